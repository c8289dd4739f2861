/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey.h"

#include "base/text.h"

#include <string.h>

/* Place of code among count rows of size bytes ordered by their first member, a code; or NULL. */
static const void *find_code(const void *rows, size_t count, size_t size, const char *code)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *row = (const char *)rows + middle * size;
        const char *row_code = *(const char *const *)(const void *)row;
        int order = strcmp(row_code, code);

        if (order == 0)
            return row;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct sv_period *sv_survey_period(const struct sv_survey *survey, sv_day day)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        if (day >= survey->periods[i].from && day < survey->periods[i].until)
            return &survey->periods[i];
    }
    return NULL;
}

const struct sv_unit *sv_survey_unit(const struct sv_survey *survey, const char *code)
{
    return find_code(survey->units.items, survey->units.count, sizeof(*survey->units.items), code);
}

const struct sv_counter *sv_survey_counter(const struct sv_survey *survey, const char *code)
{
    return find_code(survey->counters.items, survey->counters.count,
                     sizeof(*survey->counters.items), code);
}

const struct sv_procedure *sv_survey_procedure(const struct sv_survey *survey, const char *code)
{
    return find_code(survey->procedures.items, survey->procedures.count,
                     sizeof(*survey->procedures.items), code);
}

bool sv_survey_has_period(const struct sv_survey *survey, const char *code)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, code) == 0)
            return true;
    }
    return false;
}

static bool has_unit(const struct sv_survey *survey, const char *code)
{
    for (size_t i = 0; i < survey->unit_code_count; i++) {
        if (strcmp(survey->unit_codes[i], code) == 0)
            return true;
    }
    return false;
}

static void check_periods(const struct sv_survey *survey, struct sv_violations *violations)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        const struct sv_period *period = &survey->periods[i];

        if (period->until <= period->from || (i > 0 && period->from < survey->periods[i - 1].until))
            sv_violate(violations, sv_json_pointer_index(violations->arena, "/periods", i),
                       SV_VIOLATION_INCONSISTENT);
        for (size_t k = 0; k < i; k++) {
            if (strcmp(survey->periods[k].code, period->code) == 0)
                sv_violate(violations, sv_json_pointer_index(violations->arena, "/periods", i),
                           SV_VIOLATION_REPEATED);
        }
    }
}

static void check_populations(const struct sv_survey *survey, struct sv_violations *violations)
{
    for (size_t i = 0; i < survey->population_count; i++) {
        const struct sv_population *population = &survey->populations[i];
        const char *pointer = sv_json_pointer_index(violations->arena, "/populations", i);

        if (!sv_survey_has_period(survey, population->period) ||
            !has_unit(survey, population->unit))
            sv_violate(violations, pointer, SV_VIOLATION_UNKNOWN_REFERENCE);
        if (!survey->channels[population->channel])
            sv_violate(violations, pointer, SV_VIOLATION_CHANNEL_CLOSED);
    }
}

/* mean_groups needs every criterion to belong to a group. */
static bool groups_cover_criteria(const struct sv_instrument *instrument)
{
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];

        if (sv_item_is_criterion(instrument, item) &&
            instrument->sections[item->section].group == NULL)
            return false;
    }
    return true;
}

void sv_survey_check(const struct sv_survey *survey, struct sv_violations *violations)
{
    const struct sv_sub_index *sub_index = &survey->sub_index;

    check_periods(survey, violations);
    for (size_t i = 0; i < survey->unit_code_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(survey->unit_codes[i], survey->unit_codes[k]) == 0)
                sv_violate(violations, sv_json_pointer_index(violations->arena, "/units", i),
                           SV_VIOLATION_REPEATED);
        }
    }
    if (sub_index->has_target && (sub_index->target_low > sub_index->target_high ||
                                  sub_index->target_high > sub_index->max_points))
        sv_violate(violations, "/sub_index/target", SV_VIOLATION_INCONSISTENT);
    if (survey->index_rule == SV_INDEX_MEAN_GROUPS && !groups_cover_criteria(survey->instrument))
        sv_violate(violations, "/index_rule", SV_VIOLATION_INCONSISTENT);
    if (survey->feed_count > 0 && sub_index->max_points == 0)
        sv_violate(violations, "/feeds", SV_VIOLATION_INCONSISTENT);
    check_populations(survey, violations);
}
