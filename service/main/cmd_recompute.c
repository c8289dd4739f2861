/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "app/fold.h"
#include "main/command.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const part_words[SV_PART_COUNT] = { "answers", "factors", "items" };

static void print_difference(const struct sv_cell_difference *difference)
{
    char day[SV_DAY_TEXT_SIZE];

    sv_day_print(difference->key.day, day);
    (void)printf(
        "  %s unit=%s day=%s counter=%s procedure=%s channel=%s respondent_type=%s: sum %zu "
        "is %" PRId64 ", the responses say %" PRId64 "\n",
        part_words[difference->key.part], difference->key.unit, day, difference->key.counter,
        difference->key.procedure, sv_channel_word(difference->key.channel),
        sv_respondent_word(difference->key.respondent), difference->place, difference->stored,
        difference->recomputed);
}

static void print_text(const char *survey, const struct sv_recomputed *recomputed, bool repair)
{
    (void)printf("%s: %" PRId64 " cells, %" PRId64 " responses: %s\n", survey, recomputed->cells,
                 recomputed->responses,
                 recomputed->equal ? "equal" : (repair ? "differed, repaired" : "different"));
    if (recomputed->stored_responses != recomputed->responses)
        (void)printf("  the cube counts %" PRId64 " responses\n", recomputed->stored_responses);
    for (size_t i = 0; i < recomputed->difference_count && i < SV_DIFFERENCES_SHOWN; i++)
        print_difference(&recomputed->differences[i]);
    if (recomputed->difference_count > SV_DIFFERENCES_SHOWN)
        (void)printf("  ... %zu cells in all\n", recomputed->difference_count);
}

static cJSON *json_of_difference(const struct sv_cell_difference *difference)
{
    cJSON *json = cJSON_CreateObject();
    char day[SV_DAY_TEXT_SIZE];

    sv_day_print(difference->key.day, day);
    cJSON_AddStringToObject(json, "part", part_words[difference->key.part]);
    cJSON_AddStringToObject(json, "unit", difference->key.unit);
    cJSON_AddStringToObject(json, "day", day);
    cJSON_AddStringToObject(json, "counter", difference->key.counter);
    cJSON_AddStringToObject(json, "procedure", difference->key.procedure);
    cJSON_AddStringToObject(json, "channel", sv_channel_word(difference->key.channel));
    cJSON_AddStringToObject(json, "respondent_type",
                            sv_respondent_word(difference->key.respondent));
    cJSON_AddNumberToObject(json, "sum", (double)difference->place);
    cJSON_AddNumberToObject(json, "stored", (double)difference->stored);
    cJSON_AddNumberToObject(json, "recomputed", (double)difference->recomputed);
    return json;
}

static cJSON *json_of(const char *survey, const struct sv_recomputed *recomputed, bool repair)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *differences = NULL;

    cJSON_AddStringToObject(json, "survey", survey);
    cJSON_AddNumberToObject(json, "cells", (double)recomputed->cells);
    cJSON_AddNumberToObject(json, "responses", (double)recomputed->responses);
    cJSON_AddNumberToObject(json, "stored_responses", (double)recomputed->stored_responses);
    cJSON_AddBoolToObject(json, "equal", recomputed->equal);
    cJSON_AddBoolToObject(json, "repaired", !recomputed->equal && repair);
    cJSON_AddNumberToObject(json, "different_cells", (double)recomputed->difference_count);
    differences = cJSON_AddArrayToObject(json, "differences");
    for (size_t i = 0; i < recomputed->difference_count && i < SV_DIFFERENCES_SHOWN; i++)
        cJSON_AddItemToArray(differences, json_of_difference(&recomputed->differences[i]));
    return json;
}

/* One survey; false if it failed. */
static bool recompute(struct sv_line *line, const char *survey, bool repair, cJSON *json,
                      bool *ret_equal)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_recomputed recomputed = { 0 };

    if (sv_recompute(&line->app, arena, survey, repair, &recomputed, &line->error) != SV_OK)
        return false;
    if (json != NULL)
        cJSON_AddItemToArray(json, json_of(survey, &recomputed, repair));
    else
        print_text(survey, &recomputed, repair);
    *ret_equal = recomputed.equal && *ret_equal;
    return true;
}

static bool recompute_all(struct sv_line *line, bool repair, cJSON *json, bool *ret_equal)
{
    struct sv_surveys surveys = { 0 };
    bool good = sv_app_surveys(&line->app, line->arena, &surveys, &line->error) == SV_OK;

    for (size_t i = 0; good && i < surveys.count; i++)
        good = recompute(line, surveys.items[i].code, repair, json, ret_equal);
    return good;
}

int sv_cmd_recompute(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    bool repair = sv_line_flag(line, "--repair"), equal = true, good = false;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    cJSON *json = line->json ? cJSON_CreateArray() : NULL;

    /* A cube that was never computed yet is no fault. */
    good = sv_fold_all(&line->app, &line->error) == SV_OK;
    if (good)
        good = survey == NULL ? recompute_all(line, repair, json, &equal)
                              : recompute(line, survey, repair, json, &equal);
    if (!good) {
        cJSON_Delete(json);
        return sv_line_failed(line);
    }
    if (json != NULL)
        (void)sv_line_print(json);
    return equal || repair ? SV_EXIT_DONE : SV_EXIT_REFUSED;
}
