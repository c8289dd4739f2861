/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_FOLD_H
#define SV_DOMAIN_FOLD_H

#include "base/uuid.h"
#include "domain/cube.h"
#include "domain/cube_sums.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stored revision of a response, as the fold sees it. */
struct sv_fold_entry {
    const char *survey;
    struct sv_cube_key key; /* of the response; the part is not told */
    struct sv_uuid id;
    int64_t revision;
    struct sv_cube_response brought;
    size_t answers_size;
    bool taken;    /* by an earlier fold; else it is new */
    int64_t count; /* set by sv_fold_settle: 1 to add it, -1 to take it back, 0 for neither */
};

/*
 * Decides what a round of the fold does with its entries. A response is what has one
 * unit, survey, day and id; its highest revision counts. Of the entries, new ones are
 * those of the round and taken ones those that earlier rounds have taken, of which the
 * highest counts now. A new revision above it takes its place; any other new one was
 * overtaken before it came. Orders the entries by survey, then response, then revision.
 */
void sv_fold_settle(struct sv_fold_entry *entries, size_t count);

/* Whether encoded answers are of this instrument, as all are that the intake stored. */
bool sv_fold_fits(const struct sv_instrument *instrument, const struct sv_fold_entry *entry);

#endif
