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
        .by = { SV_DIM_UNIT },
        .by_count = 1,
        .from = "",
        .to = "",
    };

    for (int i = 0; i < SV_DIM_COUNT; i++)
        query.only[i] = "";
    query.only[SV_DIM_UNIT] = card->unit;
    return query;
}

/* Names in the results live no longer than these. */
static void keep_names(struct sv_arena *arena, struct sv_gap_list *list, size_t from)
{
    for (size_t i = from; i < list->count; i++) {
        struct sv_survey_gap *gap = &list->items[i];

        gap->item = sv_arena_strdup(arena, gap->item);
        gap->place.unit = sv_arena_strdup(arena, gap->place.unit);
        if (gap->place.counter != NULL)
            gap->place.counter = sv_arena_strdup(arena, gap->place.counter);
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
    SV_TOLD_RESULTS told = { 0 };
    struct sv_arena *arena = gathering->arena;
    const struct sv_scorecard *card = gathering->card;
    const struct sv_results_query query =
        query_of(gathering->question, card, card->lines[place].survey->release.survey);
    const struct sv_survey_gaps before = gathering->gaps;

    enum sv_status status = sv_app_results(gathering->app, arena, &query, &told, reterr);
    if (status == SV_ERR_NOT_FOUND || status == SV_ERR_INVALID)
        return SV_OK;
    if (status != SV_OK)
        return status;
    /* A cube of before the last showing can still move: of its counters nothing is told. */
    const struct sv_shown_state still = { 0 };
    const struct sv_shown_state *state =
        told.held->folded == told.showing.folded ? &told.showing : &still;
    const struct sv_gap_answers answers =
        sv_gap_answers_of(arena, &told.held->cube, told.held->lattices, &told.answer, state);

    sv_survey_gaps_add(arena, &gathering->gaps, &card->framework->criteria[place],
                       card->lines[place].points, &answers);
    keep_names(arena, &gathering->gaps.units, before.units.count);
    keep_names(arena, &gathering->gaps.counters, before.counters.count);
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
    struct gathering gathering = {
        .app = app, .arena = arena, .question = question, .card = plan.card
    };

    for (size_t i = 0; i < plan.card->framework->criterion_count && status == SV_OK; i++) {
        const struct sv_criterion *criterion = &plan.card->framework->criteria[i];
        const struct sv_score_line *line = &plan.card->lines[i];

        if (criterion->leaf && line->survey != NULL && line->known)
            status = add_gaps(&gathering, i, reterr);
    }
    if (status != SV_OK)
        return status;
    sv_survey_gaps_sort(&gathering.gaps);
    ret_told->plan = sv_plan_optimum_of(arena, plan.card, &plan.measures, target);
    ret_told->survey = gathering.gaps;
    return SV_OK;
}
