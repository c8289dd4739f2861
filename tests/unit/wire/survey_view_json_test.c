/* SPDX-License-Identifier: Apache-2.0 */
#include "support/builders.h"
#include "wire/survey_view_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define TODAY 150

/* The codes of the procedures that the document of the survey has. */
static const char *offered(struct sv_arena *arena, const struct sv_survey *survey)
{
    const struct sv_document instrument = { .code = "T", .version = 1, .text = "{}" };
    const char *codes = "";
    const cJSON *procedure = NULL;
    cJSON *json = sv_json_of_survey(survey, &instrument, TODAY);

    cJSON_ArrayForEach(procedure, cJSON_GetObjectItem(json, "procedures"))
    {
        codes = sv_arena_printf(arena, "%s%s ", codes,
                                cJSON_GetStringValue(cJSON_GetObjectItem(procedure, "code")));
    }
    cJSON_Delete(json);
    return codes;
}

Test(survey_view, what_was_given_to_units_outside_the_survey_is_not_offered)
{
    static const struct sv_procedure procedures[] = {
        { .code = "GONE", .unit = "U", .valid_until = TODAY },
        { .code = "OTHER", .unit = "W", .valid_until = SV_DAY_NEVER },
        { .code = "PU", .unit = "U", .valid_until = SV_DAY_NEVER },
        { .code = "PX", .unit = "", .valid_until = SV_DAY_NEVER },
    };
    struct sv_arena *arena = sv_arena_new();
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);

    survey->procedures = (struct sv_procedures){ procedures, 4 };
    cr_assert(eq(str, (char *)offered(arena, survey), "PU PX "));
    sv_arena_free(arena);
}
