/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/response_scan.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

enum {
    ANSWERS_SCANNED = 60, /* more are declined */
    PLACES = 128,         /* of the table of names seen; a power of two above ANSWERS_SCANNED */
    DIGITS_MAX = 9,
    NAME_SIZE_MAX = 40, /* no item has a longer code */
    LANGUAGE_SIZE_MAX = 8,
};

struct scanner {
    struct sv_arena *arena;
    const char *at;
    const char *end;
};

/* Bytes of the text scanned. */
struct piece {
    const char *data;
    size_t size;
};

static void skip_space(struct scanner *scanner)
{
    while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\n' ||
                                          *scanner->at == '\r' || *scanner->at == '\t'))
        scanner->at++;
}

static bool takes(struct scanner *scanner, char mark)
{
    skip_space(scanner);
    if (scanner->at == scanner->end || *scanner->at != mark)
        return false;
    scanner->at++;
    return true;
}

static bool sees(struct scanner *scanner, char mark)
{
    skip_space(scanner);
    return scanner->at < scanner->end && *scanner->at == mark;
}

/* A text without escapes. */
static bool take_text(struct scanner *scanner, struct piece *ret_piece)
{
    const char *start = NULL;
    unsigned char all = 0; /* the bits of all its bytes */

    if (!takes(scanner, '"'))
        return false;
    start = scanner->at;
    for (; scanner->at < scanner->end; scanner->at++) {
        unsigned char byte = (unsigned char)*scanner->at;

        if (byte < ' ' || byte == '"' || byte == '\\')
            break;
        all |= byte;
    }
    if (scanner->at == scanner->end || *scanner->at != '"')
        return false;
    *ret_piece = (struct piece){ start, (size_t)(scanner->at - start) };
    scanner->at++;
    return all < 0x80 || sv_utf8_valid(ret_piece->data, ret_piece->size);
}

static bool take_copy(struct scanner *scanner, const char **ret_text)
{
    struct piece piece;

    if (!take_text(scanner, &piece))
        return false;
    *ret_text = sv_arena_strndup(scanner->arena, piece.data, piece.size);
    return true;
}

static bool take_code(struct scanner *scanner, const char **ret_text)
{
    return take_copy(scanner, ret_text) && sv_code_valid(*ret_text);
}

/* A whole number without sign. */
static bool take_number(struct scanner *scanner, int64_t *ret_number)
{
    const char *start = NULL;
    int64_t number = 0;

    skip_space(scanner);
    start = scanner->at;
    while (scanner->at < scanner->end && *scanner->at >= '0' && *scanner->at <= '9' &&
           scanner->at - start < DIGITS_MAX)
        number = number * 10 + (*scanner->at++ - '0');
    if (scanner->at == start || (*start == '0' && scanner->at - start > 1) ||
        scanner->at == scanner->end || strchr(",}] \n\r\t", *scanner->at) == NULL)
        return false;
    *ret_number = number;
    return true;
}

static bool take_word(struct scanner *scanner, const char *word)
{
    size_t size = strlen(word);

    if ((size_t)(scanner->end - scanner->at) < size || memcmp(scanner->at, word, size) != 0)
        return false;
    scanner->at += size;
    return true;
}

static bool take_bool(struct scanner *scanner, bool *ret_value)
{
    skip_space(scanner);
    *ret_value = take_word(scanner, "true");
    return *ret_value || take_word(scanner, "false");
}

/* The names of the answers, to see at once whether one comes again. */
struct names {
    struct piece seen[ANSWERS_SCANNED];
    uint8_t places[PLACES]; /* index into seen plus one; 0 is free */
    size_t count;
};

static bool add_name(struct names *names, struct piece name)
{
    uint32_t hash = 2166136261U; /* FNV-1a */

    if (name.size > NAME_SIZE_MAX)
        return false;
    for (size_t i = 0; i < name.size; i++)
        hash = (hash ^ (unsigned char)name.data[i]) * 16777619U;
    size_t place = hash % PLACES;

    for (; names->places[place] != 0; place = (place + 1) % PLACES) {
        const struct piece *other = &names->seen[names->places[place] - 1];

        if (other->size == name.size && memcmp(other->data, name.data, name.size) == 0)
            return false;
    }
    names->seen[names->count++] = name;
    names->places[place] = (uint8_t)names->count;
    return true;
}

