/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RATIO_H
#define SV_DOMAIN_RATIO_H

#include "base/arena.h"
#include "domain/cube_plan.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A measure, read off the sums of a row of the cube: num / den, sums over the
 * respondents (statistics section 2); or the mean of several such ratios.
 */

/* What a sum brings to num and to den. */
struct sv_ratio_term {
    size_t at; /* place in the answers' vector */
    double num;
    double den;
};

struct sv_ratio_part {
    const struct sv_ratio_term *terms;
    size_t term_count;
    const size_t *factors; /* that it is made of; see SV_RATIO_FACTORS */
    size_t factor_count;
};

/* From what the spread between the respondents follows. */
enum sv_ratio_kind {
    SV_RATIO_SINGLE,  /* a respondent is in one term: from the terms */
    SV_RATIO_FACTORS, /* from the sums of products of the factors */
    SV_RATIO_OTHER    /* the cube does not keep it: no design effect */
};

struct sv_ratio {
    enum sv_ratio_kind kind;
    bool mean;                         /* of values: neither in 0..1 nor a share */
    const struct sv_ratio_part *parts; /* those without an answer are left out of the mean */
    size_t part_count;                 /* 0: there is no such measure, it is never known */
    /* Of whom and of how many answers: sums of these places. */
    const size_t *respondents_at;
    size_t respondents_count;
    const struct sv_ratio_term *counts; /* x and m as integers: satisfied and valid answers */
    size_t count_count;
};

/* In the arena. Items are places in the instrument, factors places in the plan. */

/* Satisfied answers to an item; no measure if none of its options satisfies, or several at once. */
struct sv_ratio sv_ratio_of_item(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                 size_t item);
/* Mean value of a scale item. */
struct sv_ratio sv_ratio_of_item_mean(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                      size_t item);
/* Those who chose one option of a scale or single-choice item, among its valid answers. */
struct sv_ratio sv_ratio_of_option(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                   size_t item, size_t option);
/* NA among valid answers and NA. */
struct sv_ratio sv_ratio_of_na(struct sv_arena *arena, const struct sv_cube_plan *plan,
                               size_t item);
struct sv_ratio sv_ratio_of_factor(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                   size_t factor);
struct sv_ratio sv_ratio_of_index(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                  enum sv_index_rule rule);
/* The mean over the respondents of their own shares (variant of section 6). */
struct sv_ratio sv_ratio_of_respondents(struct sv_arena *arena, const struct sv_cube_plan *plan);

#endif
