/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser.h"

/* More different gains than this are as good as any gain. */
enum { STEPS_MAX = 1000 };

struct gains {
    sv_points *items; /* ascending, different */
    size_t count;
};

/* Puts a gain in its place; what is no gain, or is known, is left out. */
static void add(struct gains *gains, sv_points gain)
{
    size_t at = gains->count;

    while (at > 0 && gains->items[at - 1] > gain)
        at--;
    if (gain <= 0 || (at > 0 && gains->items[at - 1] == gain))
        return;
    for (size_t i = gains->count++; i > at; i--)
        gains->items[i] = gains->items[i - 1];
    gains->items[at] = gain;
}

/* Points of so many, or less so many: multiples up to the maximum, and the maximum itself. */
static bool add_multiples(struct sv_arena *arena, const struct sv_criterion *criterion,
                          sv_points points, struct gains *gains)
{
    sv_points each = criterion->rule.each, most = criterion->max_points;
    bool down = criterion->rule.kind == SV_RULE_DEDUCTION;

    if (each <= 0 || most / each > STEPS_MAX)
        return false;
    gains->items = sv_arena_array(arena, (size_t)(most / each) + 1, sizeof(*gains->items));
    for (sv_points of = most / each * each; of >= 0; of -= each)
        add(gains, (down ? most - of : of) - points);
    if (gains->count == 0 || gains->items[gains->count - 1] < most - points)
        add(gains, most - points);
    return true;
}

static void add_options(struct sv_arena *arena, const struct sv_criterion *criterion,
                        sv_points points, struct gains *gains)
{
    const struct sv_rule *rule = &criterion->rule;

    gains->items = sv_arena_array(arena, rule->option_count, sizeof(*gains->items));
    for (size_t i = 0; i < rule->option_count; i++) {
        struct sv_facts facts = { .kind = SV_FACTS_OPTION, .option = rule->options[i].code };
        sv_points gives = 0;

        if (sv_points_of_facts(criterion, &facts, &gives))
            add(gains, gives - points);
    }
}

static void add_steps(struct sv_arena *arena, const struct sv_criterion *criterion,
                      sv_points points, struct gains *gains)
{
    const struct sv_rule *rule = &criterion->rule;

    gains->items = sv_arena_array(arena, rule->step_count, sizeof(*gains->items));
    for (size_t i = 0; i < rule->step_count; i++)
        add(gains, rule->steps[i].points - points);
}

struct sv_gap_criterion sv_gap_criterion_of(struct sv_arena *arena,
                                            const struct sv_criterion *criterion, sv_points points)
{
    sv_points lost = criterion->max_points > points ? criterion->max_points - points : 0;
    struct gains gains = { 0 };
    bool any = false; /* every gain can be won */

    switch (criterion->rule.kind) {
    case SV_RULE_CHECKLIST:
        add_options(arena, criterion, points, &gains);
        break;
    case SV_RULE_STEPS:
    case SV_RULE_SURVEY_STEPS:
        add_steps(arena, criterion, points, &gains);
        break;
    case SV_RULE_PER_UNIT:
    case SV_RULE_DEDUCTION:
        any = !add_multiples(arena, criterion, points, &gains);
        break;
    case SV_RULE_MANUAL:
    case SV_RULE_RATIO:
    case SV_RULE_BONUS:
    case SV_RULE_SURVEY_LINEAR:
    case SV_RULE_SURVEY_OPTIONS:
    case SV_RULE_COUNT:
        any = true;
        break;
    }
    if (!any && gains.count == 0)
        lost = 0; /* on the highest step that there is, below the maximum or not */
    return (struct sv_gap_criterion){ lost, gains.items, gains.count };
}
