/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/device_json.h"

#include "base/text.h"
#include "wire/json_read.h"
#include "wire/json_write.h"

#include <string.h>

enum sv_status sv_device_order_of_text(struct sv_arena *arena, const char *text, size_t size,
                                       struct sv_device *ret_device,
                                       struct sv_violations *violations, struct sv_error *reterr)
{
    static const char *const members[] = { "survey", "counter", "label", NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_device device = { .survey = "", .counter = "", .label = "" };
    struct sv_scope scope;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, "")) {
        scope.arena = arena;
        sv_read_only(&scope, members);
        (void)sv_read_code(&scope, "survey", SV_REQUIRED, &device.survey);
        (void)sv_read_code(&scope, "counter", SV_REQUIRED, &device.counter);
        (void)sv_read_text(&scope, "label", SV_OPTIONAL, &device.label);
    }
    *ret_device = device;
    return SV_OK;
}

enum sv_status sv_enrol_body_of_text(struct sv_arena *arena, const char *text, size_t size,
                                     const char **ret_code, struct sv_violations *violations,
                                     struct sv_error *reterr)
{
    static const char *const members[] = { "code", NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_scope scope;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, "")) {
        scope.arena = arena;
        sv_read_only(&scope, members);
        (void)sv_read_text(&scope, "code", SV_REQUIRED, ret_code);
    }
    return SV_OK;
}

static int digit_of(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static bool hash_of_text(const char *text, struct sv_hash *ret_hash)
{
    if (strlen(text) != 2 * (size_t)SV_HASH_SIZE)
        return false;
    for (size_t i = 0; i < SV_HASH_SIZE; i++) {
        int high = digit_of(text[2 * i]), low = digit_of(text[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        ret_hash->bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

static void read_entry(const struct sv_scope *scope, struct sv_chain_entry *entry)
{
    static const char *const members[] = { "number", "session", "event", "day", "hash", NULL };
    const char *event = NULL, *hash = NULL;

    sv_read_only(scope, members);
    (void)sv_read_int(scope, "number", SV_REQUIRED, 1, SV_CHAIN_NUMBER_MAX, &entry->number);
    (void)sv_read_int(scope, "session", SV_REQUIRED, 1, SV_CHAIN_NUMBER_MAX, &entry->session);
    (void)sv_read_day(scope, "day", SV_REQUIRED, &entry->day);
    if (sv_read_text(scope, "event", SV_REQUIRED, &event) &&
        !sv_session_event_of_word(event, &entry->event))
        sv_violate(scope->violations, sv_read_pointer(scope, "event"), SV_VIOLATION_OUT_OF_RANGE);
    if (sv_read_text(scope, "hash", SV_REQUIRED, &hash) && !hash_of_text(hash, &entry->hash))
        sv_violate(scope->violations, sv_read_pointer(scope, "hash"), SV_VIOLATION_BAD_FORMAT);
}

const struct sv_chain_entry *sv_chain_entries_of_json(struct sv_arena *arena, const cJSON *array,
                                                      const char *pointer, size_t *ret_count,
                                                      struct sv_violations *violations)
{
    struct sv_chain_entry *entries =
        sv_arena_array(arena, (size_t)cJSON_GetArraySize(array), sizeof(*entries));
    const cJSON *value = NULL;
    size_t count = 0;

    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;

        if (sv_scope_of(&scope, violations, value, sv_json_pointer_index(arena, pointer, count))) {
            scope.arena = arena;
            read_entry(&scope, &entries[count]);
        }
        count++;
    }
    *ret_count = count;
    return entries;
}

enum sv_status sv_session_report_of_text(struct sv_arena *arena, const char *text, size_t size,
                                         struct sv_session_report *ret_report,
                                         struct sv_violations *violations, struct sv_error *reterr)
{
    static const char *const members[] = { "version", "queue", "entries", NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    const cJSON *array = NULL;
    struct sv_scope scope;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK || !sv_scope_of(&scope, violations, root, ""))
        return status;
    scope.arena = arena;
    sv_read_only(&scope, members);
    (void)sv_read_code(&scope, "version", SV_REQUIRED, &ret_report->version);
    (void)sv_read_int(&scope, "queue", SV_REQUIRED, 0, SV_DEVICE_QUEUE_MAX, &ret_report->queue);
    if (sv_read_array(&scope, "entries", SV_REQUIRED, SV_CHAIN_ENTRIES_MAX, &array))
        ret_report->entries =
            sv_chain_entries_of_json(arena, array, "/entries", &ret_report->count, violations);
    return SV_OK;
}

static cJSON *json_of_device(const struct sv_device *device)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "device", device->id);
    cJSON_AddStringToObject(json, "survey", device->survey);
    sv_add_text_or_null(json, "unit", device->unit);
    cJSON_AddStringToObject(json, "counter", device->counter);
    return json;
}

cJSON *sv_json_of_added_device(struct sv_arena *arena, const struct sv_added_device *added)
{
    cJSON *json = json_of_device(&added->device);

    cJSON_AddStringToObject(json, "label", added->device.label);
    cJSON_AddStringToObject(json, "code", added->code.code);
    cJSON_AddStringToObject(json, "long_code",
                            sv_arena_printf(arena, "%s%s", added->code.code, added->code.proof));
    sv_add_day(json, "expires_on", added->expires_on);
    return json;
}

cJSON *sv_json_of_chain_head(struct sv_arena *arena, int64_t number, const struct sv_hash *hash)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "number", number);
    cJSON_AddStringToObject(json, "hash", sv_hex(arena, hash->bytes, SV_HASH_SIZE));
    return json;
}

