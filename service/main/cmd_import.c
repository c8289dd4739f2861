/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "main/importing.h"
#include "wire/export_json.h"
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

/* The line with which an export ends; false if it tells of another file than this one. */
static bool close_export(struct sv_importing *importing, const struct sv_exported *told)
{
    struct sv_hash found;
    int64_t rows = importing->since_closing;

    sv_hashing_end(importing->hashing, &found);
    sv_hashing_begin(&importing->hashing);
    importing->since_closing = 0;
    importing->read++;
    if (told->rows == rows && memcmp(&told->sha256, &found, sizeof(found)) == 0)
        return true;
    if (!sv_importing_store(importing))
        return false;
    return sv_fail(&importing->line->error, SV_ERR_INVALID, importing->path,
                   "was cut or changed: line %zu tells of %lld responses, %lld came before it",
                   importing->read, (long long)told->rows, (long long)rows) == SV_OK;
}

/* One line with its end; false if the file is not to be read further. */
static bool take(struct sv_importing *importing, const char *text, size_t raw_size)
{
    struct sv_exported told = { 0 };
    size_t size = raw_size;

    while (size > 0 && strchr("\r\n", text[size - 1]) != NULL)
        size--;
    if (sv_export_closing_of_json(text, size, &told))
        return close_export(importing, &told);
    sv_hashing_add(&importing->hashing, text, raw_size);
    if (size == 0) {
        importing->read++; /* an empty line has a number too */
    } else {
        importing->since_closing++;
        take_line(importing, text, size);
    }
    return importing->count < SV_BATCH_MAX || sv_importing_store(importing);
}

static bool import_stream(struct sv_importing *importing, FILE *stream)
{
    char *text = NULL;
    size_t capacity = 0;
    ssize_t size = 0;
    bool good = true;

    sv_hashing_begin(&importing->hashing);
    while (good && (size = getline(&text, &capacity, stream)) > 0)
        good = take(importing, text, (size_t)size);
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
