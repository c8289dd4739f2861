/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_json.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <assert.h>
#include <string.h>

enum { CRITERIA_MAX = 1000, CARDS_MAX = 1000 };

/* The scores of one card as they are gathered. */
struct gathering {
    enum sv_stage stage;
    struct sv_card_scores *card;
};

static struct sv_score *next_score(const struct gathering *gathering, struct sv_arena *arena,
                                   const char *criterion)
{
    struct sv_score *score = &gathering->card->scores[gathering->card->score_count++];

    *score = (struct sv_score){ .criterion = sv_arena_strdup(arena, criterion),
                                .stage = gathering->stage };
    return score;
}

/*
 * The members of an object of criteria; each is looked at by name, so a repeated one is only
 * reported.
 */
typedef void read_member(const struct sv_scope *object, const char *code, struct sv_score *score);

static void read_value(const struct sv_scope *object, const char *code, struct sv_score *score)
{
    (void)sv_read_signed_points(object, code, SV_REQUIRED, &score->points);
}

static void read_facts(const struct sv_scope *object, const char *code, struct sv_score *score)
{
    (void)sv_facts_read(object, code, SV_REQUIRED, &score->facts);
}

static void read_members(const struct sv_scope *scope, const char *name, read_member *read,
                         const struct gathering *gathering)
{
    struct sv_scope object;
    const cJSON *value = NULL;

    if (!sv_read_object(scope, name, SV_OPTIONAL, &object))
        return;
    if (cJSON_GetArraySize(object.object) == 0)
        sv_violate(scope->violations, object.pointer, SV_VIOLATION_EMPTY);
    if (cJSON_GetArraySize(object.object) > CRITERIA_MAX) {
        sv_violate(scope->violations, object.pointer, SV_VIOLATION_TOO_MANY);
        return;
    }
    cJSON_ArrayForEach(value, object.object)
    {
        struct sv_score *score = next_score(gathering, scope->arena, value->string);

        score->applicable = true;
        if (sv_code_valid(value->string))
            read(&object, value->string, score);
        else
            sv_violate(scope->violations, sv_read_pointer(&object, value->string),
                       SV_VIOLATION_BAD_FORMAT);
    }
}

static void read_na(const struct sv_scope *scope, const struct gathering *gathering)
{
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(scope, "na", SV_OPTIONAL, CRITERIA_MAX, &array))
        return;
    cJSON_ArrayForEach(value, array)
    {
        const char *pointer =
            sv_json_pointer_index(scope->arena, sv_read_pointer(scope, "na"), count++);

        if (!cJSON_IsString(value))
            sv_violate(scope->violations, pointer, SV_VIOLATION_WRONG_TYPE);
        else if (!sv_code_valid(value->valuestring))
            sv_violate(scope->violations, pointer, SV_VIOLATION_BAD_FORMAT);
        else
            (void)next_score(gathering, scope->arena, value->valuestring);
    }
}

static size_t size_of(const struct sv_scope *scope, const char *name)
{
    int size = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(scope->object, name));

    return size > CRITERIA_MAX ? 0 : (size_t)size; /* too many are not read */
}

/* Unit, points, facts, what does not apply and a total: of the document, or of one of its cards. */
static void read_card(const struct sv_scope *scope, enum sv_stage stage,
                      struct sv_card_scores *card)
{
    const struct gathering gathering = { stage, card };
    size_t most = size_of(scope, "points") + size_of(scope, "facts") + size_of(scope, "na");

    card->pointer = scope->pointer;
    card->scores = sv_arena_array(scope->arena, most, sizeof(*card->scores));
    (void)sv_read_code(scope, "unit", SV_REQUIRED, &card->unit);
    read_members(scope, "points", read_value, &gathering);
    read_members(scope, "facts", read_facts, &gathering);
    read_na(scope, &gathering);
    card->has_total = sv_read_signed_points(scope, "total", SV_OPTIONAL, &card->total);
    if (card->score_count == 0 && !card->has_total && !sv_read_has(scope, "points"))
        sv_violate(scope->violations, sv_read_pointer(scope, "points"), SV_VIOLATION_REQUIRED);
}

static void read_cards(const struct sv_scope *root, struct sv_scores *scores)
{
    static const char *const members[] = { "unit", "points", "facts", "na", "total", NULL };
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(root, "cards", SV_REQUIRED, CARDS_MAX, &array))
        return;
    struct sv_card_scores *cards =
        sv_arena_array(root->arena, (size_t)cJSON_GetArraySize(array), sizeof(*cards));

    if (cJSON_GetArraySize(array) == 0)
        sv_violate(root->violations, "/cards", SV_VIOLATION_EMPTY);
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;

        if (sv_scope_of(&scope, root->violations, value,
                        sv_json_pointer_index(root->arena, "/cards", count))) {
            sv_read_only(&scope, members);
            read_card(&scope, scores->stage, &cards[count]);
        }
        count++;
    }
    scores->cards = cards;
    scores->card_count = count;
}

void sv_decision_read(const struct sv_scope *scope, struct sv_par_decision *ret_decision)
{
    static const char *const members[] = { "number", "date", NULL };
    struct sv_scope decision;

    if (!sv_read_object(scope, "decision", SV_OPTIONAL, &decision))
        return;
    sv_read_only(&decision, members);
    (void)sv_read_line(&decision, "number", SV_REQUIRED, &ret_decision->number);
    (void)sv_read_day(&decision, "date", SV_REQUIRED, &ret_decision->date);
}

static void read_scores(const struct sv_scope *root, struct sv_scores *scores)
{
    static const char *const of_one[] = { "$schema", "framework", "version", "period", "stage",
                                          "reason",  "decision",  "unit",    "points", "facts",
                                          "na",      "total",     NULL };
    static const char *const of_many[] = { "$schema", "framework", "version", "period", "stage",
                                           "reason",  "decision",  "cards",   NULL };
    bool many = sv_read_has(root, "cards");
    const char *stage = NULL;

    sv_read_only(root, many ? of_many : of_one);
    (void)sv_read_code(root, "framework", SV_REQUIRED, &scores->framework);
    (void)sv_read_int(root, "version", SV_REQUIRED, 1, 9999, &scores->version);
    (void)sv_read_code(root, "period", SV_REQUIRED, &scores->period);
    if (sv_read_text(root, "stage", SV_REQUIRED, &stage) &&
        !sv_stage_of_word(stage, &scores->stage))
        sv_violate(root->violations, "/stage", SV_VIOLATION_BAD_FORMAT);
    (void)sv_read_line(root, "reason", SV_REQUIRED, &scores->reason);
    sv_decision_read(root, &scores->decision);
    if (many) {
        read_cards(root, scores);
        return;
    }
    struct sv_card_scores *card = sv_arena_alloc(root->arena, sizeof(*card));

    read_card(root, scores->stage, card);
    scores->cards = card;
    scores->card_count = 1;
}

enum sv_status sv_scores_of_json(struct sv_arena *arena, const char *text, size_t size,
                                 struct sv_scores *ret_scores, struct sv_violations *violations,
                                 struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_scores scores = { .decision.number = "" };
    struct sv_scope scope;

    assert(violations->arena == arena);
    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, ""))
        read_scores(&scope, &scores);
    *ret_scores = scores;
    return SV_OK;
}
