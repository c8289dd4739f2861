/* SPDX-License-Identifier: Apache-2.0 */
#include "app/optimum.h"

#include "app/results.h"

#include <string.h>

static struct sv_results_query query_of(const struct sv_plan_question *question,
                                        const struct sv_scorecard *card, const char *survey)
{
    struct sv_results_query query = {
        .survey = survey,
        .scope = question->caller->unit,
        .controlled = true,
        .today = question->today,
        .scheme = "none", /* an answer is worth the same wherever it is given */
        .with = SV_WITH_ALL,
        .figures = SV_FIGURES_ESTIMATES,
        .from = "",
        .to = "",
    };

    for (int i = 0; i < SV_DIM_COUNT; i++)
        query.only[i] = "";
    query.only[SV_DIM_UNIT] = card->unit;
    return query;
}

/* Names in the results live no longer than these. */
static void keep_names(struct sv_arena *arena, struct sv_survey_gaps *gaps, size_t from)
{
    for (size_t i = from; i < gaps->count; i++) {
        gaps->items[i].item = sv_arena_strdup(arena, gaps->items[i].item);
        gaps->items[i].unit = sv_arena_strdup(arena, gaps->items[i].unit);
    }
}

/* Gaps being gathered from the surveys of a scorecard. */
struct gathering {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_plan_question *question;
    const struct sv_scorecard *card;
    struct sv_survey_gaps gaps;
};

/* A survey of another installation has no results here: then there is nothing to add. */
static enum sv_status add_gaps(struct gathering *gathering, size_t place, struct sv_error *reterr)
{
    SV_TOLD_RESULTS whole = { 0 };
    SV_TOLD_RESULTS by_unit = { 0 };
    const struct sv_scorecard *card = gathering->card;
    const struct sv_criterion *criterion = &card->framework->criteria[place];
    struct sv_results_query of_all =
        query_of(gathering->question, card, card->lines[place].survey->release.survey);
    struct sv_results_query of_units = of_all;
    size_t before = gathering->gaps.count;

    of_units.by[0] = SV_DIM_UNIT;
    of_units.by_count = 1;
    enum sv_status status =
        sv_app_results(gathering->app, gathering->arena, &of_all, &whole, reterr);
    if (status == SV_OK)
        status = sv_app_results(gathering->app, gathering->arena, &of_units, &by_unit, reterr);
    if (status == SV_ERR_NOT_FOUND || status == SV_ERR_INVALID)
        return SV_OK;
    if (status != SV_OK)
        return status;
    sv_survey_gaps_add(gathering->arena, &gathering->gaps, criterion->code, criterion->max_points,
                       &whole.answer, &by_unit.answer);
    keep_names(gathering->arena, &gathering->gaps, before);
    return SV_OK;
}

enum sv_status sv_app_optimum(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_plan_question *question, sv_points target,
                              struct sv_told_optimum *ret_told, struct sv_error *reterr)
{
    struct sv_plan plan = { 0 };

    enum sv_status status = sv_app_plan(app, arena, question, &plan, reterr);
    if (status != SV_OK)
        return status;
    struct gathering gathering = { app, arena, question, plan.card, { 0 } };

    for (size_t i = 0; i < plan.card->framework->criterion_count && status == SV_OK; i++) {
        const struct sv_criterion *criterion = &plan.card->framework->criteria[i];
        const struct sv_score_line *line = &plan.card->lines[i];

        if (criterion->leaf && criterion->rule.kind == SV_RULE_SURVEY_LINEAR &&
            line->survey != NULL && line->known)
            status = add_gaps(&gathering, i, reterr);
    }
    if (status != SV_OK)
        return status;
    sv_survey_gaps_sort(&gathering.gaps);
    ret_told->plan = sv_plan_optimum_of(arena, plan.card, &plan.measures, target);
    ret_told->survey = gathering.gaps;
    return SV_OK;
}
