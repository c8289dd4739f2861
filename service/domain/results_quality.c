/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/results_quality.h"

#include <string.h>

enum {
    COUNTER_MIN = 30, /* responses of a counter that is told apart */
    REST_MIN = 10     /* and of those of its channel that were given at no counter */
};

/* The responses of a unit at one counter, or at none (""), by channel. */
struct counter {
    size_t unit;
    int64_t by_channel[SV_CHANNEL_COUNT];
};

struct counters {
    struct sv_counter_quality *told;
    struct counter *counted;
    size_t count;
};

static size_t place_of(const struct counters *counters, size_t unit, const char *name)
{
    size_t place = 0;

    while (place < counters->count && (counters->counted[place].unit != unit ||
                                       strcmp(counters->told[place].counter, name) != 0))
        place++;
    return place;
}

static void add_row(const struct sv_cube *cube, const struct sv_cube_row *row,
                    struct counters *counters)
{
    const struct sv_cluster *cluster = &cube->clusters[row->cluster];
    size_t place = place_of(counters, cluster->unit, cluster->counter);
    struct sv_counter_quality *told = &counters->told[place];

    if (place == counters->count) {
        told->unit = cube->survey->units.items[cluster->unit].code;
        told->counter = cluster->counter;
        counters->counted[place].unit = cluster->unit;
        counters->count++;
    }
    told->responses += row->sums[SV_SUM_RESPONSES];
    told->straight += row->sums[SV_SUM_STRAIGHT];
    told->fast += row->sums[SV_SUM_FAST];
    counters->counted[place]
        .by_channel[sv_weight_cell_of(cube->survey, row->weight_cell).channel] +=
        row->sums[SV_SUM_RESPONSES];
}

static size_t channels_of(const struct counter *counter)
{
    size_t count = 0;

    for (size_t i = 0; i < SV_CHANNEL_COUNT; i++)
        count += counter->by_channel[i] > 0;
    return count;
}

/* Whether the counters of a unit divide it and its channels into groups that may be told. */
static bool divide_safely(const struct counters *counters, size_t unit)
{
    for (size_t i = 0; i < counters->count; i++) {
        const struct counter *counter = &counters->counted[i];
        bool named = counters->told[i].counter[0] != '\0';

        if (counter->unit != unit)
            continue;
        if (named && (counters->told[i].responses < COUNTER_MIN || channels_of(counter) > 1))
            return false;
        for (size_t k = 0; !named && k < SV_CHANNEL_COUNT; k++) {
            if (counter->by_channel[k] > 0 && counter->by_channel[k] < REST_MIN)
                return false;
        }
    }
    return true;
}

static bool unit_is_told(const struct sv_results_rules *rules, const struct sv_cube *cube,
                         const struct counters *counters, size_t unit)
{
    struct sv_domain cell = SV_DOMAIN_ALL;

    cell.unit = unit;
    for (cell.channel = 0; cell.channel < SV_CHANNEL_COUNT; cell.channel++) {
        if (!sv_results_may_show(rules, cube, &cell, SV_FINE_INDEX))
            return false;
    }
    return divide_safely(counters, unit);
}

static void decide(const struct sv_results_rules *rules, const struct sv_cube *cube,
                   const struct sv_domain *domain, struct counters *counters)
{
    bool narrowed = domain->clusters != NULL || domain->period != SV_ANY ||
                    domain->procedure != SV_ANY || domain->channel != SV_ANY ||
                    domain->respondent != SV_ANY;

    for (size_t i = 0; i < counters->count; i++)
        counters->told[i].shown = rules->may_show == NULL ||
                                  (!narrowed && counters->told[i].responses >= COUNTER_MIN &&
                                   unit_is_told(rules, cube, counters, counters->counted[i].unit));
}

struct sv_answer_quality sv_answer_quality_of(struct sv_arena *arena,
                                              const struct sv_weighted_cube *weighted,
                                              const struct sv_results_query *query,
                                              const struct sv_domain *domain,
                                              const struct sv_results_rules *rules)
{
    const struct sv_cube *cube = weighted->cube;
    const struct sv_cube_rows *rows = sv_domain_rows(cube, domain);
    const struct sv_result_group everybody = { .domain = *domain };
    struct sv_results_query items = *query;
    struct sv_answer_quality quality = { 0 };
    struct counters counters = {
        .told = sv_arena_array(arena, cube->cluster_count, sizeof(*counters.told)),
        .counted = sv_arena_array(arena, cube->cluster_count, sizeof(*counters.counted)),
    };

    for (size_t i = 0; i < rows->count; i++) {
        const int64_t *sums = rows->items[i].sums;

        if (!sv_domain_holds(cube, domain, &rows->items[i]))
            continue;
        add_row(cube, &rows->items[i], &counters);
        quality.responses += sums[SV_SUM_RESPONSES];
        quality.complete += sums[SV_SUM_COMPLETE];
        quality.straight += sums[SV_SUM_STRAIGHT];
        quality.fast += sums[SV_SUM_FAST];
        quality.straight_fast += sums[SV_SUM_STRAIGHT_FAST];
    }
    decide(rules, cube, domain, &counters);
    quality.counters = counters.told;
    quality.counter_count = counters.count;
    items.with = SV_WITH_ITEMS;
    items.full = false;
    quality.items = sv_group_estimates_of(arena, weighted, &items, &everybody).items;
    return quality;
}
