/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_REPORT_H
#define SV_DOMAIN_REPORT_H

#include "base/arena.h"
#include "base/calendar.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * An official report as a document: what is said, in which order; not how it is set. Texts are
 * UTF-8 without markup.
 */

enum sv_block_kind {
    SV_BLOCK_HEADING,    /* of a part: "I. …" */
    SV_BLOCK_SUBHEADING, /* "1. …" */
    SV_BLOCK_PARAGRAPH,
    SV_BLOCK_ITEM, /* of a list */
    SV_BLOCK_NOTE, /* small, below a table or a chart */
    SV_BLOCK_TABLE,
    SV_BLOCK_CHART,
    SV_BLOCK_APPENDIX,      /* heading of an appendix: begins a page */
    SV_BLOCK_WIDE_APPENDIX, /* the same; from here on pages lie on their long side */
};

enum { SV_REPORT_COLUMNS_MAX = 10 };

struct sv_report_column {
    const char *title;
    int width;   /* percent of the table */
    bool number; /* set to the right */
};

struct sv_report_row {
    const char *const *cells; /* as many as columns */
    bool strong;              /* a total, or the head of the rows below */
};

struct sv_report_table {
    const char *title;
    const struct sv_report_column *columns;
    size_t column_count;
    struct sv_report_row *rows;
    size_t row_count;
    bool wide; /* on pages that lie on their long side */
};

enum sv_chart_kind {
    SV_CHART_BARS,        /* from the left edge, with a whisker from low to high */
    SV_CHART_DIFFERENCES, /* points with whiskers about a line at 0 */
    SV_CHART_STACKS,      /* shares of ordered answers, diverging about the middle one */
};

enum { SV_CHART_PARTS_MAX = 7 };

/* Figures in percent; differences in percentage points. */
struct sv_chart_row {
    const char *label;
    const char *value_text; /* beside the mark: "82,1%", or why there is none */
    bool known;
    double value;
    bool whisker;
    double low, high;
    bool strong;                      /* a total among its parts */
    double parts[SV_CHART_PARTS_MAX]; /* of stacks: shares in percent, adding up to 100 */
};

struct sv_chart {
    enum sv_chart_kind kind;
    const char *title; /* says the finding */
    double low, high;  /* ends of the axis; of stacks not used */
    struct sv_chart_row *rows;
    size_t row_count;
    const char *parts[SV_CHART_PARTS_MAX]; /* of stacks: what the answers are called */
    size_t part_count;
};

struct sv_block {
    enum sv_block_kind kind;
    const char *text;
    const struct sv_report_table *table;
    const struct sv_chart *chart;
};

/* What kind of document it is: "BÁO CÁO" (BC), "KẾ HOẠCH" (KH). */
enum sv_paper { SV_PAPER_REPORT, SV_PAPER_PLAN };

/* The head and the end of an official document (Decree 30/2020/NĐ-CP, appendix I). */
struct sv_report_frame {
    enum sv_paper paper;
    const char *issuer_above; /* the body above the issuing one, or "" */
    const char *issuer;
    const char *number;      /* "12/BC-SNV", or "" to be filled in by hand */
    const char *place;       /* or "" */
    const char *day;         /* in words */
    const char *subject;     /* what the report is on */
    const char *file_letter; /* who keeps it: "VT" */
};

struct sv_report {
    struct sv_arena *arena;
    struct sv_report_frame frame;
    struct sv_block *blocks;
    size_t block_count;
    size_t block_room;
    size_t table_count; /* tables are numbered through, charts too */
    size_t chart_count;
    size_t appendix_count;
    bool wide; /* an appendix on pages that lie on their long side has begun */
};

bool sv_block_is_appendix(const struct sv_block *block);

void sv_report_say(struct sv_report *report, enum sv_block_kind kind, const char *text);

/* A table to be filled; rows for at most row_room. Its title gets a number. */
struct sv_report_table *sv_report_tabulate(struct sv_report *report, const char *title,
                                           const struct sv_report_column *columns,
                                           size_t column_count, size_t row_room);
/* Copies the cells; texts must live as long as the report. */
void sv_report_table_add(struct sv_report *report, struct sv_report_table *table, bool strong,
                         const char *const *cells);

struct sv_chart *sv_report_draw(struct sv_report *report, enum sv_chart_kind kind,
                                const char *title, size_t row_room);

#endif
