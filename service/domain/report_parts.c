/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "base/text.h"
#include "domain/vietnamese.h"

#include <math.h>
#include <string.h>

enum { FEW = 30, FEW_DF = 8 };
#define WIDE 0.30

const struct sv_group_estimates *sv_report_whole(const struct sv_results_answer *answer)
{
    if (answer == NULL || !answer->shown || answer->estimates == NULL || answer->groups.count == 0)
        return NULL;
    return answer->groups.items[0].shown ? &answer->estimates[0] : NULL;
}

bool sv_report_unsure(const struct sv_estimate *estimate)
{
    const struct sv_interval *interval = &estimate->interval;

    if (estimate->respondents < FEW || (estimate->n_star.known && estimate->n_star.value < FEW))
        return true;
    return estimate->df < FEW_DF || (interval->known && interval->high - interval->low > WIDE);
}

struct sv_report_cells sv_report_cells_of(struct sv_arena *arena,
                                          const struct sv_estimate *estimate)
{
    int decimals = sv_vi_share_decimals(estimate->respondents);
    const char *share = SV_VI_NONE;

    if (estimate->known)
        share = sv_arena_printf(arena, "%s%s", sv_vi_share(arena, estimate->value, decimals),
                                sv_report_unsure(estimate) ? "*" : "");
    return (struct sv_report_cells){
        .respondents = sv_vi_count(arena, estimate->respondents),
        .share = share,
        .interval =
            estimate->known ? sv_vi_interval(arena, estimate->interval, decimals) : SV_VI_NONE,
    };
}

struct sv_chart_row sv_report_bar(struct sv_arena *arena, const char *label,
                                  const struct sv_estimate *estimate)
{
    if (estimate == NULL)
        return (struct sv_chart_row){ .label = label, .value_text = SV_VI_HIDDEN };
    return (struct sv_chart_row){
        .label = label,
        .value_text = sv_report_cells_of(arena, estimate).share,
        .known = estimate->known,
        .value = 100 * estimate->value,
        .whisker = estimate->known && estimate->interval.known,
        .low = 100 * estimate->interval.low,
        .high = 100 * estimate->interval.high,
    };
}

void sv_report_fit_axis(struct sv_chart *chart)
{
    chart->low = 0; /* the length of a bar is its share, so it must begin at 0 */
    chart->high = 100;
}

const char *sv_report_label(const struct sv_label *label, const char *code)
{
    if (label->vi != NULL)
        return label->vi;
    return label->en != NULL ? label->en : code;
}

const char *sv_report_unit_name(const struct sv_survey *survey, const char *code)
{
    const struct sv_unit *unit = sv_survey_unit(survey, code);

    return unit == NULL ? code : sv_report_label(&unit->name, code);
}

static const char *period_name(struct sv_arena *arena, const struct sv_survey *survey,
                               const char *code)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, code) == 0)
            return sv_vi_period(arena, &survey->periods[i]);
    }
    return code;
}

const char *sv_report_group_name(struct sv_arena *arena, const struct sv_results_answer *answer,
                                 size_t group)
{
    const char *key = answer->groups.items[group].keys[0];
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;

    switch (answer->query->by[0]) {
    case SV_DIM_UNIT:
        return sv_report_unit_name(answer->survey, key);
    case SV_DIM_PERIOD:
        return period_name(arena, answer->survey, key);
    case SV_DIM_CHANNEL:
        return sv_channel_of_word(key, &channel) ? sv_vi_channel(channel) : key;
    case SV_DIM_RESPONDENT:
        return sv_respondent_of_word(key, &respondent) ? sv_vi_respondent(respondent) : key;
    case SV_DIM_PROCEDURE:
    case SV_DIM_COUNT:
        break;
    }
    return key;
}

const char *sv_report_factor_name(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                  size_t factor)
{
    const struct sv_section *section = &plan->instrument->sections[plan->factors[factor]];

    return sv_arena_printf(arena, "%s. %s", section->code,
                           sv_report_label(&section->title, section->code));
}

const char *sv_report_period_range(struct sv_arena *arena, const struct sv_period *first,
                                   const struct sv_period *last)
{
    const char *days =
        sv_arena_printf(arena, "từ ngày %s đến ngày %s", sv_vi_day(arena, first->from),
                        sv_vi_day(arena, last->until - 1));

    if (first == last)
        return sv_arena_printf(arena, "%s (%s)", sv_vi_period(arena, first), days);
    return sv_arena_printf(arena, "%s đến %s (%s)", sv_vi_period(arena, first),
                           sv_vi_period(arena, last), days);
}

static const struct sv_period *period_of_group(const struct sv_results_answer *answer, size_t group)
{
    const char *code = answer->groups.items[group].keys[0];

    for (size_t i = 0; i < answer->survey->period_count; i++) {
        if (strcmp(answer->survey->periods[i].code, code) == 0)
            return &answer->survey->periods[i];
    }
    return NULL;
}

const struct sv_period *sv_report_first_period(const struct sv_report_figures *figures)
{
    if (figures->period != NULL || figures->by_period->groups.count == 0)
        return figures->period;
    return period_of_group(figures->by_period, 0);
}

const struct sv_period *sv_report_last_period(const struct sv_report_figures *figures)
{
    if (figures->period != NULL || figures->by_period->groups.count == 0)
        return figures->period;
    return period_of_group(figures->by_period, figures->by_period->groups.count - 1);
}

const char *sv_report_listed(struct sv_arena *arena, const char *const *texts, size_t count)
{
    struct sv_buffer buffer = { .arena = arena };

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            sv_buffer_add(&buffer, i + 1 == count ? " và " : ", ");
        sv_buffer_add(&buffer, texts[i]);
    }
    return buffer.data == NULL ? "" : buffer.data;
}
