/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_WORKBOOK_H
#define SV_EXPORT_WORKBOOK_H

#include "base/arena.h"
#include "base/calendar.h"
#include "base/status.h"
#include "domain/figure.h"

#include <stddef.h>
#include <stdint.h>

/*
 * A workbook for people: sheets of one table each, written row by row, with lines of text and
 * charts below it. All of it is in memory until it is closed. What fails is told then.
 */
struct sv_workbook;

enum sv_number_style {
    SV_STYLE_PERCENT, /* one decimal */
    SV_STYLE_DECIMAL, /* two */
    SV_STYLE_P,       /* four */
    SV_STYLE_WHOLE,
    SV_STYLE_EXACT, /* as many decimals as it has */
    SV_STYLE_TEXT,
    SV_STYLE_COUNT
};
enum sv_tone { SV_TONE_PLAIN, SV_TONE_HIDDEN, SV_TONE_DOUBTFUL, SV_TONE_STRONG, SV_TONE_COUNT };

/* For an empty file at path, which must outlive it. */
struct sv_workbook *sv_workbook_new(struct sv_arena *arena, const char *path, const char *title,
                                    sv_day created);

struct sv_heading {
    const char *text; /* no two of a table are the same */
    double width;     /* in characters */
};

/* The sheet that the calls below write to; its headings stay in view. */
void sv_workbook_sheet(struct sv_workbook *book, const char *name,
                       const struct sv_heading *headings, size_t count);
void sv_workbook_row(struct sv_workbook *book, enum sv_tone tone);
/* The next cell of the row. */
void sv_workbook_text(struct sv_workbook *book, const char *text); /* NULL or "" is an empty cell */
void sv_workbook_count(struct sv_workbook *book, int64_t count);
void sv_workbook_figure(struct sv_workbook *book, struct sv_figure figure,
                        enum sv_number_style style); /* empty if it is not known */
/* The rows so far become a table of the spreadsheet. */
void sv_workbook_end_table(struct sv_workbook *book);
/* A line below the table. */
void sv_workbook_line(struct sv_workbook *book, const char *text);
/* The place of the row that comes next. */
size_t sv_workbook_place(const struct sv_workbook *book);

/* Of rows first..last of the sheet; the others are columns. */
struct sv_chart_cells {
    const char *title;
    size_t first, last;
    size_t labels, values;
    size_t low, high; /* of an interval */
    size_t count;     /* of columns, from values on, that make up a whole */
};
/* Points with a whisker from low to high. */
void sv_workbook_interval_chart(struct sv_workbook *book, const struct sv_chart_cells *cells);
/* Bars of parts that add up to 100 %. */
void sv_workbook_parts_chart(struct sv_workbook *book, const struct sv_chart_cells *cells);

/* Writes the file and reads it back. To be called in any case, once. */
SV_MUST_USE
enum sv_status sv_workbook_close(struct sv_workbook *book, struct sv_error *reterr);

#endif
