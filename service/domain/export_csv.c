/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/export.h"

#include <stdbool.h>
#include <string.h>

static bool has_any(const char *text, const char *characters)
{
    for (; *text != '\0'; text++) {
        for (const char *at = characters; *at != '\0'; at++) {
            if (*text == *at)
                return true;
        }
    }
    return false;
}

/*
 * A cell that begins like a formula would be run by a spreadsheet (CWE-1236). All
 * but texts are codes of ours, which begin with a letter or a digit.
 */
static bool looks_like_formula(const char *text)
{
    const char first[] = { text[0], '\0' };

    return has_any(first, "=+-@\t\r");
}

static void add_text(struct sv_buffer *buffer, const char *text, bool defuse)
{
    bool quoted = has_any(text, "\",\r\n");

    if (quoted)
        sv_buffer_add(buffer, "\"");
    if (defuse && looks_like_formula(text))
        sv_buffer_add(buffer, "'");
    for (; *text != '\0'; text++) {
        if (*text == '"')
            sv_buffer_add(buffer, "\"");
        sv_buffer_append(buffer, text, 1);
    }
    if (quoted)
        sv_buffer_add(buffer, "\"");
}

static void add_cell(struct sv_buffer *buffer, const struct sv_cell *cell)
{
    char day[SV_DAY_TEXT_SIZE];

    switch (cell->kind) {
    case SV_CELL_ABSENT:
        return;
    case SV_CELL_NA:
        sv_buffer_add(buffer, "NA");
        return;
    case SV_CELL_NUMBER:
        sv_buffer_printf(buffer, "%lld", (long long)cell->number);
        return;
    case SV_CELL_DAY:
        sv_day_print((sv_day)cell->number, day);
        sv_buffer_add(buffer, day);
        return;
    case SV_CELL_WORD:
        add_text(buffer, cell->text, false);
        return;
    case SV_CELL_TEXT:
        add_text(buffer, cell->text, true);
        return;
    }
}

void sv_export_csv_header(struct sv_buffer *buffer, const struct sv_export_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        sv_buffer_add(buffer, i == 0 ? "" : ",");
        add_text(buffer, sheet->columns[i].name, false);
    }
    sv_buffer_add(buffer, "\r\n");
}

void sv_export_csv_row(struct sv_buffer *buffer, const struct sv_export_sheet *sheet,
                       const struct sv_export_row *row)
{
    char room[SV_UUID_TEXT_SIZE];

    for (size_t i = 0; i < sheet->count; i++) {
        struct sv_cell cell = sv_export_cell(&sheet->columns[i], row, room);

        sv_buffer_add(buffer, i == 0 ? "" : ",");
        add_cell(buffer, &cell);
    }
    sv_buffer_add(buffer, "\r\n");
}

void sv_export_csv_closing(struct sv_buffer *buffer, const struct sv_exported *exported)
{
    sv_buffer_printf(buffer, "#rows=%lld sha256=%s\r\n", (long long)exported->rows,
                     sv_hex(buffer->arena, exported->sha256.bytes, sizeof(exported->sha256.bytes)));
}
