/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/framework_sheet.h"

#include "wire/json_read.h"

#include <string.h>

static const char *text_of(struct sv_arena *arena, const cJSON *value)
{
    return sv_arena_strdup(arena, cJSON_IsString(value) ? value->valuestring : "");
}

static void read_cells(struct sv_arena *arena, const cJSON *cells, struct sv_framework_sheet *sheet)
{
    struct sv_sheet_line *lines =
        sv_arena_array(arena, (size_t)cJSON_GetArraySize(cells) + 1, sizeof(*lines));
    const cJSON *cell = NULL;

    cJSON_ArrayForEach(cell, cells)
    {
        lines[sheet->cell_count++] =
            (struct sv_sheet_line){ sv_arena_strdup(arena, cell->string), text_of(arena, cell) };
    }
    sheet->cells = lines;
}

static void read_problems(struct sv_arena *arena, const cJSON *problems,
                          struct sv_framework_sheet *sheet)
{
    struct sv_sheet_line *lines =
        sv_arena_array(arena, (size_t)cJSON_GetArraySize(problems) + 1, sizeof(*lines));
    const cJSON *problem = NULL;

    cJSON_ArrayForEach(problem, problems)
    {
        lines[sheet->problem_count++] = (struct sv_sheet_line){
            text_of(arena, cJSON_GetObjectItemCaseSensitive(problem, "cell")),
            text_of(arena, cJSON_GetObjectItemCaseSensitive(problem, "text")),
        };
    }
    sheet->problems = lines;
}

enum sv_status sv_framework_sheet_of_json(struct sv_arena *arena, const char *text, size_t size,
                                          struct sv_framework_sheet *ret_sheet,
                                          struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_framework_sheet sheet = { 0 };

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    read_cells(arena, cJSON_GetObjectItemCaseSensitive(root, "cells"), &sheet);
    read_problems(arena, cJSON_GetObjectItemCaseSensitive(root, "problems"), &sheet);

    char *printed = cJSON_Print(cJSON_GetObjectItemCaseSensitive(root, "framework"));

    sheet.document = sv_arena_strdup(arena, printed == NULL ? "" : printed);
    cJSON_free(printed);
    *ret_sheet = sheet;
    return SV_OK;
}

const char *sv_framework_sheet_cell(const struct sv_framework_sheet *sheet, const char *pointer)
{
    const char *cell = "";
    size_t longest = 0;

    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sv_sheet_line *line = &sheet->cells[i];
        size_t size = strlen(line->place);
        bool holds = strncmp(pointer, line->place, size) == 0 &&
                     (pointer[size] == '\0' || pointer[size] == '/');

        if (holds && size > longest) {
            longest = size;
            cell = line->text;
        }
    }
    return cell;
}
