/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html.h"

#include "report/markup.h"
#include "report/word.h"

/* pandoc leaves an empty paragraph out. */
#define NOTHING "\u00a0"

struct page {
    struct sv_arena *arena;
    const struct sv_report *report;
    struct sv_buffer out;
    size_t appendices;
    size_t charts;
    bool wide;
};

/* A paragraph in a style of the reference document. */
static void put(struct page *page, const char *style, const char *text)
{
    sv_buffer_printf(&page->out, "<div custom-style=\"%s\"><p>", style);
    sv_markup_add(&page->out, text);
    sv_buffer_add(&page->out, "</p></div>\n");
}

static void put_openxml(struct page *page, const char *xml)
{
    sv_buffer_add(&page->out, "<pre class=\"openxml\">");
    sv_markup_add(&page->out, xml);
    sv_buffer_add(&page->out, "</pre>\n");
}

static void put_heading(struct page *page, int level, const char *text)
{
    sv_buffer_printf(&page->out, "<h%d>", level);
    sv_markup_add(&page->out, text);
    sv_buffer_printf(&page->out, "</h%d>\n", level);
}

static void put_chart(struct page *page, const struct sv_chart *chart)
{
    sv_buffer_printf(&page->out,
                     "<div custom-style=\"Figure\"><p><img width=\"15.8cm\" src=\"%s\" alt=\"",
                     sv_chart_image_name(page->arena, ++page->charts));
    sv_markup_add(&page->out, chart->title);
    sv_buffer_add(&page->out, "\"/></p></div>\n");
    put(page, "Figure Caption", chart->title);
}

static void put_appendix(struct page *page, const char *title)
{
    put(page, "Appendix Number",
        sv_report_appendix_text(page->arena, ++page->appendices, page->report->appendix_count));
    put(page, "Appendix Title", title);
    put(page, "Appendix Source", sv_report_belongs_text(page->arena, &page->report->frame));
}

static void put_block(struct page *page, const struct sv_block *block)
{
    switch (block->kind) {
    case SV_BLOCK_HEADING:
        put_heading(page, 1, block->text);
        break;
    case SV_BLOCK_SUBHEADING:
        put_heading(page, 2, block->text);
        break;
    case SV_BLOCK_PARAGRAPH:
        put(page, "Body Text", block->text);
        break;
    case SV_BLOCK_ITEM:
        put(page, "Body Text", sv_arena_printf(page->arena, "- %s", block->text));
        break;
    case SV_BLOCK_NOTE:
        put(page, "Note", block->text);
        break;
    case SV_BLOCK_TABLE:
        put(page, "Table Caption", block->table->title);
        put_openxml(page, sv_word_table(page->arena, block->table));
        put(page, "Table End", NOTHING);
        break;
    case SV_BLOCK_CHART:
        put_chart(page, block->chart);
        break;
    case SV_BLOCK_WIDE_APPENDIX:
        if (!page->wide)
            put_openxml(page, SV_WORD_TURN);
        page->wide = true;
        put_appendix(page, block->text);
        break;
    case SV_BLOCK_APPENDIX:
        put_appendix(page, block->text);
        break;
    }
}

const char *sv_chart_image_name(struct sv_arena *arena, size_t number)
{
    return sv_arena_printf(arena, "chart-%zu.png", number);
}

const char *sv_pandoc_of_report(struct sv_arena *arena, const struct sv_report *report)
{
    struct page page = { .arena = arena, .report = report, .out = { .arena = arena } };
    bool ended = false;

    sv_buffer_add(&page.out, "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"/>"
                             "</head><body>\n");
    put_openxml(&page, sv_word_head(arena, &report->frame));
    put(&page, "Report Title", sv_report_paper_text(&report->frame));
    put(&page, "Report Subject", report->frame.subject);
    put(&page, "Subject Rule", NOTHING);
    for (size_t i = 0; i < report->block_count; i++) {
        if (sv_block_is_appendix(&report->blocks[i]) && !ended) {
            put_openxml(&page, sv_word_end(arena, &report->frame));
            ended = true;
        }
        put_block(&page, &report->blocks[i]);
    }
    if (!ended)
        put_openxml(&page, sv_word_end(arena, &report->frame));
    sv_buffer_add(&page.out, "</body></html>\n");
    return page.out.data;
}
