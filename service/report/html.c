/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html.h"

#include "report/chart_svg.h"
#include "report/markup.h"

#include <string.h>

/* So many rows stay on one page: of a table, or of a part of it. */
enum { TABLE_KEPT = 14, ROWS_KEPT = 9 };

/* The page being written. */
struct page {
    struct sv_arena *arena;
    const struct sv_report *report;
    struct sv_buffer out;
    size_t appendices;
    bool wide;
};

static void put(struct page *page, const char *tag, const char *class, const char *text)
{
    sv_buffer_printf(&page->out, "<%s%s%s%s>", tag, class[0] == '\0' ? "" : " class=\"", class,
                     class[0] == '\0' ? "" : "\"");
    sv_markup_add(&page->out, text);
    sv_buffer_printf(&page->out, "</%s>\n", tag);
}

static void put_head(struct page *page)
{
    const struct sv_report_frame *frame = &page->report->frame;

    sv_buffer_add(&page->out, "<header><div class=\"issuer\">\n");
    if (frame->issuer_above[0] != '\0')
        put(page, "p", "above", frame->issuer_above);
    put(page, "p", "name", frame->issuer[0] == '\0' ? "...................." : frame->issuer);
    sv_buffer_add(&page->out, "</div><div class=\"nation\">\n");
    put(page, "p", "state", SV_REPORT_NATION);
    put(page, "p", "motto", SV_REPORT_MOTTO);
    /* On one line, however long the issuer's name is. */
    sv_buffer_add(&page->out,
                  "</div></header>\n<header class=\"numbered\"><div class=\"issuer\">\n");
    put(page, "p", "number", sv_report_number_text(page->arena, frame));
    sv_buffer_add(&page->out, "</div><div class=\"nation\">\n");
    put(page, "p", "day", sv_report_day_text(page->arena, frame));
    sv_buffer_add(&page->out, "</div></header>\n");
    put(page, "h1", "", sv_report_paper_text(frame));
    put(page, "p", "subject", frame->subject);
}

static void put_end(struct page *page)
{
    sv_buffer_add(&page->out, "<section class=\"end\"><div class=\"receivers\">\n");
    put(page, "p", "title", "Nơi nhận:");
    put(page, "p", "", "- ........................................;");
    put(page, "p", "", sv_arena_printf(page->arena, "- Lưu: %s.", page->report->frame.file_letter));
    sv_buffer_add(&page->out, "</div><div class=\"signature\">\n");
    put(page, "p", "title", "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ");
    put(page, "p", "hint", "(Chữ ký của người có thẩm quyền, dấu của cơ quan)");
    put(page, "p", "name", "Họ và tên");
    sv_buffer_add(&page->out, "</div></section>\n");
}

static void put_cells(struct page *page, const struct sv_report_table *table,
                      const struct sv_report_row *row)
{
    sv_buffer_add(&page->out, row->strong ? "<tr class=\"strong\">" : "<tr>");
    for (size_t i = 0; i < table->column_count; i++)
        put(page, "td", table->columns[i].number ? "number" : "", row->cells[i]);
    sv_buffer_add(&page->out, "</tr>\n");
}

/* From a strong row to the next; few rows stay on one page with it. Tells where it ended. */
static size_t put_rows(struct page *page, const struct sv_report_table *table, size_t from)
{
    size_t until = from + 1;

    while (until < table->row_count && !table->rows[until].strong)
        until++;
    sv_buffer_add(&page->out, until - from <= ROWS_KEPT ? "<tbody class=\"kept\">\n" : "<tbody>\n");
    for (size_t i = from; i < until; i++)
        put_cells(page, table, &table->rows[i]);
    sv_buffer_add(&page->out, "</tbody>\n");
    return until;
}

static void put_table(struct page *page, const struct sv_report_table *table)
{
    bool kept = table->row_count <= TABLE_KEPT;

    sv_buffer_add(&page->out,
                  kept ? "<table class=\"kept\">" : "<div class=\"room\"></div><table>");
    put(page, "caption", "", table->title);
    sv_buffer_add(&page->out, "<colgroup>");
    for (size_t i = 0; i < table->column_count; i++)
        sv_buffer_printf(&page->out, "<col style=\"width:%d%%\"/>", table->columns[i].width);
    sv_buffer_add(&page->out, "</colgroup><thead><tr>\n");
    for (size_t i = 0; i < table->column_count; i++)
        put(page, "th", "", table->columns[i].title);
    sv_buffer_add(&page->out, "</tr></thead>\n");
    for (size_t i = 0; i < table->row_count;)
        i = put_rows(page, table, i);
    sv_buffer_add(&page->out, "</table>\n");
}

static void put_chart(struct page *page, const struct sv_chart *chart)
{
    sv_buffer_add(&page->out, "<figure>\n");
    sv_buffer_add(&page->out, sv_svg_of_chart(page->arena, chart));
    put(page, "figcaption", "", chart->title);
    sv_buffer_add(&page->out, "</figure>\n");
}

static void put_appendix(struct page *page, const char *title)
{
    put(page, "p", "appendix-number",
        sv_report_appendix_text(page->arena, ++page->appendices, page->report->appendix_count));
    put(page, "h2", "appendix", title);
    put(page, "p", "belongs", sv_report_belongs_text(page->arena, &page->report->frame));
}

static void put_block(struct page *page, const struct sv_block *block)
{
    switch (block->kind) {
    case SV_BLOCK_HEADING:
        put(page, "h2", "", block->text);
        break;
    case SV_BLOCK_SUBHEADING:
        put(page, "h3", "", block->text);
        break;
    case SV_BLOCK_PARAGRAPH:
        put(page, "p", "", block->text);
        break;
    case SV_BLOCK_ITEM:
        put(page, "p", "", sv_arena_printf(page->arena, "- %s", block->text));
        break;
    case SV_BLOCK_NOTE:
        put(page, "p", "note", block->text);
        break;
    case SV_BLOCK_TABLE:
        put_table(page, block->table);
        break;
    case SV_BLOCK_CHART:
        put_chart(page, block->chart);
        break;
    case SV_BLOCK_WIDE_APPENDIX:
        sv_buffer_add(&page->out, page->wide ? "" : "<section class=\"wide\">\n");
        page->wide = true;
        put_appendix(page, block->text);
        break;
    case SV_BLOCK_APPENDIX:
        put_appendix(page, block->text);
        break;
    }
}

const char *sv_html_of_report(struct sv_arena *arena, const struct sv_report *report,
                              const char *css)
{
    struct page page = { .arena = arena, .report = report, .out = { .arena = arena } };
    bool ended = false;

    sv_buffer_add(&page.out, "<!DOCTYPE html>\n<html lang=\"vi\" "
                             "xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta "
                             "charset=\"utf-8\"/>\n");
    put(&page, "title", "",
        sv_arena_printf(arena, "%s: %s", sv_report_paper_text(&report->frame),
                        report->frame.subject));
    sv_buffer_printf(&page.out, "<style>\n%s</style></head><body>\n", css);
    put_head(&page);
    for (size_t i = 0; i < report->block_count; i++) {
        if (sv_block_is_appendix(&report->blocks[i]) && !ended) {
            put_end(&page);
            ended = true;
        }
        put_block(&page, &report->blocks[i]);
    }
    if (!ended)
        put_end(&page);
    sv_buffer_add(&page.out, page.wide ? "</section>\n</body></html>\n" : "</body></html>\n");
    return page.out.data;
}
