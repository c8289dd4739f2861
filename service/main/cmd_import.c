/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake.h"
#include "main/command.h"
#include "wire/response_json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE_MAX = 64 * 1024 };

struct importing {
    struct sv_line *line;
    const char *survey;
    const char *path;
    /* The chunk that is being gathered. */
    struct sv_arena *arena;
    struct sv_handed_in *handed_in;
    size_t *numbers; /* line numbers */
    size_t count;
    /* Counted over the whole file. */
    size_t read, stored, known, rejected;
};

static void begin_chunk(struct importing *importing)
{
    sv_arena_free(importing->arena);
    importing->arena = sv_arena_new();
    importing->handed_in =
        sv_arena_array(importing->arena, SV_BATCH_MAX, sizeof(*importing->handed_in));
    importing->numbers =
        sv_arena_array(importing->arena, SV_BATCH_MAX, sizeof(*importing->numbers));
    importing->count = 0;
}

static void report(struct importing *importing, size_t place)
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

static bool store_chunk(struct importing *importing)
{
    struct sv_line *line = importing->line;

    struct sv_parcel parcel = { .survey = importing->survey,
                                .today = sv_today(),
                                .handed_in = importing->handed_in,
                                .count = importing->count };

    if (parcel.count > 0 &&
        sv_app_submit(&line->app, importing->arena, &parcel, &line->error) != SV_OK)
        return false;
    for (size_t i = 0; i < importing->count; i++)
        report(importing, i);
    begin_chunk(importing);
    return true;
}

/* Reads one line into the chunk; a line that is no JSON is reported and counted at once. */
static void take_line(struct importing *importing, const char *text, size_t size)
{
    struct sv_handed_in *handed_in = &importing->handed_in[importing->count];
    struct sv_error error = { 0 };

    importing->read++;
    handed_in->violations = (struct sv_violations){ .arena = importing->arena };
    if (size > LINE_SIZE_MAX) {
        (void)!sv_fail(&error, SV_ERR_TOO_LARGE, "line", "longer than %d bytes", LINE_SIZE_MAX);
    } else if (sv_submission_of_text(importing->arena, text, size, &handed_in->submission,
                                     &handed_in->violations, &error) == SV_OK) {
        importing->numbers[importing->count++] = importing->read;
        return;
    }
    importing->rejected++;
    (void)fprintf(stderr, "%s:%zu: %s\n", importing->path, importing->read, error.detail);
}

static bool import_stream(struct importing *importing, FILE *stream)
{
    char *text = NULL;
    size_t capacity = 0;
    ssize_t size = 0;
    bool good = true;

    while (good && (size = getline(&text, &capacity, stream)) > 0) {
        while (size > 0 && strchr("\r\n", text[size - 1]) != NULL)
            size--;
        if (size == 0)
            importing->read++; /* an empty line has a number too */
        else
            take_line(importing, text, (size_t)size);
        if (importing->count == SV_BATCH_MAX)
            good = store_chunk(importing);
    }
    free(text);
    if (good && ferror(stream)) {
        (void)store_chunk(importing);
        return sv_fail(&importing->line->error, SV_ERR_INTERNAL, importing->path,
                       "cannot be read to its end; %zu lines were read", importing->read) == SV_OK;
    }
    return good && store_chunk(importing);
}

static int print_summary(const struct importing *importing)
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

int sv_cmd_import(struct sv_line *line)
{
    struct importing importing = { .line = line, .survey = sv_line_option(line, "--survey") };
    FILE *stream = NULL;

    importing.path = sv_line_word(line);
    if (importing.survey == NULL || importing.path == NULL)
        return sv_line_usage(line, "name the survey and the file");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    stream = strcmp(importing.path, "-") == 0 ? stdin : fopen(importing.path, "rb");
    if (stream == NULL) {
        (void)fprintf(stderr, "sipas: cannot read %s: %s\n", importing.path, strerror(errno));
        return SV_EXIT_REFUSED;
    }
    begin_chunk(&importing);
    bool good = sv_line_open(line) && import_stream(&importing, stream);

    sv_arena_free(importing.arena);
    if (stream != stdin)
        (void)fclose(stream);
    if (good)
        return print_summary(&importing);
    return line->app_open ? sv_line_failed(line) : SV_EXIT_REFUSED;
}
