/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_margin.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Answers that are pooled: of everything, an item, a factor or a group. */
struct pool {
    int64_t valid;
    int64_t satisfied;
};

static size_t pool_count(const struct sv_margin_counts *counts)
{
    switch (counts->rule) {
    case SV_INDEX_MEAN_ITEMS:
        return counts->item_count;
    case SV_INDEX_MEAN_FACTORS:
    case SV_INDEX_MEAN_GROUPS:
        return counts->block_count;
    case SV_INDEX_POOLED:
    case SV_INDEX_RULE_COUNT:
        break;
    }
    return 1;
}

static size_t pool_of(const struct sv_margin_counts *counts, size_t item)
{
    switch (counts->rule) {
    case SV_INDEX_MEAN_ITEMS:
        return item;
    case SV_INDEX_MEAN_FACTORS:
    case SV_INDEX_MEAN_GROUPS:
        assert(counts->block_of[item] < counts->block_count);
        return counts->block_of[item];
    case SV_INDEX_POOLED:
    case SV_INDEX_RULE_COUNT:
        break;
    }
    return 0;
}

static struct pool *fill_pools(struct sv_arena *arena, const struct sv_margin_counts *counts)
{
    struct pool *pools = sv_arena_array(arena, pool_count(counts), sizeof(*pools));

    for (size_t at = 0; at < counts->item_count * counts->unit_count; at++) {
        struct pool *pool = &pools[pool_of(counts, at / counts->unit_count)];

        assert(counts->satisfied[at] >= 0 && counts->satisfied[at] <= counts->valid[at]);
        pool->valid += counts->valid[at];
        pool->satisfied += counts->satisfied[at];
    }
    return pools;
}

/* What a part loses beyond the whole millionths that it was given. */
struct remainder {
    double rest;
    size_t part;
};

/* Largest rest first; of equal ones the earlier part. */
static int compare_remainders(const void *a, const void *b)
{
    const struct remainder *x = a, *y = b;

    if (x->rest != y->rest)
        return x->rest < y->rest ? 1 : -1;
    return (x->part > y->part) - (x->part < y->part);
}

void sv_points_share_out(struct sv_arena *arena, const double *exact, size_t count, sv_points lost,
                         sv_points *ret_lost)
{
    struct remainder *rests = sv_arena_array(arena, count, sizeof(*rests));
    size_t losing = 0;

    for (size_t at = 0; at < count; at++) {
        sv_points whole = (sv_points)floor(exact[at]);

        ret_lost[at] = 0;
        if (exact[at] <= 0)
            continue;
        ret_lost[at] = whole < lost ? whole : lost;
        lost -= ret_lost[at];
        rests[losing++] = (struct remainder){ exact[at] - (double)whole, at };
    }
    if (losing == 0)
        return;
    qsort(rests, losing, sizeof(*rests), compare_remainders);
    for (size_t i = 0; lost > 0; i = (i + 1) % losing) {
        ret_lost[rests[i].part]++;
        lost--;
    }
}

static void share_out(struct sv_arena *arena, const struct sv_margin_counts *counts, sv_points lost,
                      struct sv_margin_part *parts)
{
    size_t count = counts->item_count * counts->unit_count;
    double *exact = sv_arena_array(arena, count, sizeof(*exact));
    sv_points *shared = sv_arena_array(arena, count, sizeof(*shared));

    for (size_t at = 0; at < count; at++)
        exact[at] = (double)(counts->valid[at] - counts->satisfied[at]) *
                    parts[at].points_per_answer * (double)SV_POINT;
    sv_points_share_out(arena, exact, count, lost, shared);
    for (size_t at = 0; at < count; at++)
        parts[at].lost = shared[at];
}

struct sv_survey_margin sv_survey_margin_of(struct sv_arena *arena,
                                            const struct sv_margin_counts *counts,
                                            sv_points max_points)
{
    size_t count = counts->item_count * counts->unit_count;
    struct sv_margin_part *parts = sv_arena_array(arena, count, sizeof(*parts));
    struct pool *pools = fill_pools(arena, counts);
    double known = 0, shares = 0;

    for (size_t p = 0; p < pool_count(counts); p++) {
        if (pools[p].valid == 0)
            continue;
        known++;
        shares += (double)pools[p].satisfied / (double)pools[p].valid;
    }
    if (known == 0)
        return (struct sv_survey_margin){ .parts = parts };

    double max = sv_double_of_points(max_points);
    struct sv_survey_margin margin = { .known = true, .share = shares / known, .parts = parts };

    margin.points = sv_points_of_double(max * shares / known);
    margin.lost = max_points - margin.points;
    for (size_t at = 0; at < count; at++) {
        const struct pool *pool = &pools[pool_of(counts, at / counts->unit_count)];

        if (counts->valid[at] > 0)
            parts[at].points_per_answer = max / known / (double)pool->valid;
    }
    share_out(arena, counts, margin.lost, parts);
    return margin;
}

/* The fullest pools last: there an answer weighs least. */
static int compare_pools(const void *a, const void *b)
{
    const struct pool *x = a, *y = b;

    return (x->valid > y->valid) - (x->valid < y->valid);
}

int64_t sv_margin_answers_to(struct sv_arena *arena, const struct sv_margin_counts *counts,
                             double at_least)
{
    /* A share of exactly the threshold must not miss it by rounding. */
    const double ROUNDING = 1e-12;
    struct pool *pools = fill_pools(arena, counts);
    size_t count = pool_count(counts);
    double known = 0, missing = 0;
    int64_t answers = 0;

    for (size_t p = 0; p < count; p++) {
        known += pools[p].valid > 0;
        missing -= pools[p].valid > 0 ? (double)pools[p].satisfied / (double)pools[p].valid : 0;
    }
    if (known == 0)
        return 0;
    missing += at_least * known;
    qsort(pools, count, sizeof(*pools), compare_pools);
    for (size_t p = 0; p < count && missing > ROUNDING * known; p++) {
        double valid = (double)pools[p].valid;
        int64_t left = pools[p].valid - pools[p].satisfied;
        double needed = ceil((missing - ROUNDING * known) * valid);
        int64_t taken = needed < (double)left ? (int64_t)needed : left;

        answers += taken;
        missing -= taken == 0 ? 0 : (double)taken / valid;
    }
    return missing > ROUNDING * known ? -1 : answers;
}
