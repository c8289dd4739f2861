/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/instrument_json.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <string.h>

enum { SECTIONS_MAX = 100, SCALES_MAX = 50, GROUPS_MAX = 20 };

struct scale {
    const char *code;
    const struct sv_option *options;
    size_t option_count;
};

/* What is being gathered while the document is read. */
struct reading {
    struct sv_instrument *instrument;
    struct scale *scales;
    size_t scale_count;
    struct sv_section *sections;
    const char **only_if_codes; /* per item, resolved at the end */
};

static bool read_option(const struct sv_scope *scope, struct sv_option *option)
{
    static const char *const members[] = { "value", "label", "satisfied", NULL };
    int64_t value = 0;

    sv_read_only(scope, members);
    (void)sv_read_bool(scope, "satisfied", SV_OPTIONAL, &option->satisfied);
    bool known = sv_read_int(scope, "value", SV_REQUIRED, 0, SV_OPTION_VALUE_MAX, &value);

    option->value = (int)value;
    return sv_read_label(scope, "label", SV_REQUIRED, &option->label) && known;
}

static bool read_options(const struct sv_scope *scope, const struct sv_option **ret_options,
                         size_t *ret_count)
{
    const cJSON *array = NULL, *value = NULL;
    struct sv_option *options = NULL;
    size_t count = 0;

    if (!sv_read_array(scope, "options", SV_REQUIRED, SV_OPTIONS_MAX, &array))
        return false;
    options = sv_arena_array(scope->arena, (size_t)cJSON_GetArraySize(array), sizeof(*options));
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope inside;
        const char *pointer =
            sv_json_pointer_index(scope->arena, sv_read_pointer(scope, "options"), count);

        if (!sv_scope_of(&inside, scope->violations, value, pointer) ||
            !read_option(&inside, &options[count]))
            return false;
        count++;
    }
    *ret_options = options;
    *ret_count = count;
    return true;
}

static void read_scales(const struct sv_scope *root, struct reading *reading)
{
    static const char *const members[] = { "code", "options", "provenance", "note", NULL };
    const cJSON *array = NULL, *value = NULL;

    if (!sv_read_array(root, "scales", SV_OPTIONAL, SCALES_MAX, &array))
        return;
    size_t place = 0;

    reading->scales = sv_arena_array(root->arena, SCALES_MAX, sizeof(*reading->scales));
    cJSON_ArrayForEach(value, array)
    {
        struct scale scale = { 0 };
        struct sv_scope scope;
        const char *pointer = sv_json_pointer_index(root->arena, "/scales", place++);

        if (!sv_scope_of(&scope, root->violations, value, pointer))
            continue;
        sv_read_only(&scope, members);
        if (sv_read_code(&scope, "code", SV_REQUIRED, &scale.code) &&
            read_options(&scope, &scale.options, &scale.option_count))
            reading->scales[reading->scale_count++] = scale;
    }
}

static void use_scale(const struct sv_scope *scope, const struct reading *reading,
                      struct sv_item *item)
{
    const char *code = NULL;

    if (!sv_read_code(scope, "scale", SV_OPTIONAL, &code)) {
        (void)read_options(scope, &item->options, &item->option_count);
        return;
    }
    for (size_t i = 0; i < reading->scale_count; i++) {
        if (strcmp(reading->scales[i].code, code) == 0) {
            item->options = reading->scales[i].options;
            item->option_count = reading->scales[i].option_count;
            return;
        }
    }
    sv_violate(scope->violations, sv_read_pointer(scope, "scale"), SV_VIOLATION_UNKNOWN_REFERENCE);
}

static void read_kind(const struct sv_scope *scope, const struct reading *reading,
                      struct sv_item *item)
{
    const char *word = NULL;
    int64_t max_length = 500;

    if (!sv_read_text(scope, "kind", SV_REQUIRED, &word))
        return;
    if (!sv_item_kind_of_word(word, &item->kind)) {
        sv_violate(scope->violations, sv_read_pointer(scope, "kind"), SV_VIOLATION_BAD_FORMAT);
        return;
    }
    if (item->kind != SV_ITEM_TEXT)
        use_scale(scope, reading, item);
    (void)sv_read_int(scope, "max_length", SV_OPTIONAL, 1, SV_TEXT_LENGTH_MAX, &max_length);
    item->max_length = (size_t)max_length;
}

