/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_question.h"

#include "domain/words.h"

#include <string.h>

enum { CELLS_OF_GROUP = 2, WORD_BITS = 64 };

static int32_t place_of_period(const struct sv_survey *survey, const char *code)
{
    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, code) == 0)
            return (int32_t)i;
    }
    return SV_ANY_CODE;
}

/* Per unit of the survey; NULL for all. */
static const bool *units_of(struct sv_arena *arena, const struct sv_survey *survey,
                            const char *codes)
{
    bool *units = sv_arena_array(arena, survey->units.count, sizeof(*units));

    if (codes[0] == '\0')
        return NULL;
    for (const char *at = codes; *at != '\0';) {
        size_t size = strcspn(at, ",");
        const struct sv_unit *unit = sv_survey_unit(survey, sv_arena_strndup(arena, at, size));

        if (unit != NULL)
            units[unit - survey->units.items] = true;
        at += size + (at[size] == ',');
    }
    return units;
}

bool *sv_question_groups(struct sv_arena *arena, const struct sv_survey *survey,
                         const struct sv_columns *columns, const struct sv_question *question)
{
    const struct sv_procedure *procedure = sv_survey_procedure(survey, question->procedure);
    int32_t period = place_of_period(survey, question->period);
    const bool *units = units_of(arena, survey, question->units);
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    bool *chosen = sv_arena_array(arena, count, sizeof(*chosen));
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;
    bool any_channel = !sv_channel_of_word(question->channel, &channel);
    bool any_respondent = question->respondent[0] == '\0' ||
                          !sv_respondent_of_word(question->respondent, &respondent);

    for (size_t i = 0; i < count; i++) {
        const int32_t *at = groups[i].at;

        chosen[i] = at[SV_DIMENSION_UNIT] != SV_ANY_CODE &&
                    at[SV_DIMENSION_PERIOD] != SV_ANY_CODE &&
                    (units == NULL || units[at[SV_DIMENSION_UNIT]]) &&
                    (question->period[0] == '\0' || at[SV_DIMENSION_PERIOD] == period) &&
                    (any_channel || groups[i].channel == channel) &&
                    (any_respondent || groups[i].respondent == respondent) &&
                    (question->procedure[0] == '\0' ||
                     (procedure != NULL && at[SV_DIMENSION_PROCEDURE] ==
                                               (int32_t)(procedure - survey->procedures.items)));
    }
    return chosen;
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

bool sv_question_find_unit(struct sv_arena *arena, const struct sv_survey *survey,
                           const struct sv_columns *columns, const bool *chosen,
                           struct sv_question *question)
{
    const struct sv_column_group *first = first_of(columns, chosen);
    size_t count = 0;

    if (first == NULL)
        return false;
    (void)sv_columns_groups(columns, &count);
    const char *const units[] = { "", first->unit };

    for (size_t i = 0; i < 2; i++) {
        question->units = units[i];
        const bool *groups = sv_question_groups(arena, survey, columns, question);

        if (memcmp(groups, chosen, count * sizeof(*groups)) == 0)
            return true;
    }
    return false;
}

void sv_question_place(const struct sv_columns *columns, const bool *chosen,
                       const struct sv_question *question, int32_t ret_at[SV_DIMENSION_COUNT])
{
    const struct sv_column_group *first = first_of(columns, chosen);
    const char *const words[SV_DIMENSION_COUNT] = {
        [SV_DIMENSION_UNIT] = question->units,
        [SV_DIMENSION_CHANNEL] = question->channel,
        [SV_DIMENSION_RESPONDENT] = question->respondent,
        [SV_DIMENSION_PERIOD] = question->period,
        [SV_DIMENSION_PROCEDURE] = question->procedure,
    };

    for (int i = 0; i < SV_DIMENSION_COUNT; i++)
        ret_at[i] = words[i][0] == '\0' || first == NULL ? SV_ANY_CODE : first->at[i];
}

const int64_t *sv_question_people(struct sv_arena *arena, const struct sv_columns *columns,
                                  size_t *ret_cell_count)
{
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    int64_t *people = sv_arena_array(arena, CELLS_OF_GROUP * count, sizeof(*people));

    for (size_t i = 0; i < count; i++) {
        people[CELLS_OF_GROUP * i] = groups[i].few;
        people[CELLS_OF_GROUP * i + 1] = groups[i].count - groups[i].few;
    }
    *ret_cell_count = CELLS_OF_GROUP * count;
    return people;
}

static void set(uint64_t *cells, size_t cell)
{
    cells[cell / WORD_BITS] |= (uint64_t)1 << (cell % WORD_BITS);
}

uint64_t *sv_question_cells(struct sv_arena *arena, const struct sv_columns *columns,
                            const bool *chosen, int64_t showing)
{
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    uint64_t *cells = sv_arena_array(arena, CELLS_OF_GROUP * count / WORD_BITS + 1, sizeof(*cells));

    for (size_t i = 0; i < count; i++) {
        if (!chosen[i] || showing < groups[i].since)
            continue;
        if (groups[i].few > 0)
            set(cells, CELLS_OF_GROUP * i);
        if (showing >= groups[i].few_until)
            set(cells, CELLS_OF_GROUP * i + 1);
    }
    return cells;
}
