/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_chance.h"

#include "domain/par_draw.h"

#include <assert.h>

/* Place of the scorecard among the standings, or their count. */
static size_t place_of(const struct sv_ranking *ranking, const struct sv_scorecard *card)
{
    const struct sv_standing *standing = sv_ranking_find(ranking, card->unit);

    return standing == NULL ? ranking->count : (size_t)(standing - ranking->items);
}

static struct sv_chance certain(bool reached)
{
    return (struct sv_chance){ .known = true, .reached = reached, .probability = reached };
}

static double part_of(int64_t hits, const struct sv_simulation *simulation)
{
    return (double)hits / (double)simulation->runs;
}

static struct sv_chance rank_chance(const struct sv_par_error *error, size_t place, sv_points high)
{
    const struct sv_ranking *ranking = error->ranking;
    struct sv_chance chance = certain((sv_points)ranking->items[place].rank * SV_POINT <= high);
    int64_t hits = 0;

    if (!error->varies)
        return chance;
    for (size_t run = 0; run < (size_t)error->simulation.runs; run++) {
        double own = sv_run_part(error, place, run);
        sv_points rank = SV_POINT;

        for (size_t i = 0; i < ranking->count; i++)
            rank += sv_run_part(error, i, run) > own ? SV_POINT : 0;
        hits += rank <= high;
    }
    chance.probability = part_of(hits, &error->simulation);
    return chance;
}

static struct sv_chance total_chance(const struct sv_par_error *error, size_t place, sv_points low)
{
    const sv_points *totals = error->totals[place];
    struct sv_chance chance = certain(error->ranking->items[place].card->total >= low);
    int64_t hits = 0;

    if (totals == NULL)
        return chance;
    for (int64_t run = 0; run < error->simulation.runs; run++)
        hits += totals[run] >= low;
    chance.probability = part_of(hits, &error->simulation);
    return chance;
}

/* Points of a criterion or field, those of its survey criteria replaced by those in now. */
static sv_points points_now(const struct sv_scorecard *card, size_t criterion,
                            const struct sv_parts *parts, const sv_points *now)
{
    sv_points points = card->lines[criterion].points;

    for (size_t i = 0; i < parts->count; i++) {
        if (sv_part_below(card->framework, parts->items[i].criterion, criterion))
            points += now[i] - parts->items[i].observed;
    }
    return points;
}

static sv_points fields_at_maximum(const struct sv_scorecard *card, const struct sv_parts *parts,
                                   const sv_points *now)
{
    sv_points count = 0;

    for (size_t i = 0; i < card->framework->criterion_count; i++) {
        const struct sv_score_line *line = &card->lines[i];

        if (card->framework->criteria[i].parent != SV_NO_PARENT || line->applicable_max == 0)
            continue;
        if (points_now(card, i, parts, now) - line->bonus == line->applicable_max)
            count += SV_POINT;
    }
    return count;
}

static sv_points value_of(const struct sv_scorecard *card, const struct sv_target *target,
                          const struct sv_parts *parts, const sv_points *now)
{
    if (target->kind == SV_TARGET_AT_MAXIMUM)
        return fields_at_maximum(card, parts, now);
    return points_now(card, sv_framework_find(card->framework, target->criterion), parts, now);
}

/* Of criteria and fields: they need no peers. */
static struct sv_chance own_chance(struct sv_arena *arena, const struct sv_simulation *simulation,
                                   const struct sv_scorecard *card, const struct sv_target *target)
{
    struct sv_parts parts = sv_parts_of(arena, card, simulation->seed);
    sv_points *now = sv_arena_array(arena, parts.count, sizeof(*now));
    struct sv_chance chance = { .known = true };
    int64_t hits = 0;

    for (size_t i = 0; i < parts.count; i++)
        now[i] = parts.items[i].observed;
    chance = certain(value_of(card, target, &parts, now) >= target->low);
    if (parts.count == 0)
        return chance;
    for (int64_t run = 0; run < simulation->runs; run++) {
        for (size_t i = 0; i < parts.count; i++)
            now[i] = sv_part_draw(&parts.items[i]);
        hits += value_of(card, target, &parts, now) >= target->low;
    }
    chance.probability = part_of(hits, simulation);
    return chance;
}

