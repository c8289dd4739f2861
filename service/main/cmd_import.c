/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "main/importing.h"
#include "wire/response_json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE_MAX = 64 * 1024 };

/* Reads one line into the chunk; a line that is no JSON is reported and counted at once. */
static void take_line(struct sv_importing *importing, const char *text, size_t size)
{
    struct sv_handed_in *handed_in = sv_importing_next(importing);
    struct sv_error error = { 0 };

    importing->read++;
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

static bool import_stream(struct sv_importing *importing, FILE *stream)
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
            good = sv_importing_store(importing);
    }
    free(text);
    if (good && ferror(stream)) {
        (void)sv_importing_store(importing);
        return sv_fail(&importing->line->error, SV_ERR_INTERNAL, importing->path,
                       "cannot be read to its end; %zu lines were read", importing->read) == SV_OK;
    }
    return good && sv_importing_store(importing);
}

static bool import_lines(struct sv_importing *importing)
{
    FILE *stream = strcmp(importing->path, "-") == 0 ? stdin : fopen(importing->path, "rb");

    if (stream == NULL)
        return sv_fail(&importing->line->error, SV_ERR_NOT_FOUND, "file", "cannot read %s: %s",
                       importing->path, strerror(errno)) == SV_OK;
    bool good = import_stream(importing, stream);

    if (stream != stdin)
        (void)fclose(stream);
    return good;
}

int sv_cmd_import(struct sv_line *line)
{
    struct sv_importing importing = { .line = line, .survey = sv_line_option(line, "--survey") };
    const char *outbox = sv_line_option(line, "--outbox");

    importing.path = outbox != NULL ? outbox : sv_line_word(line);
    if (importing.survey == NULL || importing.path == NULL)
        return sv_line_usage(line, "name the survey and the file");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    sv_importing_begin(&importing);
    bool good = outbox != NULL ? sv_import_outbox(&importing) : import_lines(&importing);

    sv_importing_end(&importing);
    /* A service would do it in a moment; where none runs, the results wait for nobody. */
    if (good && sv_fold_all(&line->app, &line->error) != SV_OK)
        good = false;
    return good ? sv_importing_sum_up(&importing) : sv_line_failed(line);
}
