/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/feed_json.h"

#include "wire/json_read.h"
#include "wire/json_write.h"
#include "wire/release_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char SIGNATURE_FORMAT[] = "sipas-release-signature/1";
static const char ALGORITHM[] = "Ed25519";

/* Text, since a reader is to keep it and not to reckon with it. */
static void add_cursor(cJSON *object, const char *name, int64_t entry)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%" PRId64, entry);
    cJSON_AddStringToObject(object, name, text);
}

cJSON *sv_json_of_feed(const struct sv_release_head *heads, size_t count, bool documents,
                       int64_t next)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "releases");

    for (size_t i = 0; i < count; i++) {
        cJSON *release = sv_json_of_release_head(&heads[i]);

        add_cursor(release, "cursor", heads[i].cursor);
        if (documents)
            sv_add_text_or_null(release, "document", heads[i].document);
        cJSON_AddItemToArray(list, release);
    }
    add_cursor(json, "next", next);
    return json;
}

const char *sv_release_event_of(struct sv_arena *arena, const struct sv_release_head *head)
{
    char day[SV_DAY_TEXT_SIZE], moment[40];
    cJSON *json = cJSON_CreateObject();
    cJSON *data = sv_json_of_release_head(head);
    char *printed = NULL;
    const char *text = NULL;

    sv_day_print(head->released_on, day);
    (void)snprintf(moment, sizeof(moment), "%sT00:00:00+07:00", day);
    cJSON_AddStringToObject(json, "type", "release.published");
    cJSON_AddStringToObject(json, "timestamp", moment);
    add_cursor(data, "cursor", head->cursor);
    cJSON_AddStringToObject(data, "document", head->document);
    cJSON_AddItemToObject(json, "data", data);
    printed = cJSON_PrintUnformatted(json);
    text = sv_arena_strdup(arena, printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return text;
}

cJSON *sv_json_of_public_keys(const struct sv_public_key *keys, size_t count)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "keys");

    for (size_t i = 0; i < count; i++) {
        cJSON *key = cJSON_CreateObject();

        sv_add_count(key, "key", keys[i].key);
        cJSON_AddStringToObject(key, "algorithm", ALGORITHM);
        cJSON_AddStringToObject(key, "public_key", keys[i].public_key);
        sv_add_day(key, "made_on", keys[i].made_on);
        cJSON_AddItemToArray(list, key);
    }
    return json;
}

static enum sv_status read_keys(struct sv_arena *arena, const cJSON *list,
                                struct sv_public_key *keys, struct sv_error *reterr)
{
    const cJSON *entry = NULL;
    size_t count = 0;

    cJSON_ArrayForEach(entry, list)
    {
        const cJSON *text = cJSON_GetObjectItemCaseSensitive(entry, "public_key");

        if (!cJSON_IsString(text))
            return sv_fail(reterr, SV_ERR_INVALID, "key", "an entry without a public_key");
        keys[count++].public_key = sv_arena_strdup(arena, text->valuestring);
    }
    return SV_OK;
}

enum sv_status sv_public_keys_of_text(struct sv_arena *arena, const char *text, size_t size,
                                      const struct sv_public_key **ret_keys, size_t *ret_count,
                                      struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *json = NULL;
    struct sv_public_key *keys = NULL;

    if (text[0] != '{') {
        keys = sv_arena_alloc(arena, sizeof(*keys));
        keys->public_key = sv_arena_strndup(arena, text, strcspn(text, " \r\n"));
        *ret_keys = keys;
        *ret_count = 1;
        return SV_OK;
    }
    enum sv_status status = sv_json_parse(text, size, &json, reterr);
    if (status != SV_OK)
        return status;
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(json, "keys");
    size_t count = (size_t)cJSON_GetArraySize(list);

    if (!cJSON_IsArray(list) || count == 0)
        return sv_fail(reterr, SV_ERR_INVALID, "key", "no list \"keys\"");
    keys = sv_arena_array(arena, count, sizeof(*keys));
    status = read_keys(arena, list, keys, reterr);
    *ret_keys = keys;
    *ret_count = count;
    return status;
}

cJSON *sv_json_of_signature(const struct sv_release_signature *signature)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "format", SIGNATURE_FORMAT);
    sv_add_count(json, "key", signature->key);
    cJSON_AddStringToObject(json, "algorithm", ALGORITHM);
    cJSON_AddStringToObject(json, "public_key", signature->public_key);
    cJSON_AddStringToObject(json, "sha256", signature->sha256);
    cJSON_AddStringToObject(json, "signature", signature->signature);
    return json;
}

/* A member that says how to read the rest. */
static void read_fixed(const struct sv_scope *root, const char *name, const char *wanted)
{
    const char *text = NULL;

    if (sv_read_text(root, name, SV_REQUIRED, &text) && strcmp(text, wanted) != 0)
        sv_violate_member(root->violations, root->pointer, name, SV_VIOLATION_BAD_FORMAT);
}

enum sv_status sv_signature_of_json(struct sv_arena *arena, const char *text, size_t size,
                                    struct sv_release_signature *ret_signature,
                                    struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *json = NULL;
    struct sv_release_signature signature = { 0 };
    struct sv_scope root;

    (void)arena; /* what is read goes to the arena of the violations */
    enum sv_status status = sv_json_parse(text, size, &json, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&root, violations, json, "")) {
        read_fixed(&root, "format", SIGNATURE_FORMAT);
        read_fixed(&root, "algorithm", ALGORITHM);
        (void)sv_read_int(&root, "key", SV_REQUIRED, 1, INT32_MAX, &signature.key);
        (void)sv_read_text(&root, "public_key", SV_REQUIRED, &signature.public_key);
        (void)sv_read_text(&root, "sha256", SV_REQUIRED, &signature.sha256);
        (void)sv_read_text(&root, "signature", SV_REQUIRED, &signature.signature);
    }
    *ret_signature = signature;
    return SV_OK;
}

cJSON *sv_json_of_webhook(const struct sv_webhook *webhook)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "id", webhook->id);
    cJSON_AddStringToObject(json, "name", webhook->name);
    cJSON_AddStringToObject(json, "url", webhook->url);
    cJSON_AddBoolToObject(json, "local", webhook->local);
    sv_add_day(json, "made_on", webhook->made_on);
    if (webhook->ended)
        sv_add_day(json, "ended_on", webhook->ended_on);
    else
        cJSON_AddNullToObject(json, "ended_on");
    sv_add_count(json, "waiting", webhook->waiting);
    sv_add_count(json, "delivered", webhook->delivered);
    sv_add_count(json, "dead", webhook->dead);
    return json;
}

cJSON *sv_json_of_dead_delivery(const struct sv_dead_delivery *delivery)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "webhook", delivery->webhook);
    cJSON_AddStringToObject(json, "name", delivery->name);
    add_cursor(json, "cursor", delivery->entry);
    cJSON_AddStringToObject(json, "survey", delivery->survey);
    sv_add_count(json, "number", delivery->number);
    sv_add_count(json, "attempts", delivery->attempts);
    sv_add_count(json, "status", delivery->status);
    cJSON_AddStringToObject(json, "fault", delivery->fault);
    return json;
}
