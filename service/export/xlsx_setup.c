/* SPDX-License-Identifier: Apache-2.0 */
#include "export/xlsx_setup.h"

#include "base/text.h"
#include "export/job.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <time.h>

enum { SECONDS_A_DAY = 86400, PAPER_A4 = 9, HEADING_FILL = 0xE6ECEC, LINE_POINTS = 15 };
enum { HIGHEST_ROW = 409 }; /* points, that a spreadsheet program opens */

/* What words that do not fit leave empty at the end of a line. */
static const double RAGGED = 1.15;

static const double SIDE_MARGIN = 0.5, UPPER_MARGIN = 0.6, LOWER_MARGIN = 0.7; /* inches */

lxw_format *sv_xlsx_heading_format(lxw_workbook *workbook)
{
    lxw_format *format = workbook_add_format(workbook);

    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    /* Of the cell itself: not every program draws the style of a table. */
    format_set_bg_color(format, HEADING_FILL);
    format_set_border(format, LXW_BORDER_THIN);
    return format;
}

void sv_xlsx_set_properties(struct sv_arena *arena, lxw_workbook *workbook, const char *title,
                            sv_day created)
{
    (void)workbook_set_properties(
        workbook, &(lxw_doc_properties){ .title = sv_arena_strdup(arena, title),
                                         .created = (time_t)created * SECONDS_A_DAY });
}

void sv_xlsx_set_up_sheet(lxw_worksheet *sheet, lxw_col_t columns_kept)
{
    worksheet_freeze_panes(sheet, 1, columns_kept);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, SIDE_MARGIN, SIDE_MARGIN, UPPER_MARGIN, LOWER_MARGIN);
    (void)worksheet_repeat_rows(sheet, 0, 0);
    (void)worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

void sv_xlsx_fit_to_width(lxw_worksheet *sheet)
{
    worksheet_fit_to_pages(sheet, 1, 0);
}

double sv_xlsx_height(const char *text, double width)
{
    double lines = 0;

    for (const char *at = text; at != NULL;) {
        const char *end = strchr(at, '\n');
        size_t length = sv_utf8_length(at) - (end == NULL ? 0 : sv_utf8_length(end));

        lines += fmax(ceil((double)length * RAGGED / width), 1);
        at = end == NULL ? NULL : end + 1;
    }
    return fmin(LINE_POINTS * fmax(lines, 1), HIGHEST_ROW);
}

enum sv_status sv_xlsx_checked(lxw_error error, struct sv_error *reterr)
{
    if (error == LXW_NO_ERROR)
        return SV_OK;
    if (errno == ENOSPC || errno == EFBIG || errno == EDQUOT || errno == EIO)
        return sv_export_cannot_write(reterr);
    return sv_fail(reterr, SV_ERR_INTERNAL, "file", "libxlsxwriter: %s", lxw_strerror(error));
}
