/* SPDX-License-Identifier: Apache-2.0 */
#include "main/table.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

struct sv_table_row {
    const char *cells[SV_TABLE_COLUMNS_MAX];
    struct sv_table_row *next;
};

/* Bytes of the control character that begins here, 0 if none does. */
static size_t control_size(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;

    if (bytes[0] == 0xC2 && bytes[1] >= 0x80 && bytes[1] < 0xA0)
        return 2;
    return (bytes[0] < ' ' && bytes[0] != '\0') || bytes[0] == 0x7F ? 1 : 0;
}

/* With a blank for each control character: others wrote the texts, and a terminal obeys them. */
static const char *harmless(struct sv_arena *arena, const char *text)
{
    struct sv_buffer plain = { .arena = arena };

    while (*text != '\0') {
        size_t size = control_size(text);

        sv_buffer_append(&plain, size == 0 ? text : " ", 1);
        text += size == 0 ? 1 : size;
    }
    return plain.data == NULL ? "" : plain.data;
}

void sv_table_add(struct sv_table *table, const char *const *cells)
{
    struct sv_table_row *row = sv_arena_alloc(table->arena, sizeof(*row));

    for (size_t i = 0; i < table->column_count; i++)
        row->cells[i] = harmless(table->arena, cells[i]);
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

const char *sv_points_cell(struct sv_arena *arena, sv_points points)
{
    char text[SV_POINTS_TEXT_SIZE];

    sv_points_print(points, text);
    return sv_arena_strdup(arena, text);
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
