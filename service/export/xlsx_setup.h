/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_XLSX_SETUP_H
#define SV_EXPORT_XLSX_SETUP_H

#include "base/arena.h"
#include "base/calendar.h"
#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <xlsxwriter.h>

/* What all workbooks have in common, whatever is in them. Private to service/export. */

lxw_format *sv_xlsx_heading_format(lxw_workbook *workbook);

/* The same rows make the same file: the day, no time. */
void sv_xlsx_set_properties(struct sv_arena *arena, lxw_workbook *workbook, const char *title,
                            sv_day created);

/* On screen and on paper: its first row is a heading, its first columns stay in view. */
void sv_xlsx_set_up_sheet(lxw_worksheet *sheet, lxw_col_t columns_kept);

/* As many pages down as it takes, but one across; a sheet of many columns would be illegible. */
void sv_xlsx_fit_to_width(lxw_worksheet *sheet);

/* Of a row for a text that wraps in a column so many characters wide: some programs leave a row as
 * it is, whatever its cells wrap to. */
double sv_xlsx_height(const char *text, double width);

/* What error and errno tell: libxlsxwriter tells of a failed file by errno alone. */
SV_MUST_USE
enum sv_status sv_xlsx_checked(lxw_error error, struct sv_error *reterr);

#endif
