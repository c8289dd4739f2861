/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/response.h"

#include "base/text.h"
#include "domain/answers.h"

#include <string.h>

static const char ANSWERS[] = "/answers";

static void violate(const struct sv_answer *answer, enum sv_violation_code code,
                    struct sv_violations *violations)
{
    sv_violate_member(violations, ANSWERS, answer->item, code);
}

static bool fits_scale(const struct sv_item *item, int64_t value)
{
    return value >= 0 && value <= SV_OPTION_VALUE_MAX &&
           sv_item_option(item, (int)value) != SIZE_MAX;
}

/* Writes the answer if it fits the item; otherwise says why not. */
static void encode_value(const struct sv_item *item, const struct sv_answer *answer,
                         uint8_t *encoded, struct sv_violations *violations)
{
    if (answer->kind == SV_ANSWER_NA && !item->allows_na)
        violate(answer, SV_VIOLATION_NA_NOT_ALLOWED, violations);
    else if (answer->kind == SV_ANSWER_NA)
        encoded[item->offset] = SV_CODE_NA;
    else if (answer->kind != SV_ANSWER_VALUE)
        violate(answer, SV_VIOLATION_WRONG_TYPE, violations);
    else if (!fits_scale(item, answer->value))
        violate(answer, SV_VIOLATION_OFF_SCALE, violations);
    else
        encoded[item->offset] = (uint8_t)(sv_item_option(item, (int)answer->value) + 1);
}

static void violate_choice(const struct sv_answer *answer, size_t place,
                           enum sv_violation_code code, struct sv_violations *violations)
{
    const char *pointer = sv_json_pointer(violations->arena, ANSWERS, answer->item);

    sv_violate(violations, sv_json_pointer_index(violations->arena, pointer, place), code);
}

static void encode_values(const struct sv_item *item, const struct sv_answer *answer,
                          uint8_t *encoded, struct sv_violations *violations)
{
    if (answer->kind != SV_ANSWER_VALUES) {
        violate(answer, SV_VIOLATION_WRONG_TYPE, violations);
        return;
    }
    if (answer->value_count == 0)
        violate(answer, SV_VIOLATION_EMPTY, violations);
    for (size_t i = 0; i < answer->value_count; i++) {
        if (!fits_scale(item, answer->values[i])) {
            violate_choice(answer, i, SV_VIOLATION_OFF_SCALE, violations);
            continue;
        }
        size_t option = sv_item_option(item, (int)answer->values[i]);
        uint8_t *byte = &encoded[item->offset + option / 8];
        uint8_t bit = (uint8_t)(1U << option % 8);

        if ((*byte & bit) != 0)
            violate_choice(answer, i, SV_VIOLATION_REPEATED_OPTION, violations);
        *byte |= bit;
    }
}

static void check_text(const struct sv_item *item, const struct sv_answer *answer,
                       struct sv_violations *violations)
{
    /* "NA" in a text is what the person wrote. */
    if (answer->kind != SV_ANSWER_TEXT && answer->kind != SV_ANSWER_NA)
        violate(answer, SV_VIOLATION_WRONG_TYPE, violations);
    else if (answer->text[0] == '\0')
        violate(answer, SV_VIOLATION_EMPTY, violations);
    else if (sv_utf8_length(answer->text) > item->max_length)
        violate(answer, SV_VIOLATION_TOO_LONG, violations);
}

/* Encodes all answers; given[i] is set for each item that was answered, also wrongly. */
static void encode_answers(const struct sv_instrument *instrument,
                           const struct sv_submission *submission, uint8_t *encoded, bool *given,
                           struct sv_violations *violations)
{
    size_t expected = 0; /* answers mostly come in the order of the form */

    for (size_t i = 0; i < submission->answer_count; i++) {
        const struct sv_answer *answer = &submission->answers[i];
        size_t place = expected < instrument->item_count &&
                               strcmp(instrument->items[expected].code, answer->item) == 0
                           ? expected
                           : sv_instrument_find(instrument, answer->item);

        if (place == SV_NO_ITEM) {
            violate(answer, SV_VIOLATION_UNKNOWN_ITEM, violations);
            continue;
        }
        const struct sv_item *item = &instrument->items[place];

        expected = place + 1;
        given[place] = true;
        if (item->kind == SV_ITEM_TEXT)
            check_text(item, answer, violations);
        else if (item->kind == SV_ITEM_MULTIPLE)
            encode_values(item, answer, encoded, violations);
        else
            encode_value(item, answer, encoded, violations);
    }
}

