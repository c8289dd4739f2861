/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/plan.h"

#include <string.h>

static struct sv_plan_line line_of(struct sv_arena *arena, const struct sv_plan_base *base,
                                   const struct sv_plan_outcome *outcome,
                                   const struct sv_measure *measure)
{
    const struct sv_framework *framework = base->card->framework;
    struct sv_plan_line line = {
        .measure = measure,
        .criterion = sv_framework_find(framework, measure->criterion),
        .overdue = sv_measure_overdue(measure, base->today),
        .gain = { .note = SV_GAIN_NOT_YET },
        .effect = { .note = SV_EFFECT_NOT_SURVEYED },
    };

    if (line.criterion == SIZE_MAX)
        return line;
    const struct sv_criterion *criterion = &framework->criteria[line.criterion];

    if (criterion->leaf && sv_rule_is_survey(criterion->rule.kind))
        line.effect = sv_effect_of(arena, base->card, line.criterion, outcome->releases,
                                   outcome->release_count);
    else
        line.gain = sv_gain_of(base->card, line.criterion, outcome->next);
    if (line.gain.note == SV_GAIN_NOT_YET && measure->achieved_known)
        line.gain = (struct sv_gain){ SV_GAIN_ENTERED, measure->achieved };
    return line;
}

/* A gain of the criterion is told with each of its measures; what was entered is of one alone. */
static bool counted_before(const struct sv_plan *plan, size_t line)
{
    for (size_t i = 0; i < line && plan->lines[line].gain.note != SV_GAIN_ENTERED; i++) {
        if (plan->lines[i].criterion == plan->lines[line].criterion &&
            plan->lines[i].measure->state != SV_MEASURE_DROPPED)
            return true;
    }
    return false;
}

static void add_up(struct sv_plan *plan)
{
    for (size_t i = 0; i < plan->measures.count; i++) {
        const struct sv_plan_line *line = &plan->lines[i];
        bool gained = line->gain.note == SV_GAIN_TOLD || line->gain.note == SV_GAIN_ENTERED;
        bool surveyed = line->effect.note == SV_EFFECT_TOLD;

        if (line->measure->state == SV_MEASURE_DROPPED || !(gained || surveyed) ||
            counted_before(plan, i))
            continue;
        plan->achieved_known = true;
        plan->achieved += gained ? line->gain.points : sv_points_of_double(line->effect.points);
    }
}

struct sv_plan sv_plan_of(struct sv_arena *arena, const struct sv_plan_base *base,
                          const struct sv_plan_outcome *outcome)
{
    struct sv_plan plan = {
        .card = base->card,
        .lines = sv_arena_array(arena, base->measures.count, sizeof(*plan.lines)),
        .measures = base->measures,
        .totals = sv_plan_totals_of(base->card, &base->measures, base->today),
        .today = base->today,
    };

    for (size_t i = 0; i < base->measures.count; i++)
        plan.lines[i] = line_of(arena, base, outcome, &base->measures.items[i]);
    add_up(&plan);
    return plan;
}
