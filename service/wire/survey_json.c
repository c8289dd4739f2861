/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/survey_json.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <string.h>

enum {
    PERIODS_MAX = 400,
    UNITS_MAX = 20000,
    FEEDS_MAX = 50,
    POPULATIONS_MAX = 200000,
    WORDS_MAX = 10,
};

/* Reads one object of an array into its place, which is zeroed. */
typedef void read_row(const struct sv_scope *row, void *place);

/* A table of a document: what stands under name, and how a row of it is read. */
struct rows {
    const char *name;
    enum sv_need need;
    size_t most;
    read_row *read;
    size_t size; /* bytes of a row */
};

/* The rows that are read; NULL if there are none. An element that is no object is reported. */
static void *read_each(const struct sv_scope *root, const struct rows *wanted, size_t *ret_count)
{
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;
    const char *pointer = sv_read_pointer(root, wanted->name);

    *ret_count = 0;
    if (!sv_read_array(root, wanted->name, wanted->need, wanted->most, &array))
        return NULL;
    char *rows = sv_arena_array(root->arena, (size_t)cJSON_GetArraySize(array), wanted->size);

    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope row;

        if (sv_scope_of(&row, root->violations, value,
                        sv_json_pointer_index(root->arena, pointer, count)))
            wanted->read(&row, rows + count * wanted->size);
        count++;
    }
    *ret_count = count;
    return rows;
}

static void read_period(const struct sv_scope *row, void *place)
{
    static const char *const members[] = { "code", "from", "until", NULL };
    struct sv_period *period = place;

    sv_read_only(row, members);
    (void)sv_read_code(row, "code", SV_REQUIRED, &period->code);
    (void)sv_read_day(row, "from", SV_REQUIRED, &period->from);
    (void)sv_read_day(row, "until", SV_REQUIRED, &period->until);
}

static void read_feed(const struct sv_scope *row, void *place)
{
    static const char *const members[] = { "framework", "criterion", "period", NULL };
    struct sv_feed *feed = place;

    sv_read_only(row, members);
    (void)sv_read_code(row, "framework", SV_REQUIRED, &feed->framework);
    (void)sv_read_code(row, "criterion", SV_REQUIRED, &feed->criterion);
    (void)sv_read_code(row, "period", SV_REQUIRED, &feed->period);
}

static void read_population(const struct sv_scope *row, void *place)
{
    static const char *const members[] = {
        "period", "unit", "procedure", "channel", "respondent_type", "transactions", NULL
    };
    struct sv_population *population = place;
    const char *channel = NULL, *respondent = NULL;

    sv_read_only(row, members);
    (void)sv_read_code(row, "period", SV_REQUIRED, &population->period);
    (void)sv_read_code(row, "unit", SV_REQUIRED, &population->unit);
    population->procedure = "";
    (void)sv_read_code(row, "procedure", SV_OPTIONAL, &population->procedure);
    if (sv_read_text(row, "channel", SV_REQUIRED, &channel) &&
        !sv_channel_of_word(channel, &population->channel))
        sv_violate(row->violations, sv_read_pointer(row, "channel"), SV_VIOLATION_OUT_OF_RANGE);
    if (sv_read_text(row, "respondent_type", SV_OPTIONAL, &respondent) &&
        (respondent[0] == '\0' || !sv_respondent_of_word(respondent, &population->respondent)))
        sv_violate(row->violations, sv_read_pointer(row, "respondent_type"),
                   SV_VIOLATION_OUT_OF_RANGE);
    (void)sv_read_int(row, "transactions", SV_REQUIRED, 0, INT64_C(1000000000000),
                      &population->transactions);
}

static void read_tables(const struct sv_scope *root, struct sv_survey *survey)
{
    static const struct rows periods = { "periods", SV_REQUIRED, PERIODS_MAX, read_period,
                                         sizeof(struct sv_period) };
    static const struct rows feeds = { "feeds", SV_OPTIONAL, FEEDS_MAX, read_feed,
                                       sizeof(struct sv_feed) };
    static const struct rows populations = { "populations", SV_OPTIONAL, POPULATIONS_MAX,
                                             read_population, sizeof(struct sv_population) };

    survey->periods = read_each(root, &periods, &survey->period_count);
    if (survey->periods != NULL && survey->period_count == 0)
        sv_violate(root->violations, "/periods", SV_VIOLATION_EMPTY);
    survey->feeds = read_each(root, &feeds, &survey->feed_count);
    survey->populations = read_each(root, &populations, &survey->population_count);
}