static void check_routing(const struct sv_instrument *instrument,
                          const struct sv_submission *submission, const uint8_t *encoded,
                          const bool *given, struct sv_violations *violations)
{
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];
        bool applies = sv_item_applies(instrument, encoded, i);

        if (given[i] && !applies)
            sv_violate_member(violations, ANSWERS, item->code, SV_VIOLATION_NOT_APPLICABLE);
        if (!given[i] && applies && item->required && submission->complete)
            sv_violate_member(violations, ANSWERS, item->code, SV_VIOLATION_REQUIRED);
    }
}

/* Whether something with this validity existed on the day, as far as a day was told. */
static bool existed(const struct sv_submission *submission, sv_day from, sv_day until)
{
    return !submission->has_day || (submission->day >= from && submission->day < until);
}

static void check_counter(const struct sv_survey *survey, const struct sv_submission *submission,
                          struct sv_violations *violations)
{
    const struct sv_counter *counter = NULL;

    if (submission->counter == NULL) {
        if (submission->has_channel && submission->channel == SV_CHANNEL_KIOSK)
            sv_violate(violations, "/counter", SV_VIOLATION_REQUIRED);
        return;
    }
    counter = sv_survey_counter(survey, submission->counter);
    if (counter == NULL || !existed(submission, counter->valid_from, counter->valid_until) ||
        (submission->unit != NULL && strcmp(counter->unit, submission->unit) != 0))
        sv_violate(violations, "/counter", SV_VIOLATION_UNKNOWN_COUNTER);
}

static void check_procedure(const struct sv_survey *survey, const struct sv_submission *submission,
                            struct sv_violations *violations)
{
    const struct sv_procedure *procedure = NULL;

    if (submission->procedure == NULL)
        return;
    procedure = sv_survey_procedure(survey, submission->procedure);
    if (procedure == NULL || !existed(submission, procedure->valid_from, procedure->valid_until) ||
        (procedure->unit[0] != '\0' && submission->unit != NULL &&
         strcmp(procedure->unit, submission->unit) != 0))
        sv_violate(violations, "/procedure", SV_VIOLATION_UNKNOWN_PROCEDURE);
}

static void check_place(const struct sv_survey *survey, const struct sv_submission *submission,
                        struct sv_violations *violations)
{
    const struct sv_unit *unit =
        submission->unit == NULL ? NULL : sv_survey_unit(survey, submission->unit);

    if (submission->unit != NULL &&
        (unit == NULL || !existed(submission, unit->valid_from, unit->valid_until)))
        sv_violate(violations, "/unit", SV_VIOLATION_UNKNOWN_UNIT);
    /* Where the unit itself is unknown, nothing can be said about what belongs to it. */
    if (submission->unit != NULL && unit == NULL)
        return;
    check_counter(survey, submission, violations);
    check_procedure(survey, submission, violations);
}

static void check_instrument(const struct sv_survey *survey, const struct sv_submission *submission,
                             struct sv_violations *violations)
{
    if (submission->instrument != NULL &&
        strcmp(submission->instrument, survey->instrument->code) != 0)
        sv_violate(violations, "/instrument", SV_VIOLATION_WRONG_INSTRUMENT);
}

static void check_frame(const struct sv_survey *survey, const struct sv_submission *submission,
                        sv_day today, struct sv_violations *violations)
{
    check_instrument(survey, submission, violations);
    if (submission->has_channel && !survey->channels[submission->channel])
        sv_violate(violations, "/channel", SV_VIOLATION_CHANNEL_CLOSED);
    if (submission->respondent != SV_RESPONDENT_UNKNOWN &&
        !survey->respondents[submission->respondent])
        sv_violate(violations, "/respondent_type", SV_VIOLATION_OUT_OF_RANGE);
    if (submission->has_day && submission->day > today + 1)
        sv_violate(violations, "/day", SV_VIOLATION_FUTURE_DAY);
    else if (submission->has_day && sv_survey_period(survey, submission->day) == NULL)
        sv_violate(violations, "/day", SV_VIOLATION_OUT_OF_PERIOD);
    if (submission->comment != NULL && submission->comment[0] == '\0')
        sv_violate(violations, "/comment", SV_VIOLATION_EMPTY);
    if (submission->comment != NULL && sv_utf8_length(submission->comment) > SV_COMMENT_LENGTH_MAX)
        sv_violate(violations, "/comment", SV_VIOLATION_TOO_LONG);
}

