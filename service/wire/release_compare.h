/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RELEASE_COMPARE_H
#define SV_WIRE_RELEASE_COMPARE_H

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a release document and what its responses make today differ. */
struct sv_release_place {
    const char *pointer;  /* RFC 6901, into the released document */
    const char *released; /* as JSON; "" if it is not there */
    const char *recounted;
};

enum { SV_RELEASE_PLACES_KEPT = 20 };

struct sv_release_comparison {
    const char *format; /* of the released document */
    bool older;         /* it is not today's: what it could not have was not compared */
    size_t compared;    /* values that are no object or list */
    size_t different;   /* the first of which are in places */
    struct sv_release_place places[SV_RELEASE_PLACES_KEPT];
};

/*
 * Holds every value of a released document against a recounted one. Whole numbers and texts must
 * be the same, others to 1e-9: the last digits are of the machine. A document of format 2 need
 * not have what format 3 added; one of format 1 has other figures: SV_ERR_INVALID.
 * SV_ERR_MALFORMED if the released text is no JSON.
 */
SV_MUST_USE
enum sv_status sv_release_compare(struct sv_arena *arena, const char *released, size_t size,
                                  const char *recounted, struct sv_release_comparison *ret,
                                  struct sv_error *reterr);

#endif
