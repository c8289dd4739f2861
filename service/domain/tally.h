/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_TALLY_H
#define SV_DOMAIN_TALLY_H

#include "domain/measure.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The fold: integer sufficient statistics of a set of responses. Everything an
 * estimate needs is here, so responses are looked at once; two tallies of
 * disjoint sets add up to the tally of both.
 */

struct sv_item_tally {
    int64_t *by_option; /* as many as the item has options */
    int64_t na;
    int64_t missing; /* not answered, whether asked or not */
};

/*
 * Sums over respondents of a measure with C components, where num is a
 * respondent's satisfied and den his valid answers in a component.
 */
struct sv_measure_tally {
    int64_t respondents; /* with a valid answer in any component */
    int64_t *num;        /* C: sum of num_g */
    int64_t *den;        /* C: sum of den_g */
    int64_t *num_num;    /* C x C: sum of num_g num_h */
    int64_t *num_den;    /* C x C: sum of num_g den_h */
    int64_t *den_den;    /* C x C: sum of den_g den_h */
};

struct sv_tally {
    const struct sv_plan *plan;
    int64_t responses;
    int64_t complete;
    int64_t by_channel[SV_CHANNEL_COUNT];
    struct sv_item_tally *items;       /* per item; text items stay empty */
    struct sv_measure_tally *measures; /* per measure of the plan */
};

/* An empty tally, in the arena. plan must live as long. */
struct sv_tally *sv_tally_new(struct sv_arena *arena, const struct sv_plan *plan);

/* Some responses that are alike in all that counts. */
struct sv_tally_row {
    const uint8_t *answers; /* encoded, of the instrument's size */
    bool complete;
    enum sv_channel channel;
    int64_t count; /* how many they are */
};
void sv_tally_fold(struct sv_tally *tally, const struct sv_tally_row *row);

/* Adds the tally of other responses under the same plan. */
void sv_tally_add(struct sv_tally *tally, const struct sv_tally *other);

#endif
