/* SPDX-License-Identifier: Apache-2.0 */
#include "support/same_submission.h"

#include "wire/response_json.h"
#include "wire/response_scan.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_answer(const struct sv_answer *a, const struct sv_answer *b)
{
    return strcmp(a->item, b->item) == 0 && a->kind == b->kind && a->value == b->value &&
           a->value_count == b->value_count &&
           (a->value_count == 0 ||
            memcmp(a->values, b->values, a->value_count * sizeof(*a->values)) == 0) &&
           same_text(a->text, b->text);
}

static const char *difference(const struct sv_submission *a, const struct sv_submission *b)
{
    if (!a->has_id || !b->has_id || memcmp(&a->id, &b->id, sizeof(a->id)) != 0)
        return "id";
    if (!same_text(a->instrument, b->instrument) || !same_text(a->unit, b->unit) ||
        !same_text(a->counter, b->counter) || !same_text(a->procedure, b->procedure))
        return "a code";
    if (!same_text(a->language, b->language) || !same_text(a->comment, b->comment))
        return "language or comment";
    if (a->has_channel != b->has_channel || a->channel != b->channel ||
        a->respondent != b->respondent)
        return "a word";
    if (a->has_day != b->has_day || a->day != b->day || a->duration_s != b->duration_s ||
        a->revision != b->revision || a->complete != b->complete)
        return "a number";
    if (a->answer_count != b->answer_count)
        return "the number of answers";
    for (size_t i = 0; i < a->answer_count; i++) {
        if (!same_answer(&a->answers[i], &b->answers[i]))
            return "an answer";
    }
    return "";
}

const char *difference_of_readers(struct sv_arena *arena, const char *text, size_t size)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_violations violations = { .arena = arena };
    struct sv_submission scanned = { 0 }, read = { 0 };
    struct sv_error error = { 0 };

    if (!sv_submission_scan(arena, text, size, &scanned))
        return "";
    if (sv_json_parse(text, size, &root, &error) != SV_OK)
        return "it is no JSON";
    sv_submission_of_json(arena, root, "", &read, &violations);
    return violations.count > 0 ? "it has violations" : difference(&scanned, &read);
}
