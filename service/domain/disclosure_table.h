/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DISCLOSURE_TABLE_H
#define SV_DOMAIN_DISCLOSURE_TABLE_H

#include "base/arena.h"
#include "domain/disclosure.h"

/*
 * A breakdown by two dimensions whose margins are published too, as far as they are
 * shown. Cells are row by row, rows and columns in the order of their codes.
 *
 * Of the rows whose total is hidden a reader knows the sum only; the same holds for
 * columns. Empty cells are known to be empty: whoever lives there knows which office
 * has no tablet.
 */
struct sv_disclosure_table {
    size_t row_count;
    size_t column_count;
    struct sv_disclosure_cell *cells;
    const bool *row_shown; /* NULL: all are */
    const bool *column_shown;
};

/* What all integer tables >= 0 with the same margins and visible cells have in a cell. */
struct sv_count_range {
    int64_t low;
    int64_t high;
};
struct sv_count_range sv_table_range(struct sv_arena *arena,
                                     const struct sv_disclosure_table *table, size_t cell);

struct sv_table_verdict {
    bool hid;   /* a cell was hidden anew */
    bool stuck; /* the margins alone tell a cell: hide the total of its row or column */
    size_t stuck_cell;
};

/*
 * Rows, columns, until stable, then the audit; hides until the audit holds or is stuck.
 *
 * The audit: the largest count that a hidden cell can have is also the smallest number
 * of people in any set of hidden cells that holds it and whose sum is told by margins
 * and visible cells (minimum cut = maximum flow; the matrix of a two-way table is totally
 * unimodular). So "at least threshold, and more than it has" says at once that neither
 * the cell nor any group of fewer than threshold people can be worked out from this
 * table. The same with the cells in which nobody is satisfied, and unanimous_below.
 * A cell hidden for others' sake only may become known: it was never a secret.
 */
struct sv_table_verdict sv_table_protect(struct sv_arena *arena,
                                         const struct sv_disclosure_rule *rule,
                                         struct sv_disclosure_table *table);

#endif
