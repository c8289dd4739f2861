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

/* Rounds the losses so that they add up: whole millionths, then one each by largest remainder. */
static void share_out(struct sv_arena *arena, const struct sv_margin_counts *counts, sv_points lost,
                      struct sv_margin_part *parts)
{
    size_t count = counts->item_count * counts->unit_count, losing = 0;
    struct remainder *rests = sv_arena_array(arena, count, sizeof(*rests));

    for (size_t at = 0; at < count; at++) {
        int64_t unsatisfied = counts->valid[at] - counts->satisfied[at];
        double exact = (double)unsatisfied * parts[at].points_per_answer * (double)SV_POINT;
        sv_points whole = (sv_points)floor(exact);

        if (unsatisfied == 0)
            continue;
        parts[at].lost = whole < lost ? whole : lost;
        lost -= parts[at].lost;
        rests[losing++] = (struct remainder){ exact - (double)whole, at };
    }
    if (losing == 0)
        return;
    qsort(rests, losing, sizeof(*rests), compare_remainders);
    for (size_t i = 0; lost > 0; i = (i + 1) % losing) {
        parts[rests[i].part].lost++;
        lost--;
    }
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
    struct sv_survey_margin margin = { .known = true, .parts = parts };

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
