/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/response_json.h"

#include "base/text.h"
#include "wire/response_scan.h"

#include <string.h>

enum { LANGUAGE_SIZE_MAX = 8, ANSWERS_MAX = 2 * SV_ITEMS_MAX };

static void read_id(const struct sv_scope *scope, struct sv_submission *submission)
{
    const char *text = NULL;

    if (!sv_read_text(scope, "id", SV_REQUIRED, &text))
        return;
    submission->has_id = sv_uuid_parse(text, &submission->id) && sv_uuid_is_random(&submission->id);
    if (!submission->has_id)
        sv_violate(scope->violations, sv_read_pointer(scope, "id"), SV_VIOLATION_BAD_FORMAT);
}

static void read_words(const struct sv_scope *scope, struct sv_submission *submission)
{
    const char *word = NULL;

    if (sv_read_text(scope, "channel", SV_REQUIRED, &word)) {
        submission->has_channel = sv_channel_of_word(word, &submission->channel);
        if (!submission->has_channel)
            sv_violate(scope->violations, sv_read_pointer(scope, "channel"),
                       SV_VIOLATION_OUT_OF_RANGE);
    }
    if (sv_read_text(scope, "respondent_type", SV_OPTIONAL, &word) &&
        (word[0] == '\0' || !sv_respondent_of_word(word, &submission->respondent)))
        sv_violate(scope->violations, sv_read_pointer(scope, "respondent_type"),
                   SV_VIOLATION_OUT_OF_RANGE);
    if (sv_read_text(scope, "language", SV_OPTIONAL, &submission->language) &&
        (strlen(submission->language) < 2 || strlen(submission->language) > LANGUAGE_SIZE_MAX ||
         !sv_code_valid(submission->language)))
        sv_violate(scope->violations, sv_read_pointer(scope, "language"), SV_VIOLATION_BAD_FORMAT);
}

static bool read_values(struct sv_arena *arena, const cJSON *array, struct sv_answer *answer)
{
    size_t count = (size_t)cJSON_GetArraySize(array);
    const cJSON *value = NULL;
    int64_t *values = sv_arena_array(arena, count, sizeof(*values));

    answer->kind = SV_ANSWER_VALUES;
    answer->values = values;
    cJSON_ArrayForEach(value, array)
    {
        if (!sv_json_is_whole(value))
            return false;
        values[answer->value_count++] = (int64_t)value->valuedouble;
    }
    return true;
}

/* "NA" is kept as a text too: whether it is one, the item decides. */
static bool read_answer(struct sv_arena *arena, const cJSON *value, struct sv_answer *answer)
{
    answer->item = sv_arena_strdup(arena, value->string);
    if (sv_json_is_whole(value)) {
        answer->kind = SV_ANSWER_VALUE;
        answer->value = (int64_t)value->valuedouble;
        return true;
    }
    if (cJSON_IsArray(value))
        return read_values(arena, value, answer);
    if (!cJSON_IsString(value))
        return false;
    answer->kind = strcmp(value->valuestring, "NA") == 0 ? SV_ANSWER_NA : SV_ANSWER_TEXT;
    answer->text = sv_arena_strdup(arena, value->valuestring);
    return true;
}

static void read_answers(const struct sv_scope *scope, struct sv_submission *submission)
{
    struct sv_scope inside;
    const cJSON *value = NULL;
    struct sv_answer *answers = NULL;

    if (!sv_read_object(scope, "answers", SV_REQUIRED, &inside))
        return;
    size_t count = (size_t)cJSON_GetArraySize(inside.object);

    if (count > ANSWERS_MAX) {
        sv_violate(scope->violations, inside.pointer, SV_VIOLATION_TOO_MANY);
        return;
    }
    submission->blank = count == 0;
    answers = sv_arena_array(scope->arena, count, sizeof(*answers));
    submission->answers = answers;
    cJSON_ArrayForEach(value, inside.object)
    {
        if (cJSON_IsArray(value) && cJSON_GetArraySize(value) > SV_OPTIONS_MAX)
            sv_violate_member(scope->violations, inside.pointer, value->string,
                              SV_VIOLATION_TOO_MANY);
        else if (read_answer(scope->arena, value, &answers[submission->answer_count]))
            submission->answer_count++;
        else
            sv_violate_member(scope->violations, inside.pointer, value->string,
                              SV_VIOLATION_WRONG_TYPE);
    }
}

void sv_submission_of_json(struct sv_arena *arena, const cJSON *value, const char *pointer,
                           struct sv_submission *ret_submission, struct sv_violations *violations)
{
    static const char *const members[] = {
        "id",       "instrument",      "unit",    "counter",  "procedure",
        "channel",  "respondent_type", "day",     "language", "duration_s",
        "revision", "complete",        "answers", "comment",  NULL
    };
    struct sv_submission submission = { 0 };
    struct sv_scope scope;

    *ret_submission = submission;
    if (!sv_scope_of(&scope, violations, value, pointer))
        return;
    scope.arena = arena;
    sv_read_only(&scope, members);
    read_id(&scope, &submission);
    (void)sv_read_code(&scope, "instrument", SV_REQUIRED, &submission.instrument);
    (void)sv_read_code(&scope, "unit", SV_REQUIRED, &submission.unit);
    (void)sv_read_code(&scope, "counter", SV_OPTIONAL, &submission.counter);
    (void)sv_read_code(&scope, "procedure", SV_OPTIONAL, &submission.procedure);
    read_words(&scope, &submission);
    submission.has_day = sv_read_day(&scope, "day", SV_REQUIRED, &submission.day);
    (void)sv_read_int(&scope, "duration_s", SV_OPTIONAL, 0, SV_DURATION_MAX_S,
                      &submission.duration_s);
    if (!sv_read_has(&scope, "revision"))
        submission.revision = 1;
    (void)sv_read_int(&scope, "revision", SV_OPTIONAL, 1, SV_REVISION_MAX, &submission.revision);
    (void)sv_read_bool(&scope, "complete", SV_REQUIRED, &submission.complete);
    read_answers(&scope, &submission);
    (void)sv_read_text(&scope, "comment", SV_OPTIONAL, &submission.comment);
    *ret_submission = submission;
}

enum sv_status sv_submission_of_text(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_submission *ret_submission,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;

    if (sv_submission_scan(arena, text, size, ret_submission))
        return SV_OK;
    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    sv_submission_of_json(arena, root, "", ret_submission, violations);
    return SV_OK;
}
