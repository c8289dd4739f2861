/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/export.h"

enum { EXACT_DIGITS = 17 };

static void add_cell(struct sv_csv *csv, const struct sv_cell *cell)
{
    char day[SV_DAY_TEXT_SIZE];

    switch (cell->kind) {
    case SV_CELL_ABSENT:
        sv_csv_empty(csv, 1);
        return;
    case SV_CELL_NA:
        sv_csv_word(csv, "NA");
        return;
    case SV_CELL_NUMBER:
        sv_csv_count(csv, cell->number);
        return;
    case SV_CELL_WEIGHT:
        sv_csv_number(csv, cell->weight, EXACT_DIGITS);
        return;
    case SV_CELL_DAY:
        sv_day_print((sv_day)cell->number, day);
        sv_csv_word(csv, day);
        return;
    case SV_CELL_WORD:
        sv_csv_word(csv, cell->text);
        return;
    case SV_CELL_TEXT:
        sv_csv_text(csv, cell->text);
        return;
    }
}

void sv_export_csv_header(struct sv_csv *csv, const struct sv_export_sheet *sheet)
{
    sv_csv_begin(csv);
    for (size_t i = 0; i < sheet->count; i++)
        sv_csv_word(csv, sheet->columns[i].name);
    sv_csv_end_row(csv);
}

void sv_export_csv_row(struct sv_csv *csv, const struct sv_export_sheet *sheet,
                       const struct sv_export_row *row)
{
    char room[SV_UUID_TEXT_SIZE];

    for (size_t i = 0; i < sheet->count; i++) {
        struct sv_cell cell = sv_export_cell(&sheet->columns[i], row, room);

        add_cell(csv, &cell);
    }
    sv_csv_end_row(csv);
}

void sv_export_csv_closing(struct sv_buffer *buffer, const struct sv_exported *exported)
{
    sv_buffer_printf(buffer, "#rows=%lld sha256=%s\r\n", (long long)exported->rows,
                     sv_hex(buffer->arena, exported->sha256.bytes, sizeof(exported->sha256.bytes)));
}
