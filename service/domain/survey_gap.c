/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_gap.h"

#include "domain/option_gap.h"
#include "domain/survey_margin.h"

#include <stdlib.h>
#include <string.h>

/* The block of a criterion: its factor or, if the index is a mean of groups, the first factor of
 * its group. */
static size_t block_of(const struct sv_gap_answers *answers, size_t criterion)
{
    const struct sv_cube_plan *plan = answers->plan;
    const struct sv_section *sections = plan->instrument->sections;
    size_t factor = plan->factor_of[criterion];
    const char *group = sections[plan->factors[factor]].group;

    for (size_t f = 0;
         f < factor && answers->survey->index_rule == SV_INDEX_MEAN_GROUPS && group != NULL; f++) {
        const char *other = sections[plan->factors[f]].group;

        if (other != NULL && strcmp(other, group) == 0)
            return f;
    }
    return factor;
}

/* Item by item; the last place is all that is told of none, together. */
static struct sv_margin_counts counts_of(struct sv_arena *arena,
                                         const struct sv_gap_answers *answers,
                                         const struct sv_gap_places *places)
{
    const struct sv_cube_plan *plan = answers->plan;
    size_t count = places->count + 1;
    int64_t *valid = sv_arena_array(arena, plan->criterion_count * count, sizeof(*valid));
    int64_t *satisfied = sv_arena_array(arena, plan->criterion_count * count, sizeof(*satisfied));
    size_t *blocks = sv_arena_array(arena, plan->criterion_count, sizeof(*blocks));

    for (size_t c = 0; c < plan->criterion_count; c++) {
        struct sv_item_count left = sv_item_count_of(plan, plan->criteria[c], answers->whole);

        blocks[c] = block_of(answers, c);
        for (size_t p = 0; p < places->count; p++) {
            const struct sv_item_count here =
                sv_item_count_of(plan, plan->criteria[c], places->items[p].sums);

            valid[c * count + p] = here.valid;
            satisfied[c * count + p] = here.satisfied;
            left.valid -= here.valid;
            left.satisfied -= here.satisfied;
        }
        valid[c * count + places->count] = left.valid;
        satisfied[c * count + places->count] = left.satisfied;
    }
    return (struct sv_margin_counts){
        .item_count = plan->criterion_count,
        .unit_count = count,
        .valid = valid,
        .satisfied = satisfied,
        .block_of = blocks,
        .block_count = plan->factor_count,
        .rule = answers->survey->index_rule,
    };
}

/* Of steps the share is what an answer moves: the margin of a maximum of one point. */
static void add_places(struct sv_arena *arena, const struct sv_criterion *criterion,
                       const struct sv_gap_answers *answers, const struct sv_gap_places *places,
                       struct sv_gap_list *list)
{
    const struct sv_cube_plan *plan = answers->plan;
    const struct sv_margin_counts counts = counts_of(arena, answers, places);
    bool in_points = criterion->rule.kind == SV_RULE_SURVEY_LINEAR;
    sv_points max = in_points ? criterion->max_points : SV_POINT;
    const struct sv_survey_margin margin = sv_survey_margin_of(arena, &counts, max);

    sv_gap_list_grow(arena, list, plan->criterion_count * places->count);
    for (size_t i = 0; i < plan->criterion_count * counts.unit_count; i++) {
        size_t c = i / counts.unit_count, p = i % counts.unit_count;
        double each = margin.parts[i].points_per_answer;

        if (p == places->count || counts.valid[i] == 0)
            continue;
        list->items[list->count++] = (struct sv_survey_gap){
            .criterion = criterion->code,
            .item = plan->instrument->items[plan->criteria[c]].code,
            .place = places->items[p],
            .valid = counts.valid[i],
            .satisfied = counts.satisfied[i],
            .answers = counts.valid[i] - counts.satisfied[i],
            .in_points = in_points,
            .lost = in_points ? margin.parts[i].lost : 0,
            .points_per_answer = in_points ? each : 0,
            .share_per_answer = each / sv_double_of_points(max),
        };
    }
}

/* The lowest step that is worth more than these points. */
static const struct sv_rule_step *next_step(const struct sv_criterion *criterion, sv_points points)
{
    const struct sv_rule_step *next = NULL;

    for (size_t i = 0; i < criterion->rule.step_count; i++) {
        if (criterion->rule.steps[i].points > points)
            next = &criterion->rule.steps[i];
    }
    return next;
}

static void add_step(struct sv_arena *arena, const struct sv_criterion *criterion, sv_points points,
                     const struct sv_gap_answers *answers, struct sv_survey_gaps *gaps)
{
    const double HUNDRED_PERCENT = 100.0 * (double)SV_POINT;
    const struct sv_gap_places nowhere = { 0 };
    const struct sv_margin_counts counts = counts_of(arena, answers, &nowhere);
    const struct sv_survey_margin margin = sv_survey_margin_of(arena, &counts, SV_POINT);
    struct sv_step_gap *steps = sv_arena_array(arena, gaps->step_count + 1, sizeof(*steps));
    const struct sv_rule_step *next = next_step(criterion, points);

    if (!margin.known || next == NULL)
        return;
    if (gaps->step_count > 0)
        memcpy(steps, gaps->steps, gaps->step_count * sizeof(*steps));
    steps[gaps->step_count++] = (struct sv_step_gap){
        .criterion = criterion->code,
        .share = margin.share,
        .at_least = next->at_least,
        .points = next->points,
        .more = next->points - points,
        .answers = sv_margin_answers_to(arena, &counts, (double)next->at_least / HUNDRED_PERCENT),
    };
    gaps->steps = steps;
}

void sv_survey_gaps_add(struct sv_arena *arena, struct sv_survey_gaps *gaps,
                        const struct sv_criterion *criterion, sv_points points,
                        const struct sv_gap_answers *answers)
{
    bool by_option = criterion->rule.kind == SV_RULE_SURVEY_OPTIONS;

    gaps->units.hidden += answers->units.hidden;
    gaps->counters.hidden += answers->counters.hidden;
    if (answers->whole == NULL)
        return;
    if (by_option) {
        sv_option_gaps_add(arena, criterion, answers, &answers->units, &gaps->units);
        sv_option_gaps_add(arena, criterion, answers, &answers->counters, &gaps->counters);
        return;
    }
    add_places(arena, criterion, answers, &answers->units, &gaps->units);
    add_places(arena, criterion, answers, &answers->counters, &gaps->counters);
    if (criterion->rule.kind == SV_RULE_SURVEY_STEPS)
        add_step(arena, criterion, points, answers, gaps);
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static int by_loss(const void *a, const void *b)
{
    const struct sv_survey_gap *x = a, *y = b;
    int order = (x->lost < y->lost) - (x->lost > y->lost);

    if (order == 0)
        order = (x->answers < y->answers) - (x->answers > y->answers);
    if (order == 0)
        order = strcmp(x->place.unit, y->place.unit);
    if (order == 0)
        order = compare_text(x->place.counter, y->place.counter);
    if (order == 0)
        order = strcmp(x->item, y->item);
    return order != 0 ? order : compare_text(x->option, y->option);
}

static void sort(struct sv_gap_list *list)
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof(*list->items), by_loss);
}

void sv_survey_gaps_sort(struct sv_survey_gaps *gaps)
{
    sort(&gaps->units);
    sort(&gaps->counters);
}
