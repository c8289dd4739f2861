/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_TARGET_H
#define SV_DOMAIN_TARGET_H

#include "domain/par.h"

/* What a unit has set itself for a period (seed: top 10; 28 to 30 of 38 points). */
enum sv_target_kind {
    SV_TARGET_RANK, /* from low (1) to high */
    SV_TARGET_TOTAL,
    SV_TARGET_CRITERION,
    SV_TARGET_AT_MAXIMUM, /* fields at their maximum */
    SV_TARGET_KIND_COUNT
};
const char *sv_target_kind_word(enum sv_target_kind kind);
bool sv_target_kind_of_word(const char *word, enum sv_target_kind *ret_kind);

struct sv_target {
    enum sv_target_kind kind;
    const char *criterion; /* of SV_TARGET_CRITERION, else "" */
    sv_points low, high;   /* ranks and counts of fields in millionths, too */
    const char *source;    /* the document that set it */
};

struct sv_targets {
    const struct sv_target *items;
    size_t count;
};

/* Targets that somebody sends, all or none of which are set. */
struct sv_targets_order {
    struct sv_scorecard_key key;
    struct sv_targets targets;
    bool single; /* sent by itself, not in a list: pointers name its members alone */
};

/* Ends in the wrong order or out of range, ranks and counts that are not whole, criteria that the
 * framework does not have. */
void sv_targets_check(const struct sv_framework *framework, const struct sv_targets_order *order,
                      struct sv_violations *violations);

#endif