cJSON *sv_json_of_working_device(struct sv_arena *arena, const struct sv_working_device *device)
{
    const struct sv_device *bound = &device->device;
    cJSON *json = json_of_device(bound);

    sv_add_label(json, "counter_name", &bound->counter_name);
    cJSON_AddStringToObject(json, "seal_key", device->seal_key);
    if (device->secret != NULL)
        cJSON_AddStringToObject(json, "key", device->secret);
    else
        cJSON_AddItemToObject(json, "head",
                              sv_json_of_chain_head(arena, bound->head_number, &bound->head_hash));
    return json;
}

/* Of the chain: entries and the day they were found; of responses: their day and the two counts. */
static cJSON *json_of_gap(const struct sv_found_gap *found)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "kind", sv_gap_kind_word(found->gap.kind));
    if (found->gap.kind == SV_GAP_RESPONSES) {
        sv_add_day(json, "day", found->day);
        sv_add_count(json, "submitted", found->submitted);
        sv_add_count(json, "stored", found->stored);
        return json;
    }
    sv_add_count(json, "from", found->gap.from);
    sv_add_count(json, "until", found->gap.until);
    sv_add_day(json, "found_on", found->found_on);
    return json;
}

static void add_told(cJSON *json, const struct sv_listed_device *listed)
{
    sv_add_text_or_null(json, "version", listed->version);
    if (listed->queue < 0)
        cJSON_AddNullToObject(json, "queue");
    else
        sv_add_count(json, "queue", listed->queue);
}

cJSON *sv_json_of_listed_device(struct sv_arena *arena, const struct sv_listed_device *listed)
{
    const struct sv_device *device = &listed->device;
    cJSON *json = json_of_device(device);
    cJSON *gaps = NULL;

    sv_add_label(json, "counter_name", &device->counter_name);
    cJSON_AddStringToObject(json, "label", device->label);
    cJSON_AddStringToObject(json, "state", sv_device_state_word(listed->state));
    sv_add_day(json, "made_on", listed->made_on);
    sv_add_day(json, "expires_on", listed->expires_on);
    sv_add_day(json, "enrolled_on", listed->enrolled_on);
    sv_add_day(json, "contact_on", device->contact_on);
    add_told(json, listed);
    cJSON_AddItemToObject(json, "head",
                          sv_json_of_chain_head(arena, device->head_number, &device->head_hash));
    sv_add_count(json, "opened", listed->sessions.opened);
    sv_add_count(json, "abandoned", listed->sessions.abandoned);
    sv_add_count(json, "submitted", listed->sessions.submitted);
    gaps = cJSON_AddArrayToObject(json, "gaps");
    for (size_t i = 0; i < listed->gap_count; i++)
        cJSON_AddItemToArray(gaps, json_of_gap(&listed->gaps[i]));
    return json;
}
