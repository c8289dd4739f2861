/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_FRONT_H
#define SV_DOMAIN_OPTIMISER_FRONT_H

#include "base/arena.h"
#include "domain/points.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Between the optimiser's files: sets of measures of which none is better in points and cost. */

/* Steps taken, and whether fronts were thinned because there were too many. */
struct sv_work {
    int64_t spent;
    int64_t limit;
    bool thinned;
};
void sv_work_spend(struct sv_work *work, size_t steps);
/* From the limit on everything that grows is kept small. */
bool sv_work_is_over(const struct sv_work *work);
/* At three times the limit even small is too much: only a first way is followed. */
bool sv_work_is_out(struct sv_work *work);

/* A set of measures; bit r is the measure whose code is r-th in order. */
struct sv_pick {
    sv_points points;
    int64_t cost;
    size_t count;
    const uint64_t *bits;
};

/* From many points at a high cost to few at a low one. */
struct sv_front {
    const struct sv_pick *items;
    size_t count;
};

enum sv_front_kind {
    SV_FRONT_RAW,   /* within a criterion: points are sums before cap and steps, at most top */
    SV_FRONT_FINAL, /* points that add up; from top on only the cheapest counts */
    SV_FRONT_ALL    /* nothing is dropped: the points of a set are not known from a sum */
};

/* A set joined of two, not yet written out. */
struct sv_joined {
    sv_points points;
    int64_t cost;
    size_t count;
    const struct sv_pick *left;
    const struct sv_pick *right;
};

/* Builds a front out of sums of others. */
struct sv_front_maker {
    struct sv_arena *arena; /* for its own memory */
    struct sv_work *work;
    enum sv_front_kind kind;
    sv_points top;
    size_t words; /* of bits */
    struct sv_joined *now, *next;
    size_t count, now_size, next_size;
};

void sv_front_start(struct sv_front_maker *maker);
/* Takes in all sets of the front, each joined with the label. They have no measure in common. */
void sv_front_add(struct sv_front_maker *maker, const struct sv_front *front,
                  const struct sv_pick *label);
/* Takes in all sums of both. */
void sv_front_add_sums(struct sv_front_maker *maker, const struct sv_front *a,
                       const struct sv_front *b);
struct sv_front sv_front_take(struct sv_front_maker *maker, struct sv_arena *arena);

/* The front that holds the empty set alone. */
struct sv_front sv_front_of_nothing(struct sv_arena *arena, size_t words);

int64_t sv_cost_sum(int64_t a, int64_t b); /* INT64_MAX if it does not fit */

/* Whether a set has the earlier codes: it holds the first measure that only one of both has. */
bool sv_bits_earlier(const uint64_t *a, const uint64_t *b, size_t words);
static inline bool sv_bit(const uint64_t *bits, size_t at)
{
    return (bits[at / 64] >> at % 64 & 1) != 0;
}
static inline void sv_bit_set(uint64_t *bits, size_t at)
{
    bits[at / 64] |= UINT64_C(1) << at % 64;
}
bool sv_bits_meet(const uint64_t *a, const uint64_t *b, size_t words);
bool sv_bits_within(const uint64_t *a, const uint64_t *b, size_t words); /* all of a are in b */
bool sv_bits_same(const uint64_t *a, const uint64_t *b, size_t words);
uint64_t *sv_bits_copy(struct sv_arena *arena, const uint64_t *bits, size_t words);

#endif
