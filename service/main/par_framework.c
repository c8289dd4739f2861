/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"
#include "app/par_frameworks.h"
#include "export/framework_xlsx.h"
#include "main/par_actions.h"
#include "main/par_import.h"
#include "main/table.h"
#include "wire/par_json.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * What is published is kept byte by byte. The same framework in other words (from a workbook that
 * was exported, with other blanks) is the same framework: then the stored text stands for it.
 */
static enum sv_status take_stored(struct sv_line *line, const struct sv_import *import,
                                  struct sv_document *document)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_document stored = { 0 };
    struct sv_framework framework = { 0 };

    enum sv_status status = sv_app_framework_find(&line->app, line->arena, document->code,
                                                  document->version, &stored, &line->error);
    if (status == SV_ERR_NOT_FOUND)
        return SV_OK;
    if (status == SV_OK)
        status = sv_framework_of_json(line->arena, stored.text, strlen(stored.text), &framework,
                                      &violations, &line->error);
    if (status == SV_OK && violations.count == 0 &&
        strcmp(sv_text_of_framework(line->arena, &framework),
               sv_text_of_framework(line->arena, &import->framework)) == 0)
        document->text = stored.text;
    return status;
}

static int add(struct sv_line *line, const char *path)
{
    struct sv_import import = { 0 };
    bool added = false;

    if (!sv_par_import(line, path, &import))
        return SV_EXIT_REFUSED;
    struct sv_document document = { .code = import.framework.code,
                                    .version = import.framework.version,
                                    .text = import.text };

    if (take_stored(line, &import, &document) != SV_OK ||
        sv_app_framework_add(&line->app, line->arena, &document, &added, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("%s version %" PRId64 ": %s\n", document.code, document.version,
                 added ? "published" : "unchanged");
    return SV_EXIT_DONE;
}

static void add_rows(struct sv_table *table, const struct sv_framework_use *use)
{
    const struct sv_framework *framework = &use->framework;
    const char *version = sv_arena_printf(table->arena, "%" PRId64, framework->version);

    for (size_t i = 0; i < use->scorecard_count; i++)
        sv_table_add(table, (const char *[]){ framework->code, version, use->scorecards[i].key.unit,
                                              use->scorecards[i].key.period, framework->title.vi });
    if (use->scorecard_count == 0)
        sv_table_add(table,
                     (const char *[]){ framework->code, version, "-", "-", framework->title.vi });
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 5, .right = { [1] = true } };
    const struct sv_framework_use *frameworks = NULL;
    size_t count = 0;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_frameworks(&line->app, line->arena, &sv_operator, &frameworks, &count,
                          &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_frameworks(frameworks, count));
    sv_table_add(&table, (const char *[]){ "CODE", "VERSION", "UNIT", "PERIOD", "TITLE" });
    for (size_t i = 0; i < count; i++)
        add_rows(&table, &frameworks[i]);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

/* Nothing is overwritten. */
static bool make_file(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);

    return fd >= 0 && close(fd) == 0;
}

static bool write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    if (file == NULL)
        return false;
    bool written = fputs(text, file) >= 0;

    return fclose(file) == 0 && written;
}

static int cannot_write(const char *path)
{
    (void)fprintf(stderr, "sipas par: cannot write %s: %s\n", path, strerror(errno));
    return SV_EXIT_REFUSED;
}

static enum sv_status write_xlsx(struct sv_line *line, const struct sv_document *document,
                                 const char *path)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_framework framework = { 0 };

    enum sv_status status = sv_framework_of_json(
        line->arena, document->text, strlen(document->text), &framework, &violations, &line->error);
    if (status == SV_OK && violations.count > 0)
        status = sv_fail(&line->error, SV_ERR_INTERNAL, document->code,
                         "its stored document is no longer accepted");
    return status != SV_OK ? status
                           : sv_framework_write_xlsx(line->arena, &framework, path, &line->error);
}

static bool ends_in(const char *text, const char *end)
{
    size_t size = strlen(text), tail = strlen(end);

    return size > tail && strcmp(text + size - tail, end) == 0;
}

static int export_to(struct sv_line *line, const struct sv_document *document, const char *path)
{
    int code = SV_EXIT_DONE;

    errno = 0;
    if (!make_file(path))
        return cannot_write(path);
    if (ends_in(path, ".json") && !write_text(path, document->text))
        code = cannot_write(path);
    else if (ends_in(path, ".xlsx") && write_xlsx(line, document, path) != SV_OK)
        code = sv_line_failed(line);
    if (code != SV_EXIT_DONE)
        (void)unlink(path);
    return code;
}

static int export(struct sv_line *line)
{
    const char *code = sv_line_option(line, "--framework");
    const char *number = sv_line_option(line, "--version");
    const char *path = sv_line_option(line, "--out");
    struct sv_document document = { 0 };
    int64_t version = 0; /* the newest */

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (code == NULL)
        return sv_line_usage(line, "name the framework");
    if (path == NULL || !(ends_in(path, ".json") || ends_in(path, ".xlsx")))
        return sv_line_usage(line, "name a file that ends in .json or .xlsx with --out");
    if (number != NULL && !sv_line_number(line, number, &version))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_framework_find(&line->app, line->arena, code, version, &document, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    return export_to(line, &document, path);
}

int sv_par_framework_command(struct sv_line *line)
{
    const char *action = sv_line_word(line);

    if (action != NULL && strcmp(action, "add") == 0)
        return sv_par_with_files(line, add);
    if (action != NULL && strcmp(action, "list") == 0)
        return list(line);
    if (action != NULL && strcmp(action, "export") == 0)
        return export(line);
    return sv_line_usage(line, "say framework add, framework list or framework export");
}