static void read_condition(const struct sv_scope *scope, struct sv_item *item,
                           const char **ret_item_code)
{
    static const char *const members[] = { "item", "value", NULL };
    struct sv_scope condition;
    int64_t value = 0;

    if (!sv_read_object(scope, "only_if", SV_OPTIONAL, &condition))
        return;
    sv_read_only(&condition, members);
    (void)sv_read_code(&condition, "item", SV_REQUIRED, ret_item_code);
    if (sv_read_int(&condition, "value", SV_REQUIRED, 0, SV_OPTION_VALUE_MAX, &value))
        item->only_if_value = (int)value;
}

static void read_item(const struct sv_scope *scope, struct reading *reading, size_t section)
{
    static const char *const members[] = { "code",      "kind",       "scale",    "options",
                                           "text",      "na",         "required", "overall",
                                           "sensitive", "max_length", "only_if",  "provenance",
                                           "note",      NULL };
    struct sv_item item = { .section = section, .only_if_item = SV_NO_ITEM };
    size_t place = reading->instrument->item_count;

    sv_read_only(scope, members);
    if (!sv_read_code(scope, "code", SV_REQUIRED, &item.code))
        return;
    (void)sv_read_label(scope, "text", SV_REQUIRED, &item.text);
    (void)sv_read_bool(scope, "na", SV_OPTIONAL, &item.allows_na);
    (void)sv_read_bool(scope, "required", SV_OPTIONAL, &item.required);
    (void)sv_read_bool(scope, "overall", SV_OPTIONAL, &item.overall);
    (void)sv_read_bool(scope, "sensitive", SV_OPTIONAL, &item.sensitive);
    read_kind(scope, reading, &item);
    if (place == SV_ITEMS_MAX) {
        sv_violate(scope->violations, scope->pointer, SV_VIOLATION_TOO_MANY);
        return;
    }
    read_condition(scope, &item, &reading->only_if_codes[place]);
    reading->instrument->items[place] = item;
    reading->instrument->item_count++;
}

static void read_section(const struct sv_scope *scope, struct reading *reading)
{
    static const char *const members[] = { "code",  "factor",     "group", "title",
                                           "items", "provenance", "note",  NULL };
    const cJSON *array = NULL, *value = NULL;
    struct sv_section section = { 0 };
    size_t place = reading->instrument->section_count, count = 0;

    sv_read_only(scope, members);
    (void)sv_read_label(scope, "title", SV_REQUIRED, &section.title);
    (void)sv_read_code(scope, "group", SV_OPTIONAL, &section.group);
    (void)sv_read_bool(scope, "factor", SV_REQUIRED, &section.factor);
    if (!sv_read_code(scope, "code", SV_REQUIRED, &section.code))
        return;
    reading->sections[place] = section;
    reading->instrument->section_count++;
    if (!sv_read_array(scope, "items", SV_REQUIRED, SV_ITEMS_MAX, &array))
        return;
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope item;
        const char *pointer =
            sv_json_pointer_index(scope->arena, sv_read_pointer(scope, "items"), count++);

        if (sv_scope_of(&item, scope->violations, value, pointer))
            read_item(&item, reading, place);
    }
}

static void read_sections(const struct sv_scope *root, struct reading *reading)
{
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(root, "sections", SV_REQUIRED, SECTIONS_MAX, &array))
        return;
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope section;

        if (sv_scope_of(&section, root->violations, value,
                        sv_json_pointer_index(root->arena, "/sections", count++)))
            read_section(&section, reading);
    }
    if (count == 0)
        sv_violate(root->violations, "/sections", SV_VIOLATION_EMPTY);
}

