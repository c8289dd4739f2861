/* SPDX-License-Identifier: Apache-2.0 */
#include "report/word.h"

#include "report/html.h"
#include "report/markup.h"

#include <string.h>

enum { TEXT_WIDTH = 9354, WIDE_WIDTH = 14286 }; /* twentieths of a point: 165 and 252 mm */

static void put_paragraph(struct sv_buffer *out, const char *style, const char *text)
{
    sv_buffer_printf(out,
                     "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t "
                     "xml:space=\"preserve\">",
                     style);
    sv_markup_add(out, text);
    sv_buffer_add(out, "</w:t></w:r></w:p>");
}

static void open_table(struct sv_buffer *out, const char *style, const int *widths, size_t count)
{
    int whole = 0;

    for (size_t i = 0; i < count; i++)
        whole += widths[i];
    sv_buffer_printf(out,
                     "<w:tbl><w:tblPr><w:tblStyle w:val=\"%s\"/><w:tblW w:w=\"%d\" "
                     "w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
                     style, whole);
    for (size_t i = 0; i < count; i++)
        sv_buffer_printf(out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
    sv_buffer_add(out, "</w:tblGrid>");
}

static void open_cell(struct sv_buffer *out, int width)
{
    sv_buffer_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", width);
}

const char *sv_word_head(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    static const int widths[] = { 3754, 5600 };
    struct sv_buffer out = { .arena = arena };

    /* Two rows: number and day stand on one line, however long the issuer's name is. */
    open_table(&out, "Frame", widths, 2);
    sv_buffer_add(&out, "<w:tr>");
    open_cell(&out, widths[0]);
    if (frame->issuer_above[0] != '\0')
        put_paragraph(&out, "IssuerAbove", frame->issuer_above);
    put_paragraph(&out, "Issuer",
                  frame->issuer[0] == '\0' ? "...................." : frame->issuer);
    put_paragraph(&out, "HeadRuleShort", "");
    sv_buffer_add(&out, "</w:tc>");
    open_cell(&out, widths[1]);
    put_paragraph(&out, "Nation", SV_REPORT_NATION);
    put_paragraph(&out, "Motto", SV_REPORT_MOTTO);
    put_paragraph(&out, "HeadRule", "");
    sv_buffer_add(&out, "</w:tc></w:tr><w:tr>");
    open_cell(&out, widths[0]);
    put_paragraph(&out, "Number", sv_report_number_text(arena, frame));
    sv_buffer_add(&out, "</w:tc>");
    open_cell(&out, widths[1]);
    put_paragraph(&out, "Day", sv_report_day_text(arena, frame));
    sv_buffer_add(&out, "</w:tc></w:tr></w:tbl>");
    return out.data;
}

const char *sv_word_end(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    static const int widths[] = { 4154, 5200 };
    struct sv_buffer out = { .arena = arena };

    open_table(&out, "Frame", widths, 2);
    sv_buffer_add(&out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    open_cell(&out, widths[0]);
    put_paragraph(&out, "ReceiversTitle", "Nơi nhận:");
    put_paragraph(&out, "Receivers", "- ........................................;");
    put_paragraph(&out, "Receivers", sv_arena_printf(arena, "- Lưu: %s.", frame->file_letter));
    sv_buffer_add(&out, "</w:tc>");
    open_cell(&out, widths[1]);
    put_paragraph(&out, "Signer", "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ");
    put_paragraph(&out, "SignHint", "(Chữ ký của người có thẩm quyền, dấu của cơ quan)");
    put_paragraph(&out, "Signer", "Họ và tên");
    sv_buffer_add(&out, "</w:tc></w:tr></w:tbl>");
    return out.data;
}

static void put_row(struct sv_buffer *out, const int *widths, const struct sv_report_table *table,
                    const struct sv_report_row *row)
{
    sv_buffer_add(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (size_t i = 0; i < table->column_count; i++) {
        const char *style = table->columns[i].number ? "CellNumber" : "CellText";

        open_cell(out, widths[i]);
        put_paragraph(out,
                      row->strong
                          ? (table->columns[i].number ? "CellNumberStrong" : "CellTextStrong")
                          : style,
                      row->cells[i]);
        sv_buffer_add(out, "</w:tc>");
    }
    sv_buffer_add(out, "</w:tr>");
}

const char *sv_word_table(struct sv_arena *arena, const struct sv_report_table *table)
{
    struct sv_buffer out = { .arena = arena };
    int *widths = sv_arena_array(arena, table->column_count, sizeof(*widths));

    for (size_t i = 0; i < table->column_count; i++)
        widths[i] = (table->wide ? WIDE_WIDTH : TEXT_WIDTH) * table->columns[i].width / 100;
    open_table(&out, "Figures", widths, table->column_count);
    sv_buffer_add(&out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (size_t i = 0; i < table->column_count; i++) {
        open_cell(&out, widths[i]);
        put_paragraph(&out, "CellHead", table->columns[i].title);
        sv_buffer_add(&out, "</w:tc>");
    }
    sv_buffer_add(&out, "</w:tr>");
    for (size_t i = 0; i < table->row_count; i++)
        put_row(&out, widths, table, &table->rows[i]);
    sv_buffer_add(&out, "</w:tbl>");
    return out.data;
}
