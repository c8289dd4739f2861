/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_TABLE_H
#define SV_MAIN_TABLE_H

#include "base/arena.h"
#include "domain/points.h"

#include <stdbool.h>
#include <stddef.h>

enum { SV_TABLE_COLUMNS_MAX = 12 };

/* Rows of text that are printed in aligned columns. Zero-initialise, set arena. */
struct sv_table {
    struct sv_arena *arena;
    size_t column_count;
    bool right[SV_TABLE_COLUMNS_MAX]; /* columns of numbers */
    struct sv_table_row *first;
    struct sv_table_row *last;
};

/* Adds a row of column_count texts, which must outlive the table. */
void sv_table_add(struct sv_table *table, const char *const *cells);

/* Points as a cell. */
const char *sv_points_cell(struct sv_arena *arena, sv_points points);

/* Prints to standard output; the first row is the head. */
void sv_table_print(const struct sv_table *table);

#endif
