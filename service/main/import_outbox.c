/* SPDX-License-Identifier: Apache-2.0 */
#include "main/importing.h"

#include "app/devices.h"
#include "wire/device_json.h"
#include "wire/json_read.h"
#include "wire/sealed_json.h"

#include <stdio.h>
#include <string.h>

/* One box into the chunk; whatever is wrong with it is reported with the others. */
static bool take_box(struct sv_importing *importing, const struct sv_caller *device,
                     const cJSON *value)
{
    struct sv_line *line = importing->line;
    struct sv_handed_in *handed_in = sv_importing_next(importing);
    struct sv_arena *arena = importing->arena;
    struct sv_opened_box opened = { 0 };
    struct sv_sealed sealed = { 0 };
    enum sv_status status = SV_ERR_INVALID;

    sv_sealed_of_json(arena, value, "", &sealed, &handed_in->violations);
    if (sealed.box != NULL)
        status = sv_app_open_box(&line->app, arena, sv_today(), sealed.box, &opened, &line->error);
    if (status != SV_OK && status != SV_ERR_INVALID)
        return false;
    sv_submission_of_box(arena, &sealed, opened.text, opened.size, &handed_in->submission,
                         &handed_in->violations);
    sv_device_check(device, importing->survey, &handed_in->submission, &handed_in->violations);
    importing->numbers[importing->count++] = ++importing->read;
    return importing->count < SV_BATCH_MAX || sv_importing_store(importing);
}

/* The chain, piece by piece, as the tablet would have told it. */
static bool take_entries(struct sv_line *line, const struct sv_outbox *outbox)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_chain_head head = { 0 };
    size_t count = 0;
    const struct sv_chain_entry *entries =
        sv_chain_entries_of_json(line->arena, outbox->entries, "/entries", &count, &violations);

    if (violations.count > 0) {
        (void)sv_line_violated("entries", &violations);
        return sv_fail(&line->error, SV_ERR_INVALID, "entries", "the chain cannot be read") ==
               SV_OK;
    }
    for (size_t at = 0; at < count; at += SV_CHAIN_ENTRIES_MAX) {
        size_t left = count - at;
        const struct sv_session_report report = {
            .version = "export",
            .entries = entries + at,
            .count = left < SV_CHAIN_ENTRIES_MAX ? left : SV_CHAIN_ENTRIES_MAX,
            .today = sv_today(),
        };

        if (sv_app_device_sessions(&line->app, line->arena, outbox->device, &report, &head,
                                   &line->error) != SV_OK)
            return false;
    }
    return true;
}

static bool find_device(struct sv_line *line, const struct sv_outbox *outbox,
                        struct sv_caller *ret_device)
{
    const struct sv_caller caller = { .role = SV_ROLE_DEVICE, .device = outbox->device };
    struct sv_working_device found = { 0 };

    if (sv_app_device(&line->app, line->arena, &caller, sv_today(), &found, &line->error) != SV_OK)
        return false;
    *ret_device = (struct sv_caller){ .role = SV_ROLE_DEVICE,
                                      .unit = found.device.unit,
                                      .device = outbox->device,
                                      .survey = found.device.survey,
                                      .counter = found.device.counter };
    return true;
}

bool sv_import_outbox(struct sv_importing *importing)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_line *line = importing->line;
    struct sv_violations violations = { .arena = line->arena };
    struct sv_outbox outbox = { 0 };
    struct sv_caller device = { 0 };
    const char *text = NULL;
    const cJSON *box = NULL;
    size_t size = 0;

    if (!sv_line_read(line, importing->path, &text, &size) ||
        sv_json_parse(text, size, &root, &line->error) != SV_OK)
        return false;
    sv_outbox_of_json(line->arena, root, &outbox, &violations);
    if (violations.count > 0) {
        (void)sv_line_violated(importing->path, &violations);
        return sv_fail(&line->error, SV_ERR_INVALID, importing->path, "it is no exported outbox") ==
               SV_OK;
    }
    if (strcmp(outbox.survey, importing->survey) != 0)
        return sv_fail(&line->error, SV_ERR_INVALID, importing->path, "it is of the survey %.40s",
                       outbox.survey) == SV_OK;
    if (!find_device(line, &outbox, &device))
        return false;
    importing->from_device = true;
    cJSON_ArrayForEach(box, outbox.sealed)
    {
        if (!take_box(importing, &device, box))
            return false;
    }
    return sv_importing_store(importing) && take_entries(line, &outbox);
}