static void read_words(const struct sv_scope *root, struct sv_survey *survey)
{
    const char **words = NULL;
    const char *rule = NULL;
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;
    size_t count = sv_read_codes(root, "channels", SV_REQUIRED, WORDS_MAX, &words);

    for (size_t i = 0; i < count; i++) {
        if (sv_channel_of_word(words[i], &channel))
            survey->channels[channel] = true;
        else
            sv_violate(root->violations, "/channels", SV_VIOLATION_BAD_FORMAT);
    }
    count = sv_read_codes(root, "respondent_types", SV_REQUIRED, WORDS_MAX, &words);
    for (size_t i = 0; i < count; i++) {
        if (words[i][0] != '\0' && sv_respondent_of_word(words[i], &respondent))
            survey->respondents[respondent] = true;
        else
            sv_violate(root->violations, "/respondent_types", SV_VIOLATION_BAD_FORMAT);
    }
    if (sv_read_text(root, "index_rule", SV_REQUIRED, &rule) &&
        !sv_index_rule_of_word(rule, &survey->index_rule))
        sv_violate(root->violations, "/index_rule", SV_VIOLATION_BAD_FORMAT);
}

/* Who may send kiosk responses: any browser, or enrolled devices only. */
static void read_kiosks(const struct sv_scope *root, struct sv_survey *survey)
{
    const char *word = "any";

    (void)sv_read_text(root, "kiosks", SV_OPTIONAL, &word);
    survey->kiosks_enrolled = strcmp(word, "enrolled") == 0;
    if (!survey->kiosks_enrolled && strcmp(word, "any") != 0)
        sv_violate(root->violations, "/kiosks", SV_VIOLATION_BAD_FORMAT);
}

static void read_sub_index(const struct sv_scope *root, struct sv_sub_index *sub_index)
{
    static const char *const members[] = { "max_points", "target", NULL };
    static const char *const target_members[] = { "low", "high", "source", NULL };
    struct sv_scope scope, target;

    if (!sv_read_object(root, "sub_index", SV_OPTIONAL, &scope))
        return;
    sv_read_only(&scope, members);
    (void)sv_read_points(&scope, "max_points", SV_REQUIRED, &sub_index->max_points);
    if (!sv_read_object(&scope, "target", SV_OPTIONAL, &target))
        return;
    sv_read_only(&target, target_members);
    sub_index->has_target = true;
    (void)sv_read_points(&target, "low", SV_REQUIRED, &sub_index->target_low);
    (void)sv_read_points(&target, "high", SV_REQUIRED, &sub_index->target_high);
    (void)sv_read_text(&target, "source", SV_OPTIONAL, &sub_index->target_source);
}

static void read_instrument(const struct sv_scope *root, struct sv_survey *survey)
{
    static const char *const members[] = { "code", "version", NULL };
    struct sv_scope scope;

    if (!sv_read_object(root, "instrument", SV_REQUIRED, &scope))
        return;
    sv_read_only(&scope, members);
    (void)sv_read_code(&scope, "code", SV_REQUIRED, &survey->instrument_code);
    (void)sv_read_int(&scope, "version", SV_REQUIRED, 1, 9999, &survey->instrument_version);
}

enum sv_status sv_survey_of_json(struct sv_arena *arena, const char *text, size_t size,
                                 struct sv_survey *ret_survey, struct sv_violations *violations,
                                 struct sv_error *reterr)
{
    static const char *const members[] = { "$schema",    "code",     "title",
                                           "instrument", "channels", "respondent_types",
                                           "periods",    "units",    "index_rule",
                                           "sub_index",  "feeds",    "populations",
                                           "kiosks",     "note",     NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_survey survey = { 0 };
    struct sv_scope scope;
    const char **units = NULL;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (!sv_scope_of(&scope, violations, root, ""))
        return SV_OK;
    scope.arena = arena;
    sv_read_only(&scope, members);
    (void)sv_read_code(&scope, "code", SV_REQUIRED, &survey.code);
    (void)sv_read_label(&scope, "title", SV_REQUIRED, &survey.title);
    read_instrument(&scope, &survey);
    read_words(&scope, &survey);
    read_kiosks(&scope, &survey);
    survey.unit_code_count = sv_read_codes(&scope, "units", SV_REQUIRED, UNITS_MAX, &units);
    survey.unit_codes = units;
    read_sub_index(&scope, &survey.sub_index);
    read_tables(&scope, &survey);
    *ret_survey = survey;
    return SV_OK;
}
