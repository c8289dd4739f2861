/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_RESULTS_SHEETS_H
#define SV_EXPORT_RESULTS_SHEETS_H

#include "export/results_rows.h"
#include "export/workbook.h"

/* The sheets of a workbook of results. Private to service/export. */

enum { CODE_WIDTH = 14, NAME_WIDTH = 44, NUMBER_WIDTH = 11, NOTE_WIDTH = 30 };

#define CODE(text)       \
    {                    \
        text, CODE_WIDTH \
    }
#define NAME(text)       \
    {                    \
        text, NAME_WIDTH \
    }
#define NUMBER(text)       \
    {                      \
        text, NUMBER_WIDTH \
    }
#define NOTE(text)       \
    {                    \
        text, NOTE_WIDTH \
    }
#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

struct sv_results_sheets {
    struct sv_arena *arena;
    struct sv_workbook *book;
    const struct sv_results_answer *answer;
    struct sv_telling telling;
};

/* Ends the table of a sheet and tells below what its marks mean. */
void sv_results_put_legend(struct sv_results_sheets *writing);

void sv_results_put_change(struct sv_results_sheets *writing);
void sv_results_put_rest(struct sv_results_sheets *writing);

#endif