static bool take_values(struct scanner *scanner, struct sv_answer *answer)
{
    int64_t values[SV_OPTIONS_MAX];
    size_t count = 0;
    int64_t *kept = NULL;

    if (!takes(scanner, '[') || sees(scanner, ']'))
        return false;
    do {
        if (count == SV_OPTIONS_MAX || !take_number(scanner, &values[count++]))
            return false;
    } while (takes(scanner, ','));
    kept = sv_arena_array(scanner->arena, count, sizeof(*kept));
    memcpy(kept, values, count * sizeof(*kept));
    answer->kind = SV_ANSWER_VALUES;
    answer->values = kept;
    answer->value_count = count;
    return takes(scanner, ']');
}

static bool take_answer(struct scanner *scanner, struct names *names, struct sv_answer *answer)
{
    struct piece name;

    if (!take_text(scanner, &name) || !takes(scanner, ':') || !add_name(names, name))
        return false;
    *answer = (struct sv_answer){ .item = sv_arena_strndup(scanner->arena, name.data, name.size) };
    if (sees(scanner, '['))
        return take_values(scanner, answer);
    if (!sees(scanner, '"'))
        return take_number(scanner, &answer->value);
    if (!take_copy(scanner, &answer->text))
        return false;
    answer->kind = strcmp(answer->text, "NA") == 0 ? SV_ANSWER_NA : SV_ANSWER_TEXT;
    return true;
}

static bool take_answers(struct scanner *scanner, struct sv_submission *submission)
{
    struct sv_answer answers[ANSWERS_SCANNED];
    struct names names = { .count = 0 };
    struct sv_answer *kept = NULL;

    if (!takes(scanner, '{'))
        return false;
    do {
        if (names.count == ANSWERS_SCANNED || !take_answer(scanner, &names, &answers[names.count]))
            return false;
    } while (takes(scanner, ','));
    if (!takes(scanner, '}'))
        return false;
    kept = sv_arena_array(scanner->arena, names.count, sizeof(*kept));
    memcpy(kept, answers, names.count * sizeof(*kept));
    submission->answers = kept;
    submission->answer_count = names.count;
    return true;
}

enum member {
    MEMBER_ID,
    MEMBER_INSTRUMENT,
    MEMBER_UNIT,
    MEMBER_COUNTER,
    MEMBER_PROCEDURE,
    MEMBER_CHANNEL,
    MEMBER_RESPONDENT_TYPE,
    MEMBER_DAY,
    MEMBER_LANGUAGE,
    MEMBER_DURATION_S,
    MEMBER_REVISION,
    MEMBER_COMPLETE,
    MEMBER_ANSWERS,
    MEMBER_COMMENT,
    MEMBER_COUNT
};

static const char *const member_names[MEMBER_COUNT] = {
    "id",  "instrument", "unit",       "counter",  "procedure", "channel", "respondent_type",
    "day", "language",   "duration_s", "revision", "complete",  "answers", "comment",
};

/* What every response must have. */
static const unsigned required_members =
    1U << MEMBER_ID | 1U << MEMBER_INSTRUMENT | 1U << MEMBER_UNIT | 1U << MEMBER_CHANNEL |
    1U << MEMBER_DAY | 1U << MEMBER_COMPLETE | 1U << MEMBER_ANSWERS;

static enum member member_of(struct piece name, enum member expected)
{
    for (unsigned i = 0; i < MEMBER_COUNT; i++) {
        enum member member = (enum member)((expected + i) % MEMBER_COUNT);

        if (strlen(member_names[member]) == name.size &&
            memcmp(member_names[member], name.data, name.size) == 0)
            return member;
    }
    return MEMBER_COUNT;
}

static bool take_id(struct scanner *scanner, struct sv_submission *submission)
{
    char text[SV_UUID_TEXT_SIZE] = "";
    struct piece piece;

    if (!take_text(scanner, &piece) || piece.size != sizeof(text) - 1)
        return false;
    memcpy(text, piece.data, piece.size);
    submission->has_id = sv_uuid_parse(text, &submission->id) && sv_uuid_is_random(&submission->id);
    return submission->has_id;
}

static bool take_day(struct scanner *scanner, struct sv_submission *submission)
{
    char text[SV_DAY_TEXT_SIZE] = "";
    struct piece piece;

    if (!take_text(scanner, &piece) || piece.size != sizeof(text) - 1)
        return false;
    memcpy(text, piece.data, piece.size);
    submission->has_day = sv_day_parse(text, &submission->day);
    return submission->has_day;
}

