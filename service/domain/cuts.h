/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUTS_H
#define SV_DOMAIN_CUTS_H

#include "domain/columns.h"

/*
 * A cut of a survey: the groups that have given words. For each dimension the place of a code as
 * groups have it, SV_ANY_CODE for all of them, or SV_NO_CODE for one that the survey does not know:
 * nobody is in such a cut. Nor is a group of no unit or period of the survey in any.
 */
struct sv_cut {
    int32_t at[SV_DIMENSION_COUNT];
};

enum {
    SV_NO_CODE = -2,
    /* A cut fixes some of the dimensions: so many ways are there to choose them. */
    SV_CUT_KINDS = 1 << SV_DIMENSION_COUNT,
};

bool sv_cut_holds(const struct sv_cut *cut, const struct sv_column_group *group);

/* The cut of the groups that are in both. */
struct sv_cut sv_cut_both(const struct sv_cut *one, const struct sv_cut *other);

/* Cuts by their numbers, from 0 in the order in which they came; in the arena. */
struct sv_cuts;
struct sv_cuts *sv_cuts_new(struct sv_arena *arena, const struct sv_survey *survey);

/* The number of the cut, which is added if it is new. */
size_t sv_cuts_number(struct sv_cuts *cuts, const struct sv_cut *cut);
size_t sv_cuts_count(const struct sv_cuts *cuts);
const struct sv_cut *sv_cuts_item(const struct sv_cuts *cuts, size_t number);

/*
 * Cuts of one kind fix the same dimensions, so that a group is in at most one of them. Kinds are
 * numbered from 0, too.
 */
size_t sv_cuts_kind(const struct sv_cuts *cuts, size_t number);
size_t sv_cuts_kind_count(const struct sv_cuts *cuts);

/* For each kind the number of the cut that the group is in, SIZE_MAX if it is in none. */
void sv_cuts_of(const struct sv_cuts *cuts, const struct sv_column_group *group,
                size_t ret_numbers[SV_CUT_KINDS]);

#endif
