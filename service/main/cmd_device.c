/* SPDX-License-Identifier: Apache-2.0 */
#include "app/devices.h"
#include "main/command.h"
#include "main/qr.h"
#include "main/table.h"
#include "wire/device_json.h"
#include "wire/json_write.h"

#include <stdio.h>
#include <string.h>

/* What the tablet opens to enrol; NULL if the service does not know where it is reached. */
static const char *address_of(const struct sv_line *line, const struct sv_enrol_code *code)
{
    const char *url = line->config.public_url;
    size_t size = strlen(url);

    if (size == 0)
        return NULL;
    return sv_arena_printf(line->arena, "%.*s/kiosk/#enrol=%s%s",
                           (int)(url[size - 1] == '/' ? size - 1 : size), url, code->code,
                           code->proof);
}

static int print_added(struct sv_line *line, const struct sv_added_device *added)
{
    const struct sv_enrol_code *code = &added->code;
    const char *address = address_of(line, code);
    char day[SV_DAY_TEXT_SIZE];

    if (line->json) {
        cJSON *json = sv_json_of_added_device(line->arena, added);

        sv_add_text_or_null(json, "address", address);
        return sv_line_print(json);
    }
    sv_day_print(added->expires_on, day);
    (void)printf("device: %lld\ncode: %.4s-%s\nlong-code: %s%s\nlast-day: %s\n",
                 (long long)added->device.id, code->code, code->code + SV_ENROL_CODE_LENGTH / 2,
                 code->code, code->proof, day);
    if (address == NULL) {
        (void)printf("Set SIPAS_PUBLIC_URL to be shown the address and its QR code.\n");
        return SV_EXIT_DONE;
    }
    (void)printf("address: %s\n", address);
    sv_qr_print(address);
    return SV_EXIT_DONE;
}

static int add(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *counter = sv_line_option(line, "--counter");
    const char *label = sv_line_option(line, "--label");
    struct sv_violations violations = { .arena = line->arena };
    struct sv_added_device added = { 0 };

    if (survey == NULL || counter == NULL)
        return sv_line_usage(line, "name the survey and the counter");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    const struct sv_device_order order = { .survey = survey,
                                           .counter = counter,
                                           .label = label == NULL ? "" : label,
                                           .today = sv_today(),
                                           .caller = &sv_operator };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_device_add(&line->app, line->arena, &order, &added, &violations, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    return violations.count > 0 ? sv_line_violated("device", &violations)
                                : print_added(line, &added);
}

static const char *day_text(struct sv_line *line, sv_day day)
{
    char text[SV_DAY_TEXT_SIZE];

    if (day == SV_DAY_NEVER)
        return "-";
    sv_day_print(day, text);
    return sv_arena_strdup(line->arena, text);
}

static const char *gap_text(struct sv_line *line, const struct sv_found_gap *found)
{
    const char *kind = sv_gap_kind_word(found->gap.kind);

    if (found->gap.kind == SV_GAP_RESPONSES)
        return sv_arena_printf(line->arena, "%s %s %lld/%lld", kind, day_text(line, found->day),
                               (long long)found->stored, (long long)found->submitted);
    if (found->gap.from == found->gap.until)
        return sv_arena_printf(line->arena, "%s %lld", kind, (long long)found->gap.from);
    return sv_arena_printf(line->arena, "%s %lld-%lld", kind, (long long)found->gap.from,
                           (long long)found->gap.until);
}

static const char *gaps_text(struct sv_line *line, const struct sv_listed_device *listed)
{
    const char *text = "";

    for (size_t i = 0; i < listed->gap_count; i++)
        text = sv_arena_printf(line->arena, "%s%s%s", text, i == 0 ? "" : ", ",
                               gap_text(line, &listed->gaps[i]));
    return text;
}

static void add_row(struct sv_line *line, struct sv_table *table,
                    const struct sv_listed_device *listed)
{
    const struct sv_device *device = &listed->device;

    sv_table_add(table,
                 (const char *[]){
                     sv_arena_printf(line->arena, "%lld", (long long)device->id),
                     sv_device_state_word(listed->state), device->survey, device->counter,
                     day_text(line, device->contact_on),
                     listed->queue < 0
                         ? "-"
                         : sv_arena_printf(line->arena, "%lld", (long long)listed->queue),
                     sv_arena_printf(line->arena, "%lld", (long long)device->head_number),
                     sv_arena_printf(line->arena, "%lld", (long long)listed->sessions.opened),
                     sv_arena_printf(line->arena, "%lld", (long long)listed->sessions.submitted),
                     gaps_text(line, listed), device->label });
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena,
                              .column_count = 11,
                              .right = { true, false, false, false, false, true, true, true,
                                         true } };
    const char *survey = sv_line_option(line, "--survey");
    struct sv_listed_devices devices = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_device_list(&line->app, line->arena, survey == NULL ? "" : survey, &sv_operator,
                           &devices, &line->error) != SV_OK)
        return sv_line_failed(line);
    cJSON *json = cJSON_CreateArray();

    sv_table_add(&table,
                 (const char *[]){ "DEVICE", "STATE", "SURVEY", "COUNTER", "CONTACT", "QUEUE",
                                   "HEAD", "OPENED", "SUBMITTED", "GAPS", "LABEL" });
    for (size_t i = 0; i < devices.count; i++) {
        cJSON_AddItemToArray(json, sv_json_of_listed_device(line->arena, &devices.items[i]));
        add_row(line, &table, &devices.items[i]);
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int revoke(struct sv_line *line)
{
    const char *word = sv_line_option(line, "--device");
    int64_t id = 0;

    if (word == NULL)
        return sv_line_usage(line, "name the device with --device, as 'device list' shows it");
    if (!sv_line_number(line, word, &id) || sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_device_revoke(&line->app, line->arena, id, sv_today(), &sv_operator, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    (void)printf("device %s: revoked\n", word);
    return SV_EXIT_DONE;
}

int sv_cmd_device(struct sv_line *line)
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
