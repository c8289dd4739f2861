/* SPDX-License-Identifier: Apache-2.0 */
#include "main/importing.h"

#include <stdio.h>

void sv_importing_begin(struct sv_importing *importing)
{
    sv_arena_free(importing->arena);
    importing->arena = sv_arena_new();
    importing->handed_in =
        sv_arena_array(importing->arena, SV_BATCH_MAX, sizeof(*importing->handed_in));
    importing->numbers =
        sv_arena_array(importing->arena, SV_BATCH_MAX, sizeof(*importing->numbers));
    importing->count = 0;
}

static void report(struct sv_importing *importing, size_t place)
{
    const struct sv_handed_in *handed_in = &importing->handed_in[place];
    const char *where =
        sv_arena_printf(importing->arena, "%s:%zu", importing->path, importing->numbers[place]);

    if (handed_in->receipt == SV_RECEIPT_STORED) {
        importing->stored++;
        return;
    }
    if (handed_in->receipt == SV_RECEIPT_KNOWN) {
        importing->known++;
        return;
    }
    importing->rejected++;
    if (handed_in->receipt == SV_RECEIPT_INVALID)
        (void)sv_line_violated(where, &handed_in->violations);
    else
        (void)fprintf(stderr, "%s: %s\n", where,
                      handed_in->receipt == SV_RECEIPT_CLOSED
                          ? "the survey is closed"
                          : "this id and revision are stored with other content");
}

bool sv_importing_store(struct sv_importing *importing)
{
    struct sv_line *line = importing->line;

    struct sv_parcel parcel = { .survey = importing->survey,
                                .today = sv_today(),
                                .from_device = importing->from_device,
                                .from_file = !importing->from_device,
                                .handed_in = importing->handed_in,
                                .count = importing->count };

    if (parcel.count > 0 &&
        sv_app_submit(&line->app, importing->arena, &parcel, &line->error) != SV_OK)
        return false;
    for (size_t i = 0; i < importing->count; i++)
        report(importing, i);
    sv_importing_begin(importing);
    return true;
}

void sv_importing_end(struct sv_importing *importing)
{
    sv_arena_free(importing->arena);
    importing->arena = NULL;
}

struct sv_handed_in *sv_importing_next(struct sv_importing *importing)
{
    struct sv_handed_in *handed_in = &importing->handed_in[importing->count];

    *handed_in = (struct sv_handed_in){ .violations = { .arena = importing->arena } };
    return handed_in;
}

int sv_importing_sum_up(const struct sv_importing *importing)
{
    if (importing->line->json) {
        cJSON *json = cJSON_CreateObject();

        cJSON_AddNumberToObject(json, "stored", (double)importing->stored);
        cJSON_AddNumberToObject(json, "known", (double)importing->known);
        cJSON_AddNumberToObject(json, "rejected", (double)importing->rejected);
        (void)sv_line_print(json);
    } else {
        (void)printf("%zu stored, %zu known already, %zu rejected\n", importing->stored,
                     importing->known, importing->rejected);
    }
    return importing->rejected == 0 ? SV_EXIT_DONE : SV_EXIT_REFUSED;
}
