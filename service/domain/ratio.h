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
    size_t place; /* of the sum, among the ratio's places */
    double num;
    double den;
};

struct sv_ratio_terms {
    struct sv_ratio_term *items;
    size_t count;
};

/* From what the spread between the respondents follows. */
enum sv_ratio_kind {
    SV_RATIO_SINGLE,  /* a respondent is in one term: from the terms */
    SV_RATIO_FACTORS, /* from the sums of products of the factors */
    SV_RATIO_OTHER    /* the cube does not keep it: no design effect */
};

struct sv_ratio {
    enum sv_ratio_kind kind;
    bool mean;                    /* of values: neither in 0..1 nor a share */
    struct sv_ratio_terms *parts; /* those without an answer are left out of the mean */
    size_t part_count;            /* 0: there is no such measure, it is never known */
    struct sv_ratio_terms counts; /* x and m, satisfied and valid answers, as integers */

    /*
     * What of the answers' vector is needed: first the sums of which the respondents are
     * the total, then those of the terms; last, of SV_RATIO_FACTORS with F factors, F x F
     * each, the products num num, num den and den den.
     */
    size_t *places;
    size_t place_count;
    size_t respondents_count;
    size_t products_place;
    size_t product_factor_count; /* F; in the order of the parts, a pair of terms each */
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
