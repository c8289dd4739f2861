/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_PLAN_H
#define SV_DOMAIN_CUBE_PLAN_H

#include "base/arena.h"
#include "domain/instrument.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the tally cube keeps of the responses to an instrument: integer sums, so
 * that they are the same in whatever order the responses come, and that sums of
 * disjoint sets of responses add up. Three vectors of sums, each as fine as what
 * it serves has to be.
 */
enum sv_cube_part {
    /* Per unit, counter, day, procedure, channel and respondent type: what shares, means and
     * their variances need. */
    SV_PART_ANSWERS,
    /* The same without the procedure: cross-products of the factor scores and the overall answer.
     */
    SV_PART_FACTORS,
    /* Per unit, period, channel and respondent type: cross-products of the criteria. */
    SV_PART_ITEMS,
    SV_PART_COUNT
};

/* Sums at fixed places of the answers' vector. */
enum {
    SV_SUM_RESPONSES,
    SV_SUM_COMPLETE,
    SV_SUM_STRAIGHT, /* one and the same value throughout, over SV_STRAIGHT_MIN criteria or more */
    SV_SUM_FAST,     /* complete, in less than SV_FAST_S seconds a valid answer */
    SV_SUM_STRAIGHT_FAST,
    SV_SUM_FIXED_COUNT
};

enum {
    SV_STRAIGHT_MIN = 10,
    SV_FAST_S = 2,
    SV_CUBE_CRITERIA_MAX = 60,    /* beyond, no cross-products of criteria */
    SV_CUBE_FACTOR_SIZE_MAX = 12, /* beyond, no cross-products of factors: their sums would not
                                     fit 64 bits */
    SV_CUBE_FACTORS_MAX = 12,
};

/* A set of criteria over which complete cases are counted. */
enum sv_item_set { SV_SET_ALL, SV_SET_WITHOUT_FACTOR, SV_SET_FACTOR };

struct sv_cube_plan {
    const struct sv_instrument *instrument;
    const size_t *criteria; /* their items, in the order of the form */
    size_t criterion_count;
    const size_t *factor_of; /* per criterion: its factor, as a place in factors */
    const size_t *factors;   /* their sections; those with a criterion */
    size_t factor_count;
    const size_t *factor_sizes; /* criteria of each */
    const int64_t *score_units; /* per factor: what a score of 1 is in the sums, so that every
                                   mean of 1..size valid values is an integer */
    size_t overall_item;        /* or SV_NO_ITEM */

    /*
     * Places in the answers' vector. An item has one sum per option, then one of
     * NA and one of missing; text items have none. With num_g and den_g a
     * respondent's satisfied and valid answers in factor g:
     */
    const size_t *options_at; /* per item */
    size_t respondents_at;    /* with a valid answer: to any criterion; then per factor */
    size_t num_at;            /* per factor: sum of num_g */
    size_t den_at;            /* per factor: sum of den_g */
    size_t num_num_at;        /* F x F: sum of num_g num_h */
    size_t num_den_at;        /* F x F: sum of num_g den_h */
    size_t den_den_at;        /* F x F: sum of den_g den_h */
    size_t num_by_den_at; /* per d = 1..criteria: satisfied answers of those with d valid ones */
    size_t scored_at;     /* per factor: respondents with a score (see sv_factor_set_at) */
    size_t score_at;      /* per factor: sum of the scores times its score unit */

    size_t width[SV_PART_COUNT]; /* sums in a vector; 0 if the part is not kept */
};

/* In the arena; instrument must live as long. */
const struct sv_cube_plan *sv_cube_plan_of(struct sv_arena *arena,
                                           const struct sv_instrument *instrument);

/* The answers to an item in a vector of the answers: the valid ones, and of these the satisfied. */
struct sv_item_count {
    int64_t valid, satisfied;
};
struct sv_item_count sv_item_count_of(const struct sv_cube_plan *plan, size_t item,
                                      const int64_t *sums);

/* Place of (row, column) in a packed upper triangle of the given order. */
size_t sv_triangle_at(size_t order, size_t row, size_t column);
size_t sv_triangle_size(size_t order);

/*
 * The factors' vector: 1 + F packed triangles, of the complete cases of all factors
 * and of all but the first, the second, ...: sums of products of (1, the scores that are
 * in, the overall answer's value). A score is the mean of a factor's valid values, times
 * its score unit, if at least half of its criteria are valid. left_out: SV_NO_ITEM
 * for none, else a factor.
 */
size_t sv_factor_set_at(const struct sv_cube_plan *plan, size_t left_out);
size_t sv_factor_set_order(const struct sv_cube_plan *plan, size_t left_out);

/*
 * The items' vector: packed triangles of (1, values), one a set of criteria (all; all
 * without factor 0, 1, ...; those of factor 0, 1, ...), over its complete cases; then
 * for each pair of criteria i <= j, in the order of a packed triangle, over its complete
 * pairs: the number, sum of i, sum of j, sum of i times j.
 */
size_t sv_item_set_at(const struct sv_cube_plan *plan, enum sv_item_set set, size_t factor);
size_t sv_item_set_size(const struct sv_cube_plan *plan, enum sv_item_set set, size_t factor);
bool sv_item_set_holds(const struct sv_cube_plan *plan, enum sv_item_set set, size_t factor,
                       size_t criterion);
enum { SV_PAIR_N, SV_PAIR_FIRST, SV_PAIR_SECOND, SV_PAIR_PRODUCT, SV_PAIR_WIDTH };
size_t sv_item_pair_at(const struct sv_cube_plan *plan, size_t first, size_t second);

#endif
