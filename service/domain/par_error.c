/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_error.h"

#include "domain/par_draw.h"

#include <assert.h>
#include <stdlib.h>

/*
 * Totals of all runs: the total as it stands, with each survey criterion moved to where it is
 * drawn, so that a published total moves, too. NULL if there is nothing to move, or if the total
 * is no sum and nobody knows how it would.
 */
static const sv_points *totals_of(struct sv_arena *arena, const struct sv_scorecard *card,
                                  const struct sv_simulation *simulation)
{
    struct sv_parts parts = sv_parts_of(arena, card, simulation->seed);
    size_t runs = (size_t)simulation->runs;

    if (parts.count == 0 || card->framework->total_entered)
        return NULL;
    sv_points *totals = sv_arena_array(arena, runs, sizeof(*totals));

    for (size_t run = 0; run < runs; run++)
        totals[run] = card->total;
    for (size_t i = 0; i < parts.count; i++) {
        for (size_t run = 0; run < runs; run++)
            totals[run] += sv_part_draw(&parts.items[i]) - parts.items[i].observed;
    }
    return totals;
}

static int by_points(const void *left, const void *right)
{
    const sv_points *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* The only survey criterion of the scorecard, if it is linear and has an interval; or NULL. */
static const struct sv_score_line *linear_line(const struct sv_scorecard *card)
{
    const struct sv_score_line *only = NULL;

    for (size_t i = 0; i < card->framework->criterion_count; i++) {
        const struct sv_score_line *line = &card->lines[i];

        if (line->survey == NULL || !line->known)
            continue;
        if (only != NULL || card->framework->criteria[i].rule.kind != SV_RULE_SURVEY_LINEAR)
            return NULL;
        only = line;
    }
    return only != NULL && only->estimate.interval.known ? only : NULL;
}

/* Of sorted values those that leave at most 2.5 % out on either side. */
static size_t lower_place(size_t runs)
{
    return runs / 40;
}

static void find_interval(struct sv_arena *arena, const struct sv_scorecard *card,
                          const sv_points *totals, size_t runs, struct sv_standing_error *error)
{
    const struct sv_score_line *line = linear_line(card);

    error->low = error->high = card->total;
    if (totals == NULL)
        return;
    if (line != NULL) {
        error->low += sv_points_of_double(line->estimate.interval.low) - line->points;
        error->high += sv_points_of_double(line->estimate.interval.high) - line->points;
        return;
    }
    sv_points *sorted = sv_arena_array(arena, runs, sizeof(*sorted));

    for (size_t run = 0; run < runs; run++)
        sorted[run] = totals[run];
    qsort(sorted, runs, sizeof(*sorted), by_points);
    if (sorted[lower_place(runs)] < error->low)
        error->low = sorted[lower_place(runs)];
    if (sorted[runs - 1 - lower_place(runs)] > error->high)
        error->high = sorted[runs - 1 - lower_place(runs)];
}

static int by_number(const void *left, const void *right)
{
    const double *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* How many of the sorted numbers are above value. */
static size_t count_above(const double *sorted, size_t count, double value)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (sorted[middle] > value)
            high = middle;
        else
            low = middle + 1;
    }
    return count - low;
}

double sv_run_part(const struct sv_par_error *error, size_t standing, size_t run)
{
    const struct sv_scorecard *card = error->ranking->items[standing].card;
    const sv_points *totals = error->totals[standing];

    return (double)(totals == NULL ? card->total : totals[run]) / (double)card->applicable_max;
}

/* counts[standing x count + rank - 1]: in how many runs it had that rank. */
static void count_ranks(struct sv_arena *arena, const struct sv_par_error *error, size_t *counts)
{
    size_t count = error->ranking->count;
    double *parts = sv_arena_array(arena, count, sizeof(*parts));
    double *sorted = sv_arena_array(arena, count, sizeof(*sorted));

    for (size_t run = 0; run < (size_t)error->simulation.runs; run++) {
        for (size_t i = 0; i < count; i++)
            parts[i] = sorted[i] = sv_run_part(error, i, run);
        qsort(sorted, count, sizeof(*sorted), by_number);
        for (size_t i = 0; i < count; i++)
            counts[i * count + count_above(sorted, count, parts[i])]++;
    }
}

/* The worst rank that at most 2.5 % of the runs are better than. */
static size_t rank_from_above(const size_t *counts, size_t count, size_t runs)
{
    size_t rank = 1, before = 0;

    while (rank < count && 40 * (before + counts[rank - 1]) <= runs)
        before += counts[rank++ - 1];
    return rank;
}

/* The best rank that at most 2.5 % of the runs are worse than. */
static size_t rank_from_below(const size_t *counts, size_t count, size_t runs)
{
    size_t rank = count, behind = 0;

    while (rank > 1 && 40 * (behind + counts[rank - 1]) <= runs)
        behind += counts[rank-- - 1];
    return rank;
}

/* The rank as it stands is always in its band: of a unit whose answers are all satisfied each draw
 * is below what it has, and a band that leaves out the published rank would not be understood. */
static void find_ranks(struct sv_arena *arena, const struct sv_par_error *error,
                       struct sv_standing_error *items)
{
    size_t count = error->ranking->count, runs = (size_t)error->simulation.runs;
    size_t *counts = error->varies ? sv_arena_array(arena, count * count, sizeof(*counts)) : NULL;

    if (error->varies)
        count_ranks(arena, error, counts);
    for (size_t i = 0; i < count; i++) {
        size_t rank = error->ranking->items[i].rank;
        size_t low = error->varies ? rank_from_above(&counts[i * count], count, runs) : rank;
        size_t high = error->varies ? rank_from_below(&counts[i * count], count, runs) : rank;

        items[i].rank_low = low < rank ? low : rank;
        items[i].rank_high = high > rank ? high : rank;
    }
}

bool sv_simulation_fit(struct sv_simulation *simulation, size_t scorecards, int64_t *ret_most)
{
    *ret_most = scorecards == 0 ? SV_RUNS_MAX : SV_DRAWS_MAX / (int64_t)scorecards;
    if (simulation->runs == SV_RUNS_THAT_FIT)
        simulation->runs = *ret_most < SV_RUNS_USUAL ? *ret_most : SV_RUNS_USUAL;
    return simulation->runs <= *ret_most;
}

struct sv_par_error sv_par_error_of(struct sv_arena *arena, const struct sv_ranking *ranking,
                                    const struct sv_simulation *simulation)
{
    struct sv_standing_error *items = sv_arena_array(arena, ranking->count, sizeof(*items));
    const sv_points **totals = sv_arena_array(arena, ranking->count, sizeof(sv_points *));
    struct sv_par_error error = {
        .ranking = ranking, .simulation = *simulation, .items = items, .totals = totals
    };

    assert(simulation->runs >= SV_RUNS_MIN && simulation->runs <= SV_RUNS_MAX);
    for (size_t i = 0; i < ranking->count; i++) {
        const struct sv_scorecard *card = ranking->items[i].card;

        totals[i] = totals_of(arena, card, simulation);
        error.varies = error.varies || totals[i] != NULL;
        find_interval(arena, card, totals[i], (size_t)simulation->runs, &items[i]);
    }
    find_ranks(arena, &error, items);
    return error;
}
