/* SPDX-License-Identifier: Apache-2.0 */
#include "export/xlsx_setup.h"

#include "export/job.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static const double LINE = 15;

/* No file is written here. */
enum sv_status sv_export_cannot_write(struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_BUSY, "file", "cannot be written");
}

Test(xlsx_height, is_of_as_many_lines_as_the_text_wraps_to)
{
    cr_expect(eq(dbl, sv_xlsx_height(NULL, 40), LINE));
    cr_expect(eq(dbl, sv_xlsx_height("", 40), LINE));
    cr_expect(eq(dbl, sv_xlsx_height("Hài lòng", 40), LINE));
    cr_expect(eq(dbl, sv_xlsx_height("Tiếp cận dịch vụ", 10), 2 * LINE));
}

Test(xlsx_height, counts_the_lines_that_the_text_breaks_itself)
{
    cr_expect(eq(dbl, sv_xlsx_height("a\n\nb", 40), 3 * LINE));
    cr_expect(eq(dbl, sv_xlsx_height("Tiếp cận dịch vụ\nb\n", 10), 4 * LINE));
}

Test(xlsx_height, is_no_more_than_a_spreadsheet_program_opens)
{
    char text[4001];

    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    cr_expect(eq(dbl, sv_xlsx_height(text, 40), 409));
}
