/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_sums.h"
#include "support/builders.h"
#include "support/same_submission.h"
#include "wire/response_json.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever arrives is read alike by both readers, checked, and, if it passes, encoded and folded.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_violations violations = { .arena = arena };
    struct sv_submission submission = { 0 };
    struct sv_response response = { 0 };
    struct sv_error error = { 0 };
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_MEAN_ITEMS);

    if (difference_of_readers(arena, (const char *)data, size)[0] != '\0')
        abort();
    if (sv_submission_of_text(arena, (const char *)data, size, &submission, &violations, &error) !=
        SV_OK)
        return 0;
    sv_submission_check(survey, &submission, 250, &response, &violations);
    if (violations.count > 0)
        return 0;

    const struct sv_cube_plan *plan = sv_cube_plan_of(arena, survey->instrument);
    const struct sv_cube_response brought = { response.answers, response.complete,
                                              response.duration_s };

    for (int part = 0; part < SV_PART_COUNT; part++)
        sv_cube_sums_add(plan, (enum sv_cube_part)part, &brought, 1,
                         sv_arena_array(arena, plan->width[part], sizeof(int64_t)));
    return 0;
}