static bool is_scored(const struct sv_scorecard *card, const char *code)
{
    size_t place = sv_framework_find(card->framework, code);

    return place != SIZE_MAX && card->lines[place].known && card->lines[place].complete;
}

struct sv_chance sv_target_chance(struct sv_arena *arena, const struct sv_par_error *error,
                                  const struct sv_scorecard *card, const struct sv_target *target)
{
    size_t place = place_of(error->ranking, card);
    bool ranked = place < error->ranking->count;

    if (target->kind == SV_TARGET_CRITERION ? !is_scored(card, target->criterion) : !ranked)
        return (struct sv_chance){ 0 };
    if (target->kind == SV_TARGET_RANK)
        return rank_chance(error, place, target->high);
    if (target->kind == SV_TARGET_TOTAL)
        return total_chance(error, place, target->low);
    return own_chance(arena, &error->simulation, card, target);
}

/* What has to be passed: the part of its maximum that another one has, or a total. */
struct bar {
    const struct sv_scorecard *above; /* NULL for a total */
    sv_points total;
};

/* The scorecard with so many more false respondents in a survey criterion. */
static struct sv_scorecard lifted(const struct sv_scorecard *card, size_t criterion, int64_t more)
{
    const struct sv_score_line *line = &card->lines[criterion];
    const struct sv_criterion *scored = &card->framework->criteria[criterion];
    const struct sv_survey_level level = sv_survey_level_of(scored, line->survey);
    struct sv_scorecard moved = *card;

    moved.total += sv_points_with_false(scored, &level, more) - line->points;
    return moved;
}

static bool passes(const struct sv_scorecard *card, const struct bar *bar)
{
    return bar->above != NULL ? sv_scorecard_compare(card, bar->above) > 0
                              : card->total >= bar->total;
}

static size_t rank_of(const struct sv_ranking *ranking, const struct sv_scorecard *card)
{
    size_t rank = 1;

    for (size_t i = 0; i < ranking->count; i++)
        rank += sv_scorecard_compare(ranking->items[i].card, card) > 0;
    return rank;
}

static struct sv_false_answers false_answers(const struct sv_ranking *ranking,
                                             const struct sv_scorecard *card, size_t criterion,
                                             const struct bar *bar)
{
    const int64_t most = INT64_C(1000000000); /* no survey has as many; points are not moved more */
    struct sv_scorecard moved = lifted(card, criterion, most);
    int64_t low = 0, high = most; /* low is not enough, high is */

    if (card->framework->total_entered || passes(card, bar) || !passes(&moved, bar))
        return (struct sv_false_answers){ 0 };
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        moved = lifted(card, criterion, middle);
        if (passes(&moved, bar))
            high = middle;
        else
            low = middle;
    }
    moved = lifted(card, criterion, high);
    return (struct sv_false_answers){ true, high, rank_of(ranking, &moved) };
}

struct sv_false_answers sv_false_to_rank(const struct sv_ranking *ranking,
                                         const struct sv_scorecard *card, size_t criterion)
{
    size_t place = place_of(ranking, card);
    struct bar bar = { 0 };

    if (place == ranking->count || ranking->items[place].rank == 1)
        return (struct sv_false_answers){ 0 };
    /* Whoever stands before all at its own rank. */
    bar.above = ranking->items[ranking->items[place].rank - 2].card;
    return false_answers(ranking, card, criterion, &bar);
}

struct sv_false_answers sv_false_to_total(const struct sv_ranking *ranking,
                                          const struct sv_scorecard *card, size_t criterion,
                                          sv_points total)
{
    const struct bar bar = { .total = total };

    if (place_of(ranking, card) == ranking->count)
        return (struct sv_false_answers){ 0 };
    return false_answers(ranking, card, criterion, &bar);
}
