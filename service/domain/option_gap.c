/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/option_gap.h"

#include "base/text.h"
#include "domain/survey_margin.h"

#include <string.h>

static const double HUNDRED_PERCENT = 100.0 * (double)SV_POINT;

/* An option of the item with its weight by the rule. */
struct weighed {
    size_t at; /* place in the vector of the answers */
    const char *code;
    bool satisfied;
    double weight;
};

struct weighing {
    const struct sv_item *item;
    struct weighed *options;
    size_t count;
    double best;
    int64_t answers;  /* of all, to these options */
    sv_points points; /* that they bring */
};

void sv_gap_list_grow(struct sv_arena *arena, struct sv_gap_list *list, size_t more)
{
    struct sv_survey_gap *items = sv_arena_array(arena, list->count + more, sizeof(*items));

    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof(*items));
    list->items = items;
}

static const struct sv_rule_option *option_of(const struct sv_rule *rule, const char *code)
{
    for (size_t i = 0; i < rule->option_count; i++) {
        if (strcmp(rule->options[i].code, code) == 0)
            return &rule->options[i];
    }
    return NULL;
}

static void weigh_options(struct sv_arena *arena, const struct sv_rule *rule,
                          const struct sv_cube_plan *plan, size_t place, struct weighing *weighing)
{
    weighing->item = &plan->instrument->items[place];
    weighing->options =
        sv_arena_array(arena, weighing->item->option_count, sizeof(*weighing->options));
    for (size_t i = 0; i < weighing->item->option_count; i++) {
        const struct sv_option *option = &weighing->item->options[i];
        const char *code = sv_arena_printf(arena, "%d", option->value);
        const struct sv_rule_option *of = option_of(rule, code);

        if (of == NULL)
            continue;
        double weight = (double)of->percent / HUNDRED_PERCENT;

        weighing->best = weight > weighing->best ? weight : weighing->best;
        weighing->options[weighing->count++] =
            (struct weighed){ plan->options_at[place] + i, code, option->satisfied, weight };
    }
}

static struct weighing weighing_of(struct sv_arena *arena, const struct sv_criterion *criterion,
                                   const struct sv_gap_answers *answers)
{
    const struct sv_instrument *instrument = answers->plan->instrument;
    struct weighing weighing = { 0 };
    double sum = 0;

    for (size_t i = 0; i < instrument->item_count && weighing.item == NULL; i++) {
        if (strcmp(instrument->items[i].code, criterion->rule.item) == 0)
            weigh_options(arena, &criterion->rule, answers->plan, i, &weighing);
    }
    for (size_t i = 0; i < weighing.count; i++) {
        weighing.answers += answers->whole[weighing.options[i].at];
        sum += (double)answers->whole[weighing.options[i].at] * weighing.options[i].weight;
    }
    if (weighing.answers > 0)
        weighing.points = sv_points_of_double(sv_double_of_points(criterion->max_points) * sum /
                                              (double)weighing.answers);
    return weighing;
}

/* What each place loses by each option; the last place is what is told of none. */
static sv_points *losses_of(struct sv_arena *arena, const struct sv_criterion *criterion,
                            const struct sv_gap_answers *answers,
                            const struct sv_gap_places *places, const struct weighing *weighing)
{
    size_t count = (places->count + 1) * weighing->count;
    double each = (double)criterion->max_points / (double)weighing->answers;
    double *exact = sv_arena_array(arena, count, sizeof(*exact));
    sv_points *lost = sv_arena_array(arena, count, sizeof(*lost));

    for (size_t o = 0; o < weighing->count; o++) {
        const struct weighed *option = &weighing->options[o];
        int64_t left = answers->whole[option->at];

        for (size_t p = 0; p < places->count; p++) {
            int64_t here = places->items[p].sums[option->at];

            exact[p * weighing->count + o] = (double)here * each * (1 - option->weight);
            left -= here;
        }
        exact[places->count * weighing->count + o] = (double)left * each * (1 - option->weight);
    }
    sv_points_share_out(arena, exact, count, criterion->max_points - weighing->points, lost);
    return lost;
}

static struct sv_item_count count_of(const struct weighing *weighing,
                                     const struct sv_gap_place *place)
{
    struct sv_item_count count = { 0 };

    for (size_t o = 0; o < weighing->count; o++) {
        int64_t here = place->sums[weighing->options[o].at];

        count.valid += here;
        count.satisfied += weighing->options[o].satisfied ? here : 0;
    }
    return count;
}

void sv_option_gaps_add(struct sv_arena *arena, const struct sv_criterion *criterion,
                        const struct sv_gap_answers *answers, const struct sv_gap_places *places,
                        struct sv_gap_list *list)
{
    const struct weighing weighing = weighing_of(arena, criterion, answers);

    if (weighing.answers == 0)
        return;
    const sv_points *lost = losses_of(arena, criterion, answers, places, &weighing);
    double each = sv_double_of_points(criterion->max_points) / (double)weighing.answers;

    sv_gap_list_grow(arena, list, places->count * weighing.count);
    for (size_t i = 0; i < places->count * weighing.count; i++) {
        const struct sv_gap_place *place = &places->items[i / weighing.count];
        const struct weighed *option = &weighing.options[i % weighing.count];
        const struct sv_item_count count = count_of(&weighing, place);

        if (place->sums[option->at] == 0 || option->weight >= weighing.best)
            continue;
        list->items[list->count++] = (struct sv_survey_gap){
            .criterion = criterion->code,
            .item = weighing.item->code,
            .option = option->code,
            .place = *place,
            .valid = count.valid,
            .satisfied = count.satisfied,
            .answers = place->sums[option->at],
            .in_points = true,
            .lost = lost[i],
            .points_per_answer = each * (weighing.best - option->weight),
        };
    }
}
