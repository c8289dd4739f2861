/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/tally.h"
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

    const struct sv_plan plan = sv_plan_of(arena, survey->instrument, survey->index_rule);

    sv_tally_fold(sv_tally_new(arena, &plan),
                  &(struct sv_tally_row){ .answers = response.answers, .count = 1 });
    return 0;
}
