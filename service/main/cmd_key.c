/* SPDX-License-Identifier: Apache-2.0 */
#include "app/seal.h"
#include "app/staff.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/survey_view_json.h"

#include <stdio.h>
#include <string.h>

static int add(struct sv_line *line)
{
    const char *role = sv_line_option(line, "--role");
    const char *unit = sv_line_option(line, "--unit");
    const char *label = sv_line_option(line, "--label");
    struct sv_staff_key key = { .unit = unit == NULL ? "" : unit,
                                .label = label == NULL ? "" : label,
                                .made_on = sv_today() };

    if (role == NULL || role[0] == '\0' || !sv_role_of_word(role, &key.role))
        return sv_line_usage(line, "name a role with --role");
    if (key.role == SV_ROLE_DEVICE)
        return sv_line_usage(line, "a device is added with 'sipas device add'");
    if (unit != NULL && unit[0] == '\0')
        return sv_line_usage(line, "--unit is empty; leave it out for a key that sees every unit");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    const char *secret = sv_secret_make(line->arena, SV_STAFF_PREFIX);

    if (sv_app_staff_key_add(&line->app, line->arena, secret, &key, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("staff-key: %s\n", secret);
    return SV_EXIT_DONE;
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 6, .right = { true } };
    struct sv_staff_keys keys = { 0 };
    cJSON *json = NULL;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_staff_keys(&line->app, line->arena, &keys, &line->error) != SV_OK)
        return sv_line_failed(line);
    json = cJSON_CreateArray();
    sv_table_add(&table, (const char *[]){ "ID", "ROLE", "UNIT", "MADE", "REVOKED", "LABEL" });
    for (size_t i = 0; i < keys.count; i++) {
        char made[SV_DAY_TEXT_SIZE], revoked[SV_DAY_TEXT_SIZE];

        sv_day_print(keys.items[i].made_on, made);
        sv_day_print(keys.items[i].revoked_on, revoked);
        cJSON_AddItemToArray(json, sv_json_of_staff_key(&keys.items[i]));
        sv_table_add(&table, (const char *[]){
                                 sv_arena_printf(line->arena, "%lld", (long long)keys.items[i].id),
                                 sv_role_word(keys.items[i].role), keys.items[i].unit,
                                 sv_arena_strdup(line->arena, made),
                                 keys.items[i].revoked ? sv_arena_strdup(line->arena, revoked) : "",
                                 keys.items[i].label });
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int revoke(struct sv_line *line)
{
    const char *word = sv_line_word(line);
    int64_t id = 0;

    if (word == NULL)
        return sv_line_usage(line, "give the number of the key, as 'key list' shows it");
    if (!sv_line_number(line, word, &id) || sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_staff_key_revoke(&line->app, line->arena, id, sv_today(), &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("key %s: revoked\n", word);
    return SV_EXIT_DONE;
}

int sv_cmd_key(struct sv_line *line)
{
    const char *action = sv_line_word(line);

    if (action != NULL && strcmp(action, "add") == 0)
        return add(line);
    if (action != NULL && strcmp(action, "list") == 0)
        return list(line);
    if (action != NULL && strcmp(action, "revoke") == 0)
        return revoke(line);
    return sv_line_usage(line, "say add, list or revoke");
}