static bool take_channel(struct scanner *scanner, struct sv_submission *submission)
{
    const char *word = NULL;

    submission->has_channel =
        take_copy(scanner, &word) && sv_channel_of_word(word, &submission->channel);
    return submission->has_channel;
}

static bool take_respondent(struct scanner *scanner, struct sv_submission *submission)
{
    const char *word = NULL;

    return take_copy(scanner, &word) && word[0] != '\0' &&
           sv_respondent_of_word(word, &submission->respondent);
}

static bool take_language(struct scanner *scanner, struct sv_submission *submission)
{
    return take_code(scanner, &submission->language) && submission->language[1] != '\0' &&
           strlen(submission->language) <= LANGUAGE_SIZE_MAX;
}

static bool take_within(struct scanner *scanner, int64_t low, int64_t high, int64_t *ret_number)
{
    return take_number(scanner, ret_number) && *ret_number >= low && *ret_number <= high;
}

static bool take_value(struct scanner *scanner, enum member member,
                       struct sv_submission *submission)
{
    switch (member) {
    case MEMBER_ID:
        return take_id(scanner, submission);
    case MEMBER_INSTRUMENT:
        return take_code(scanner, &submission->instrument);
    case MEMBER_UNIT:
        return take_code(scanner, &submission->unit);
    case MEMBER_COUNTER:
        return take_code(scanner, &submission->counter);
    case MEMBER_PROCEDURE:
        return take_code(scanner, &submission->procedure);
    case MEMBER_CHANNEL:
        return take_channel(scanner, submission);
    case MEMBER_RESPONDENT_TYPE:
        return take_respondent(scanner, submission);
    case MEMBER_DAY:
        return take_day(scanner, submission);
    case MEMBER_LANGUAGE:
        return take_language(scanner, submission);
    case MEMBER_DURATION_S:
        return take_within(scanner, 0, SV_DURATION_MAX_S, &submission->duration_s);
    case MEMBER_REVISION:
        return take_within(scanner, 1, SV_REVISION_MAX, &submission->revision);
    case MEMBER_COMPLETE:
        return take_bool(scanner, &submission->complete);
    case MEMBER_ANSWERS:
        return take_answers(scanner, submission);
    case MEMBER_COMMENT:
        return take_copy(scanner, &submission->comment);
    case MEMBER_COUNT:
        break;
    }
    return false;
}

static bool take_submission(struct scanner *scanner, struct sv_submission *ret_submission)
{
    struct sv_submission submission = { .revision = 1 };
    enum member expected = MEMBER_ID;
    unsigned seen = 0;

    if (!takes(scanner, '{'))
        return false;
    do {
        struct piece name;

        if (!take_text(scanner, &name) || !takes(scanner, ':'))
            return false;
        enum member member = member_of(name, expected);

        if (member == MEMBER_COUNT || (seen & 1U << member) != 0 ||
            !take_value(scanner, member, &submission))
            return false;
        seen |= 1U << member;
        expected = member + 1;
    } while (takes(scanner, ','));
    *ret_submission = submission;
    return takes(scanner, '}') && (seen & required_members) == required_members;
}

static bool is_at_end(struct scanner *scanner)
{
    skip_space(scanner);
    return scanner->at == scanner->end;
}

bool sv_submission_scan(struct sv_arena *arena, const char *text, size_t size,
                        struct sv_submission *ret_submission)
{
    struct scanner scanner = { .arena = arena, .at = text, .end = text + size };

    return take_submission(&scanner, ret_submission) && is_at_end(&scanner);
}

bool sv_submissions_scan(struct sv_arena *arena, const char *text, size_t size,
                         struct sv_submission *ret_submissions, size_t most, size_t *ret_count)
{
    static const char frame[] = "responses";
    struct scanner scanner = { .arena = arena, .at = text, .end = text + size };
    struct piece name;
    size_t count = 0;

    if (!takes(&scanner, '{') || !take_text(&scanner, &name) || name.size != sizeof(frame) - 1 ||
        memcmp(name.data, frame, name.size) != 0 || !takes(&scanner, ':') || !takes(&scanner, '['))
        return false;
    do {
        if (count == most || !take_submission(&scanner, &ret_submissions[count++]))
            return false;
    } while (takes(&scanner, ','));
    *ret_count = count;
    return takes(&scanner, ']') && takes(&scanner, '}') && is_at_end(&scanner);
}
