/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/measure.h"

#include "base/text.h"

#include <string.h>

static const char *const words[SV_MEASURE_STATE_COUNT] = {
    [SV_MEASURE_PROPOSED] = "proposed", [SV_MEASURE_PLANNED] = "planned",
    [SV_MEASURE_DOING] = "doing",       [SV_MEASURE_DONE] = "done",
    [SV_MEASURE_DROPPED] = "dropped",
};

const char *sv_measure_state_word(enum sv_measure_state state)
{
    return words[state];
}

bool sv_measure_state_of_word(const char *word, enum sv_measure_state *ret_state)
{
    for (int i = 0; i < SV_MEASURE_STATE_COUNT; i++) {
        if (strcmp(words[i], word) == 0) {
            *ret_state = (enum sv_measure_state)i;
            return true;
        }
    }
    return false;
}

const struct sv_measure *sv_measure_find(const struct sv_measures *measures, const char *code)
{
    for (size_t i = 0; i < measures->count; i++) {
        if (strcmp(measures->items[i].code, code) == 0)
            return &measures->items[i];
    }
    return NULL;
}

const char *sv_measure_owner_unit(const struct sv_measure *measure)
{
    return measure->owner_name.vi == NULL ? measure->owner_unit : measure->owner_name.vi;
}

bool sv_measure_overdue(const struct sv_measure *measure, sv_day today)
{
    return measure->due_on < today && measure->state != SV_MEASURE_DONE &&
           measure->state != SV_MEASURE_DROPPED;
}

sv_points sv_points_lost(const struct sv_scorecard *card, size_t criterion)
{
    const struct sv_criterion *of = &card->framework->criteria[criterion];
    const struct sv_score_line *line = &card->lines[criterion];
    sv_points most = sv_criterion_is_bonus(of) ? of->max_points : line->applicable_max;
    sv_points lost = most - line->points;

    return line->known && line->complete && lost > 0 ? lost : 0;
}

int sv_period_year(const char *period)
{
    int year = 0;

    for (size_t i = 0; i < 4; i++) {
        if (period[i] < '0' || period[i] > '9')
            return 0;
        year = 10 * year + (period[i] - '0');
    }
    return year >= 1990 && year < 2900 ? year : 0;
}

static sv_points smaller(sv_points a, sv_points b)
{
    return a < b ? a : b;
}

static sv_points expected_of(const struct sv_measures *measures, const char *criterion)
{
    sv_points expected = 0;

    for (size_t i = 0; i < measures->count; i++) {
        if (measures->items[i].state != SV_MEASURE_DROPPED &&
            strcmp(measures->items[i].criterion, criterion) == 0)
            expected += measures->items[i].expected;
    }
    return expected;
}

sv_points sv_plan_expected(const struct sv_scorecard *card, const struct sv_measures *measures,
                           size_t field)
{
    const struct sv_framework *framework = card->framework;
    sv_points own = expected_of(measures, framework->criteria[field].code), below = 0;
    sv_points lost = sv_points_lost(card, field);

    /* Everything below a field follows it, up to the next one. */
    for (size_t i = field + 1;
         i < framework->criterion_count && framework->criteria[i].parent != SV_NO_PARENT; i++)
        below +=
            smaller(expected_of(measures, framework->criteria[i].code), sv_points_lost(card, i));
    return below + (lost > below ? smaller(own, lost - below) : 0);
}

struct sv_plan_totals sv_plan_totals_of(const struct sv_scorecard *card,
                                        const struct sv_measures *measures, sv_day today)
{
    struct sv_plan_totals totals = { 0 };

    for (size_t i = 0; i < card->framework->criterion_count; i++) {
        if (card->framework->criteria[i].parent == SV_NO_PARENT)
            totals.expected += sv_plan_expected(card, measures, i);
    }
    for (size_t m = 0; m < measures->count; m++) {
        const struct sv_measure *measure = &measures->items[m];

        totals.cost += measure->state == SV_MEASURE_DROPPED ? 0 : measure->cost;
        totals.overdue += sv_measure_overdue(measure, today);
    }
    return totals;
}
