/* SPDX-License-Identifier: Apache-2.0 */
#include "support/builders.h"
#include "support/files.h"
#include "wire/instrument_json.h"
#include "wire/response_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static bool is_among(const cJSON *expected, const char *fault)
{
    const cJSON *text = NULL;

    cJSON_ArrayForEach(text, expected)
    {
        if (strcmp(text->valuestring, fault) == 0)
            return true;
    }
    return false;
}

/* A complete response of the test survey with the case's answers, as a browser would send it. */
static struct sv_violations check(struct sv_arena *arena, const struct sv_survey *survey,
                                  const cJSON *answers)
{
    char *text = cJSON_PrintUnformatted(answers);
    const char *body = sv_arena_printf(
        arena,
        "{\"id\":\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\",\"instrument\":\"VECTORS\",\"unit\":"
        "\"U\","
        "\"channel\":\"online\",\"day\":\"1970-05-31\",\"complete\":true,\"answers\":%s}",
        text);
    struct sv_violations found = { .arena = arena };
    struct sv_submission submission = { 0 };
    struct sv_response response = { 0 };
    struct sv_error error = { 0 };

    cJSON_free(text);
    cr_assert(eq(int, sv_submission_of_text(arena, body, strlen(body), &submission, &found, &error),
                 SV_OK));
    sv_submission_check(survey, &submission, 250, &response, &found);
    return found;
}

Test(vectors, of_answers_have_the_same_faults_here_and_in_the_browser)
{
    struct sv_arena *arena = sv_arena_new();
    cJSON *root = cJSON_Parse(test_file(arena, "tests/vectors/answers.json"));
    char *text = cJSON_PrintUnformatted(cJSON_GetObjectItem(root, "instrument"));
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    struct sv_violations found = { .arena = arena };
    struct sv_instrument instrument = { 0 };
    struct sv_error error = { 0 };
    const cJSON *vector = NULL;

    cr_assert(eq(int, sv_instrument_of_json(arena, text, strlen(text), &instrument, &found, &error),
                 SV_OK));
    cr_assert(eq(sz, found.count, 0));
    survey->instrument = &instrument;
    cJSON_ArrayForEach(vector, cJSON_GetObjectItem(root, "cases"))
    {
        const cJSON *expected = cJSON_GetObjectItem(vector, "violations");
        const char *name = cJSON_GetObjectItem(vector, "name")->valuestring;

        found = check(arena, survey, cJSON_GetObjectItem(vector, "answers"));
        cr_expect(eq(sz, found.count, (size_t)cJSON_GetArraySize(expected)), "%s", name);
        for (const struct sv_violation *at = found.first; at != NULL; at = at->next)
            cr_expect(is_among(expected, sv_arena_printf(arena, "%s %s", at->pointer,
                                                         sv_violation_slug(at->code))),
                      "%s: %s", name, at->pointer);
    }
    cJSON_free(text);
    cJSON_Delete(root);
    sv_arena_free(arena);
}
