/* SPDX-License-Identifier: Apache-2.0 */
#include "support/oracle_cube.h"

#include "domain/cube_sums.h"
#include "support/files.h"
#include "wire/instrument_json.h"
#include "wire/response_json.h"
#include "wire/survey_json.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/data/oracle/"

/* Ends the test if a document of the project cannot be read. */
static void must(enum sv_status status, const struct sv_violations *violations, const char *what)
{
    cr_assert(status == SV_OK && violations->count == 0, "%s cannot be read", what);
}

/* Codes stand first in a unit and in a procedure. */
static int compare_code(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void set_units(struct sv_arena *arena, struct sv_survey *survey)
{
    const char *text = test_file(arena, FOLDER "units.json");
    struct sv_violations violations = { .arena = arena };
    struct sv_error error = { 0 };
    struct sv_units all = { 0 };
    struct sv_unit *units = NULL;
    size_t count = 0;

    must(sv_units_of_json(arena, text, strlen(text), &all, &violations, &error), &violations,
         "units.json");
    units = sv_arena_array(arena, all.count, sizeof(*units));
    for (size_t i = 0; i < all.count; i++) {
        for (size_t k = 0; k < survey->unit_code_count; k++) {
            if (strcmp(all.items[i].code, survey->unit_codes[k]) == 0)
                units[count++] = all.items[i];
        }
    }
    qsort(units, count, sizeof(*units), compare_code);
    survey->units = (struct sv_units){ units, count };
}

static void set_procedures(struct sv_arena *arena, struct sv_survey *survey)
{
    const char *text = test_file(arena, FOLDER "procedures.json");
    struct sv_violations violations = { .arena = arena };
    struct sv_error error = { 0 };
    struct sv_procedure *procedures = NULL;

    must(sv_procedures_of_json(arena, text, strlen(text), &survey->procedures, &violations, &error),
         &violations, "procedures.json");
    procedures = sv_arena_array(arena, survey->procedures.count, sizeof(*procedures));
    memcpy(procedures, survey->procedures.items, survey->procedures.count * sizeof(*procedures));
    qsort(procedures, survey->procedures.count, sizeof(*procedures), compare_code);
    survey->procedures.items = procedures;
}

const struct sv_survey *oracle_survey(struct sv_arena *arena)
{
    struct sv_survey *survey = sv_arena_alloc(arena, sizeof(*survey));
    struct sv_instrument *instrument = sv_arena_alloc(arena, sizeof(*instrument));
    struct sv_violations violations = { .arena = arena };
    struct sv_error error = { 0 };
    const char *text = test_file(arena, FOLDER "instrument.json");

    must(sv_instrument_of_json(arena, text, strlen(text), instrument, &violations, &error),
         &violations, "instrument.json");
    text = test_file(arena, FOLDER "survey.json");
    must(sv_survey_of_json(arena, text, strlen(text), survey, &violations, &error), &violations,
         "survey.json");
    survey->instrument = instrument;
    survey->open = true;
    set_units(arena, survey);
    set_procedures(arena, survey);
    return survey;
}

/* Counters are not loaded: the answers alone are checked and encoded. */
static void read_response(struct sv_arena *arena, const struct sv_survey *survey, const char *line,
                          size_t size, struct sv_response *ret_response)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_submission submission = { 0 };
    struct sv_error error = { 0 };
    sv_day far = 0;

    (void)sv_day_parse("2030-01-01", &far);
    must(sv_submission_of_text(arena, line, size, &submission, &violations, &error), &violations,
         "a response");
    sv_submission_check(survey, &submission, far, ret_response, &violations);
    ret_response->counter = submission.counter == NULL ? "" : submission.counter;
}

struct oracle_responses oracle_responses(struct sv_arena *arena, const struct sv_survey *survey)
{
    const char *text = test_file(arena, FOLDER "s300.jsonl");
    struct oracle_responses responses = { sv_arena_array(arena, 300, sizeof(struct sv_response)),
                                          0 };

    for (const char *end = NULL; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        cr_assert(responses.count < 300);
        read_response(arena, survey, text, (size_t)(end - text),
                      &responses.items[responses.count++]);
    }
    cr_assert(responses.count == 300, "%zu responses", responses.count);
    return responses;
}

static struct sv_cube_cell *cell_of(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                    struct sv_cube_cell *cells, size_t *count,
                                    const struct sv_cube_key *key)
{
    for (size_t i = 0; i < *count; i++) {
        if (sv_cube_key_compare(&cells[i].key, key) == 0)
            return &cells[i];
    }
    cells[*count] = (struct sv_cube_cell){ *key, sv_arena_array(arena, plan->width[key->part],
                                                                sizeof(int64_t)) };
    return &cells[(*count)++];
}

struct sv_cube oracle_cube(struct sv_arena *arena, const struct sv_survey *survey,
                           const struct oracle_responses *responses)
{
    const struct sv_cube_plan *plan = sv_cube_plan_of(arena, survey->instrument);
    struct sv_cube_cell *cells =
        sv_arena_array(arena, SV_PART_COUNT * responses->count, sizeof(*cells));
    size_t count = 0;

    for (size_t i = 0; i < responses->count; i++) {
        const struct sv_response *response = &responses->items[i];
        const struct sv_cube_key whole = { .unit = response->unit,
                                           .counter = response->counter,
                                           .procedure = response->procedure,
                                           .day = response->day,
                                           .channel = response->channel,
                                           .respondent = response->respondent };
        const struct sv_cube_response brought = { response->answers, response->complete,
                                                  response->duration_s };

        for (int part = 0; part < SV_PART_COUNT; part++) {
            struct sv_cube_key key = sv_cube_key_of(survey, &whole, (enum sv_cube_part)part);
            struct sv_cube_cell *cell = cell_of(arena, plan, cells, &count, &key);

            sv_cube_sums_add(plan, (enum sv_cube_part)part, &brought, 1, (int64_t *)cell->sums);
        }
    }
    return sv_cube_of(arena, survey, plan, &(struct sv_cube_cells){ cells, count });
}
