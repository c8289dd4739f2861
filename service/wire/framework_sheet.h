/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_FRAMEWORK_SHEET_H
#define SV_WIRE_FRAMEWORK_SHEET_H

#include "base/arena.h"
#include "base/status.h"

#include <stddef.h>

/* What data/par/read_framework.py makes of a workbook. */

struct sv_sheet_line {
    const char *place; /* a pointer of the document, or a cell */
    const char *text;  /* the cell of a pointer, or what is wrong with a cell */
};

struct sv_framework_sheet {
    const char *document; /* the framework as JSON */
    const struct sv_sheet_line *cells;
    size_t cell_count;
    const struct sv_sheet_line *problems;
    size_t problem_count;
};

SV_MUST_USE
enum sv_status sv_framework_sheet_of_json(struct sv_arena *arena, const char *text, size_t size,
                                          struct sv_framework_sheet *ret_sheet,
                                          struct sv_error *reterr);

/* The cell of a pointer, or of the nearest that holds it; "" if there is none. */
const char *sv_framework_sheet_cell(const struct sv_framework_sheet *sheet, const char *pointer);

#endif