bool sv_violations_of_place_only(const struct sv_violations *violations)
{
    static const char *const places[] = { "/unit", "/counter", "/procedure", "/day", "/channel" };
    size_t found = 0;

    for (const struct sv_violation *at = violations->first; at != NULL; at = at->next) {
        bool told_well = at->code != SV_VIOLATION_REQUIRED && at->code != SV_VIOLATION_WRONG_TYPE &&
                         at->code != SV_VIOLATION_BAD_FORMAT && at->code != SV_VIOLATION_BAD_DATE &&
                         at->code != SV_VIOLATION_OUT_OF_RANGE &&
                         at->code != SV_VIOLATION_OTHER_COUNTER;

        for (size_t i = 0; told_well && i < sizeof(places) / sizeof(places[0]); i++)
            found += strcmp(at->pointer, places[i]) == 0;
    }
    return violations->count > 0 && found == violations->count;
}

static size_t collect_texts(const struct sv_instrument *instrument,
                            const struct sv_submission *submission, const char **texts)
{
    size_t count = 0;

    /* In the order of the form, so that the same body is always stored the same way. */
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (instrument->items[i].kind != SV_ITEM_TEXT)
            continue;
        for (size_t k = 0; k < submission->answer_count; k++) {
            if (submission->answers[k].text == NULL ||
                strcmp(submission->answers[k].item, instrument->items[i].code) != 0)
                continue;
            texts[count++] = instrument->items[i].code;
            texts[count++] = submission->answers[k].text;
        }
    }
    if (submission->comment != NULL) {
        texts[count++] = SV_COMMENT_CODE;
        texts[count++] = submission->comment;
    }
    return count;
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* encoded is of the instrument's size; it is filled by the check of the answers. */
static struct sv_response response_of(const struct sv_survey *survey,
                                      const struct sv_submission *submission,
                                      const uint8_t *encoded, struct sv_arena *arena)
{
    const char **texts = sv_arena_array(arena, 2 * (submission->answer_count + 1), sizeof(*texts));

    return (struct sv_response){
        .id = submission->id,
        .revision = submission->revision,
        .survey = survey->code,
        .unit = submission->unit,
        .counter = or_empty(submission->counter),
        .procedure = or_empty(submission->procedure),
        .channel = submission->channel,
        .respondent = submission->respondent,
        .day = submission->day,
        .language = or_empty(submission->language),
        .duration_s = submission->duration_s,
        .complete = submission->complete,
        .answers = encoded,
        .answers_size = survey->instrument->answers_size,
        .texts = texts,
        .text_count = collect_texts(survey->instrument, submission, texts),
    };
}

void sv_submission_check(const struct sv_survey *survey, const struct sv_submission *submission,
                         sv_day today, struct sv_response *ret_response,
                         struct sv_violations *violations)
{
    const struct sv_instrument *instrument = survey->instrument;
    uint8_t *encoded = sv_arena_alloc(violations->arena, instrument->answers_size);
    bool *given = sv_arena_array(violations->arena, instrument->item_count, sizeof(*given));

    check_frame(survey, submission, today, violations);
    check_place(survey, submission, violations);
    encode_answers(instrument, submission, encoded, given, violations);
    check_routing(instrument, submission, encoded, given, violations);
    *ret_response = response_of(survey, submission, encoded, violations->arena);
}

void sv_submission_check_stored(const struct sv_survey *survey,
                                const struct sv_submission *submission,
                                struct sv_response *ret_response, struct sv_violations *violations)
{
    const struct sv_instrument *instrument = survey->instrument;
    uint8_t *encoded = sv_arena_alloc(violations->arena, instrument->answers_size);
    bool *given = sv_arena_array(violations->arena, instrument->item_count, sizeof(*given));

    check_instrument(survey, submission, violations);
    if (submission->unit != NULL && sv_survey_unit(survey, submission->unit) == NULL)
        sv_violate(violations, "/unit", SV_VIOLATION_UNKNOWN_UNIT);
    if (submission->has_day && sv_survey_period(survey, submission->day) == NULL)
        sv_violate(violations, "/day", SV_VIOLATION_OUT_OF_PERIOD);
    encode_answers(instrument, submission, encoded, given, violations);
    *ret_response = response_of(survey, submission, encoded, violations->arena);
}
