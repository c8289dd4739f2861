/* SPDX-License-Identifier: Apache-2.0 */
#include "main/par_import.h"

#include "report/child.h"
#include "report/folder.h"
#include "wire/framework_json.h"
#include "wire/framework_sheet.h"
#include "wire/json_place.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT_S = 60 };

static bool is_workbook(const char *path)
{
    size_t size = strlen(path);

    return size > 5 && strcmp(path + size - 5, ".xlsx") == 0;
}

static bool fail(const struct sv_line *line, const char *path)
{
    (void)fprintf(stderr, "%s: ", path);
    (void)sv_line_failed(line);
    return false;
}

/* Where a violation stands for whoever edits the file: "7:15", or "Tiêu chí!D14". */
typedef const char *sv_place_teller(struct sv_arena *arena, const void *context,
                                    const char *pointer);

static bool tell(const struct sv_line *line, const char *path,
                 const struct sv_violations *violations, sv_place_teller *teller,
                 const void *context)
{
    for (const struct sv_violation *v = violations->first; v != NULL; v = v->next)
        (void)fprintf(stderr, "%s:%s: %s: %s\n", path, teller(line->arena, context, v->pointer),
                      v->pointer[0] == '\0' ? "(document)" : v->pointer,
                      sv_violation_slug(v->code));
    if (violations->count > SV_VIOLATIONS_KEPT)
        (void)fprintf(stderr, "%s: and %zu more\n", path, violations->count - SV_VIOLATIONS_KEPT);
    return violations->count == 0;
}

/* A text with its size: the context of the teller of lines. */
struct text {
    const char *data;
    size_t size;
};

static const char *line_of(struct sv_arena *arena, const void *context, const char *pointer)
{
    const struct text *text = context;
    const struct sv_json_place place = sv_json_place_of_pointer(text->data, text->size, pointer);

    return sv_arena_printf(arena, "%zu:%zu", place.line, place.column);
}

static const char *cell_of(struct sv_arena *arena, const void *context, const char *pointer)
{
    return sv_arena_printf(arena, " %s", sv_framework_sheet_cell(context, pointer));
}

static bool read_json(struct sv_line *line, struct sv_import *import)
{
    struct sv_violations violations = { .arena = line->arena };
    struct text text = { 0 };

    if (!sv_line_read(line, import->path, &text.data, &text.size))
        return false;
    import->text = text.data;
    if (sv_framework_of_json(line->arena, text.data, text.size, &import->framework, &violations,
                             &line->error) != SV_OK)
        return fail(line, import->path);
    return tell(line, import->path, &violations, line_of, &text);
}

/* The workbook is only read, in a process of its own whose memory and time are limited. */
static enum sv_status run(struct sv_line *line, const char *workbook,
                          struct sv_framework_sheet *ret_sheet)
{
    SV_FOLDER own = { { 0 } };
    struct sv_arena *arena = line->arena;
    char in[PATH_MAX], data[PATH_MAX];
    const char *text = NULL;
    size_t size = 0;

    if (realpath(workbook, in) == NULL)
        return sv_fail(&line->error, SV_ERR_NOT_FOUND, "file", "cannot read %s", workbook);
    if (realpath(line->config.par_dir, data) == NULL)
        return sv_fail(&line->error, SV_ERR_INTERNAL, "file", "no folder %s", line->config.par_dir);
    enum sv_status status = sv_folder_make(&own, &line->error);
    if (status != SV_OK)
        return status;
    const char *out = sv_arena_printf(arena, "%s/framework.json", own.path);
    const char *script = sv_arena_printf(arena, "%s/read_framework.py", data);
    const char *const argv[] = { "/usr/bin/python3", "-I", script, in, out, NULL };
    const struct sv_child child = { argv[0],
                                    argv,
                                    own.path,
                                    "python3-openpyxl",
                                    "/usr/lib/python3/dist-packages/openpyxl/__init__.py",
                                    LIMIT_S };

    status = sv_child_run(&child, &line->error);
    if (status == SV_OK)
        status = sv_file_read(arena, out, &text, &size, &line->error);
    if (status == SV_OK)
        status = sv_framework_sheet_of_json(arena, text, size, ret_sheet, &line->error);
    return status;
}

static bool read_workbook(struct sv_line *line, struct sv_import *import)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_framework_sheet sheet = { 0 };

    if (run(line, import->path, &sheet) != SV_OK)
        return fail(line, import->path);
    for (size_t i = 0; i < sheet.problem_count; i++)
        (void)fprintf(stderr, "%s: %s: %s\n", import->path, sheet.problems[i].place,
                      sheet.problems[i].text);
    if (sheet.cell_count == 0) /* it could not even be opened */
        return false;
    import->text = sheet.document;
    if (sv_framework_of_json(line->arena, sheet.document, strlen(sheet.document),
                             &import->framework, &violations, &line->error) != SV_OK)
        return fail(line, import->path);
    return tell(line, import->path, &violations, cell_of, &sheet) && sheet.problem_count == 0;
}

bool sv_par_import(struct sv_line *line, const char *path, struct sv_import *ret_import)
{
    *ret_import = (struct sv_import){ .path = path };
    return is_workbook(path) ? read_workbook(line, ret_import) : read_json(line, ret_import);
}
