/* SPDX-License-Identifier: Apache-2.0 */
#include "main/table.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

struct sv_table_row {
    const char *cells[SV_TABLE_COLUMNS_MAX];
    struct sv_table_row *next;
};

void sv_table_add(struct sv_table *table, const char *const *cells)
{
    struct sv_table_row *row = sv_arena_alloc(table->arena, sizeof(*row));

    memcpy(row->cells, cells, table->column_count * sizeof(*cells));
    if (table->last == NULL)
        table->first = row;
    else
        table->last->next = row;
    table->last = row;
}

static void print_spaces(size_t count)
{
    for (size_t i = 0; i < count; i++)
        (void)putchar(' ');
}

static void print_row(const struct sv_table *table, const struct sv_table_row *row,
                      const size_t *widths)
{
    for (size_t i = 0; i < table->column_count; i++) {
        size_t space = widths[i] - sv_utf8_length(row->cells[i]);
        bool last = i + 1 == table->column_count;

        if (table->right[i])
            print_spaces(space);
        (void)fputs(row->cells[i], stdout);
        if (!last)
            print_spaces(2 + (table->right[i] ? 0 : space));
    }
    (void)putchar('\n');
}

void sv_table_print(const struct sv_table *table)
{
    size_t widths[SV_TABLE_COLUMNS_MAX] = { 0 };

    /* A code point is a column: Vietnamese text is composed (NFC). */
    for (const struct sv_table_row *row = table->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < table->column_count; i++) {
            size_t width = sv_utf8_length(row->cells[i]);

            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    for (const struct sv_table_row *row = table->first; row != NULL; row = row->next)
        print_row(table, row, widths);
}