static void read_groups(const struct sv_scope *root, struct sv_instrument *instrument)
{
    static const char *const members[] = { "code", "title", "note", NULL };
    const cJSON *array = NULL, *value = NULL;
    struct sv_group *groups = sv_arena_array(root->arena, GROUPS_MAX, sizeof(*groups));
    size_t place = 0;

    instrument->groups = groups;
    if (!sv_read_array(root, "groups", SV_OPTIONAL, GROUPS_MAX, &array))
        return;
    cJSON_ArrayForEach(value, array)
    {
        struct sv_group *group = &groups[instrument->group_count];
        struct sv_scope scope;

        if (!sv_scope_of(&scope, root->violations, value,
                         sv_json_pointer_index(root->arena, "/groups", place++)))
            continue;
        sv_read_only(&scope, members);
        (void)sv_read_label(&scope, "title", SV_REQUIRED, &group->title);
        if (sv_read_code(&scope, "code", SV_REQUIRED, &group->code))
            instrument->group_count++;
    }
}

static void read_family(const struct sv_scope *root, struct sv_instrument *instrument)
{
    static const char *const families[] = { "sipas", "one_stop", "online", "pulse" };

    if (!sv_read_text(root, "family", SV_REQUIRED, &instrument->family))
        return;
    for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
        if (strcmp(families[i], instrument->family) == 0)
            return;
    }
    sv_violate(root->violations, "/family", SV_VIOLATION_BAD_FORMAT);
}

static void read_head(const struct sv_scope *root, struct sv_instrument *instrument)
{
    static const char *const members[] = { "$schema",    "code",        "version",     "family",
                                           "status",     "title",       "legal_basis", "target",
                                           "valid_from", "valid_until", "note",        "intro",
                                           "closing",    "scales",      "groups",      "sections",
                                           "provenance", NULL };
    struct sv_label unused;
    const char *status = NULL;

    sv_read_only(root, members);
    instrument->valid_until = SV_DAY_NEVER;
    (void)sv_read_code(root, "code", SV_REQUIRED, &instrument->code);
    (void)sv_read_int(root, "version", SV_REQUIRED, 1, 9999, &instrument->version);
    (void)sv_read_label(root, "title", SV_REQUIRED, &instrument->title);
    (void)sv_read_text(root, "legal_basis", SV_REQUIRED, &instrument->legal_basis);
    (void)sv_read_day(root, "valid_from", SV_REQUIRED, &instrument->valid_from);
    (void)sv_read_day(root, "valid_until", SV_OPTIONAL, &instrument->valid_until);
    (void)sv_read_label(root, "intro", SV_OPTIONAL, &unused);
    (void)sv_read_label(root, "closing", SV_OPTIONAL, &unused);
    if (sv_read_text(root, "status", SV_OPTIONAL, &status) && strcmp(status, "official") != 0 &&
        strcmp(status, "proposal") != 0)
        sv_violate(root->violations, "/status", SV_VIOLATION_BAD_FORMAT);
    read_family(root, instrument);
    read_groups(root, instrument);
}

static void resolve_conditions(const struct reading *reading)
{
    struct sv_instrument *instrument = reading->instrument;

    for (size_t i = 0; i < instrument->item_count; i++) {
        if (reading->only_if_codes[i] == NULL)
            continue;
        size_t item = sv_instrument_find(instrument, reading->only_if_codes[i]);

        /* An unknown item points to itself, which sv_instrument_check refuses. */
        instrument->items[i].only_if_item = item == SV_NO_ITEM ? i : item;
    }
}

enum sv_status sv_instrument_of_json(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_instrument *ret_instrument,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_instrument instrument = { 0 };
    struct reading reading = { .instrument = &instrument };
    struct sv_scope scope;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    instrument.items = sv_arena_array(arena, SV_ITEMS_MAX, sizeof(*instrument.items));
    reading.sections = sv_arena_array(arena, SECTIONS_MAX, sizeof(*reading.sections));
    reading.only_if_codes = sv_arena_array(arena, SV_ITEMS_MAX, sizeof(char *));
    instrument.sections = reading.sections;
    if (!sv_scope_of(&scope, violations, root, ""))
        return SV_OK;
    read_head(&scope, &instrument);
    read_scales(&scope, &reading);
    read_sections(&scope, &reading);
    resolve_conditions(&reading);
    if (violations->count == 0)
        sv_instrument_check(&instrument, violations);
    sv_instrument_lay_out(&instrument);
    *ret_instrument = instrument;
    return SV_OK;
}
