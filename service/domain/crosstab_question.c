/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_question.h"

#include "domain/words.h"

#include <string.h>

static int32_t place_of_period(const struct sv_survey *survey, const char *code)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, code) == 0)
            return (int32_t)i;
    }
    return SV_ANY_CODE;
}

/* Without a word all are meant; a word that is not known means nobody. */
static int32_t place_of(const char *word, bool known, int64_t place)
{
    if (word[0] == '\0')
        return SV_ANY_CODE;
    return known ? (int32_t)place : SV_NO_CODE;
}

struct sv_cut sv_question_cut(const struct sv_survey *survey, const struct sv_question *question)
{
    const struct sv_unit *unit = sv_survey_unit(survey, question->unit);
    const struct sv_procedure *procedure = sv_survey_procedure(survey, question->procedure);
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;
    bool has_channel = sv_channel_of_word(question->channel, &channel);
    bool has_respondent = sv_respondent_of_word(question->respondent, &respondent);
    int32_t period = place_of_period(survey, question->period);

    return (struct sv_cut){
        .at = { [SV_DIMENSION_UNIT] = place_of(question->unit, unit != NULL,
                                               unit == NULL ? 0 : unit - survey->units.items),
                [SV_DIMENSION_CHANNEL] = place_of(question->channel, has_channel, channel),
                [SV_DIMENSION_RESPONDENT] =
                    place_of(question->respondent, has_respondent, respondent),
                [SV_DIMENSION_PERIOD] = place_of(question->period, period != SV_ANY_CODE, period),
                [SV_DIMENSION_PROCEDURE] =
                    place_of(question->procedure, procedure != NULL,
                             procedure == NULL ? 0 : procedure - survey->procedures.items) }
    };
}

static const struct sv_column_group *first_of(const struct sv_columns *columns, const bool *chosen)
{
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);

    for (size_t i = 0; i < count; i++) {
        if (chosen[i])
            return &groups[i];
    }
    return NULL;
}

static bool is_cut(const struct sv_cut *cut, const struct sv_columns *columns, const bool *chosen)
{
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);

    for (size_t i = 0; i < count; i++) {
        if (sv_cut_holds(cut, &groups[i]) != chosen[i])
            return false;
    }
    return true;
}

bool sv_question_find_unit(const struct sv_survey *survey, const struct sv_columns *columns,
                           const bool *chosen, struct sv_question *question)
{
    const struct sv_column_group *first = first_of(columns, chosen);

    if (first == NULL)
        return false;
    const char *const units[] = { "", first->unit };

    for (size_t i = 0; i < 2; i++) {
        question->unit = units[i];
        const struct sv_cut cut = sv_question_cut(survey, question);

        if (is_cut(&cut, columns, chosen))
            return true;
    }
    return false;
}
