/* SPDX-License-Identifier: Apache-2.0 */
#include "app/reports.h"

#include <assert.h>
#include <string.h>

/* One report, its questions being asked one after the other until one fails. */
struct reporting {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_report_order *order;
    struct sv_told_report *told;
    enum sv_status status;
    struct sv_error *reterr;
};

/* What a question has of its own. */
struct question {
    enum sv_figures figures;
    enum sv_dimension by; /* SV_DIM_COUNT: by nothing */
    const char *scheme;   /* "": the best that the survey allows */
    bool all_periods;
    const char *from, *to;
};

/* NULL if this question, or one before, was not answered. */
static const struct sv_results_answer *ask(struct reporting *reporting,
                                           const struct question *question)
{
    const struct sv_report_order *order = reporting->order;
    struct sv_told_report *told = reporting->told;
    struct sv_results_query query = {
        .survey = order->survey,
        .scope = order->scope,
        .controlled = true,
        .today = order->today,
        .by = { question->by },
        .by_count = question->by == SV_DIM_COUNT ? 0 : 1,
        .scheme = question->scheme == NULL ? "" : question->scheme,
        .with = question->by == SV_DIM_COUNT ? SV_WITH_ALL : SV_WITH_INDEX, /* hides fewer groups */
        .figures = question->figures,
        .from = question->from == NULL ? "" : question->from,
        .to = question->to == NULL ? "" : question->to,
    };

    if (reporting->status != SV_OK)
        return NULL;
    for (int i = 0; i < SV_DIM_COUNT; i++)
        query.only[i] = "";
    query.only[SV_DIM_PERIOD] = question->all_periods ? "" : order->period;
    assert(told->part_count < SV_REPORT_PARTS_MAX);
    struct sv_told_results *part = &told->parts[told->part_count++];

    reporting->status =
        sv_app_results(reporting->app, reporting->arena, &query, part, reporting->reterr);
    return reporting->status == SV_OK ? &part->answer : NULL;
}

static const struct sv_results_answer *estimates_by(struct reporting *reporting,
                                                    enum sv_dimension by)
{
    return ask(reporting, &(struct question){ .figures = SV_FIGURES_ESTIMATES, .by = by });
}

static const struct sv_results_answer *figures_of(struct reporting *reporting,
                                                  enum sv_figures figures)
{
    return ask(reporting, &(struct question){ .figures = figures, .by = SV_DIM_COUNT });
}

static const struct sv_period *period_of(const struct sv_survey *survey, const char *code)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, code) == 0)
            return &survey->periods[i];
    }
    return NULL;
}

/* The last two periods that may be shown, up to that of the report; false if there are not two. */
static bool find_periods(struct sv_report_figures *figures)
{
    const struct sv_result_groups *groups = &figures->by_period->groups;

    for (size_t i = 0; i < groups->count; i++) {
        const struct sv_period *period = period_of(figures->survey, groups->items[i].keys[0]);

        if (period == NULL || !groups->items[i].shown ||
            (figures->period != NULL && period->from > figures->period->from))
            continue;
        figures->from = figures->to;
        figures->to = period;
    }
    return figures->from != NULL && (figures->period == NULL || figures->to == figures->period);
}

static void ask_change(struct reporting *reporting, struct sv_report_figures *figures)
{
    if (reporting->status == SV_OK && find_periods(figures))
        figures->change = ask(reporting, &(struct question){ .figures = SV_FIGURES_CHANGE,
                                                             .by = SV_DIM_COUNT,
                                                             .all_periods = true,
                                                             .from = figures->from->code,
                                                             .to = figures->to->code });
}

static void ask_all(struct reporting *reporting, struct sv_report_figures *figures)
{
    figures->total = figures_of(reporting, SV_FIGURES_ESTIMATES);
    if (reporting->status != SV_OK)
        return;
    figures->survey = figures->total->survey;
    figures->period = period_of(figures->survey, reporting->order->period);
    figures->unweighted =
        ask(reporting, &(struct question){
                           .figures = SV_FIGURES_ESTIMATES, .by = SV_DIM_COUNT, .scheme = "none" });
    figures->by_unit = estimates_by(reporting, SV_DIM_UNIT);
    figures->by_channel = estimates_by(reporting, SV_DIM_CHANNEL);
    figures->by_respondent = estimates_by(reporting, SV_DIM_RESPONDENT);
    figures->by_period = ask(reporting, &(struct question){ .figures = SV_FIGURES_ESTIMATES,
                                                            .by = SV_DIM_PERIOD,
                                                            .all_periods = true });
    if (reporting->status == SV_OK && figures->by_unit->groups.count > 1)
        figures->rest = figures_of(reporting, SV_FIGURES_REST);
    ask_change(reporting, figures);
    figures->drivers = figures_of(reporting, SV_FIGURES_DRIVERS);
    figures->reliability = figures_of(reporting, SV_FIGURES_RELIABILITY);
    figures->quality = figures_of(reporting, SV_FIGURES_QUALITY);
}

/* A survey of one unit is reported by this unit, if nobody else is named. */
static const char *issuer_of(const struct sv_report_order *order, const struct sv_survey *survey)
{
    const struct sv_unit *unit = NULL;

    if (order->frame.issuer[0] != '\0' || survey->unit_code_count != 1)
        return order->frame.issuer;
    unit = sv_survey_unit(survey, survey->unit_codes[0]);
    return unit == NULL || unit->name.vi == NULL ? "" : unit->name.vi;
}

enum sv_status sv_app_report(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_report_order *order, struct sv_told_report *ret_told,
                             struct sv_error *reterr)
{
    struct reporting reporting = { app, arena, order, ret_told, SV_OK, reterr };
    struct sv_report_figures *figures = sv_arena_alloc(arena, sizeof(*figures));
    struct sv_report_frame frame = order->frame;

    ask_all(&reporting, figures);
    if (reporting.status != SV_OK)
        return reporting.status;
    frame.issuer = issuer_of(order, figures->survey);
    ret_told->report = sv_report_of(arena, figures, &frame);
    return SV_OK;
}

void sv_report_give(struct sv_told_report *told)
{
    for (size_t i = 0; i < told->part_count; i++)
        sv_results_give(&told->parts[i]);
    told->part_count = 0;
}
