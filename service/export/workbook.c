/* SPDX-License-Identifier: Apache-2.0 */
#include "export/workbook.h"

#include "export/job.h"
#include "export/xlsx_check.h"
#include "export/xlsx_setup.h"

#include <errno.h>
#include <string.h>

enum {
    GREY = 0x767676,
    RULE = 0xC4CCCC,
    BLUE = 0x1F4E79,
    WHISKER = 0x404040,
    CHART_WIDTH = 900,
    CHART_MARGIN = 160, /* title, axis and legend, in pixels */
    CHART_POINT = 34,   /* one label of an upright axis */
    CHART_ROW = 26,     /* one bar */
    CHART_HEIGHT = 480,
    CHART_WIDTH_MAX = 4000,
    DEFAULT_WIDTH = 480, /* of libxlsxwriter */
    DEFAULT_HEIGHT = 288,
    SHEET_ROW = 20, /* pixels */
    POINT_SIZE = 7,
    DASH_SIZE = 5,
    GAP_PERCENT = 40,
};

struct sv_workbook {
    struct sv_arena *arena;
    struct sv_buffer room; /* of a text that was changed */
    const char *path;
    lxw_workbook *workbook;
    lxw_format *formats[SV_STYLE_COUNT][SV_TONE_COUNT];
    lxw_format *heading;
    lxw_format *aside; /* of a line that runs over the columns */
    lxw_format *ruled;
    lxw_worksheet *sheet;
    const char *sheet_name;
    const struct sv_heading *headings;
    size_t heading_count;
    enum sv_tone tone;
    lxw_row_t row, next;
    double height; /* of the row, in points; 0 as long as nothing is in it */
    lxw_col_t column;
    int64_t cells;
    lxw_error error;
};

static void set_tone(lxw_format *format, enum sv_tone tone)
{
    if (tone == SV_TONE_HIDDEN)
        format_set_font_color(format, GREY);
    if (tone == SV_TONE_DOUBTFUL)
        format_set_italic(format);
    if (tone == SV_TONE_STRONG)
        format_set_bold(format);
}

static void add_formats(struct sv_workbook *book)
{
    static const char *const numbers[SV_STYLE_COUNT] = {
        [SV_STYLE_PERCENT] = "0.0%", [SV_STYLE_DECIMAL] = "0.00",  [SV_STYLE_P] = "0.0000",
        [SV_STYLE_WHOLE] = "#,##0",  [SV_STYLE_EXACT] = "General", [SV_STYLE_TEXT] = "@",
    };

    for (int style = 0; style < SV_STYLE_COUNT; style++) {
        for (int tone = 0; tone < SV_TONE_COUNT; tone++) {
            lxw_format *format = workbook_add_format(book->workbook);

            format_set_num_format(format, numbers[style]);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            if (style == SV_STYLE_TEXT)
                format_set_text_wrap(format);
            set_tone(format, (enum sv_tone)tone);
            book->formats[style][tone] = format;
        }
    }
    book->heading = sv_xlsx_heading_format(book->workbook);
    book->aside = workbook_add_format(book->workbook);
    format_set_font_color(book->aside, GREY);
    book->ruled = workbook_add_format(book->workbook);
    format_set_border(book->ruled, LXW_BORDER_THIN);
    format_set_border_color(book->ruled, RULE);
}

struct sv_workbook *sv_workbook_new(struct sv_arena *arena, const char *path, const char *title,
                                    sv_day created)
{
    struct sv_workbook *book = sv_arena_alloc(arena, sizeof(*book));
    lxw_workbook_options options = { .tmpdir = sv_export_folder_of(arena, path) };

    errno = 0;
    book->arena = book->room.arena = arena;
    book->path = path;
    book->workbook = workbook_new_opt(path, &options);
    if (book->workbook == NULL) {
        book->error = LXW_ERROR_CREATING_TMPFILE;
        return book;
    }
    add_formats(book);
    sv_xlsx_set_properties(arena, book->workbook, title, created);
    return book;
}

/* For a text in a column of the row. */
static void make_room(struct sv_workbook *book, size_t column, const char *text)
{
    double height = 0;

    if (column >= book->heading_count)
        return;
    height = sv_xlsx_height(text, book->headings[column].width);
    if (height <= book->height)
        return;
    book->height = height;
    book->error = worksheet_set_row(book->sheet, book->row, height, NULL);
}

void sv_workbook_sheet(struct sv_workbook *book, const char *name,
                       const struct sv_heading *headings, size_t count)
{
    if (book->error != LXW_NO_ERROR)
        return;
    book->sheet = workbook_add_worksheet(book->workbook, name);
    book->sheet_name = name;
    book->headings = headings;
    book->heading_count = count;
    book->next = 0;
    if (book->sheet == NULL) {
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return;
    }
    sv_workbook_row(book, SV_TONE_PLAIN);
    for (size_t i = 0; i < count; i++) {
        lxw_col_t column = (lxw_col_t)i;

        (void)worksheet_set_column(book->sheet, column, column, headings[i].width, NULL);
        make_room(book, i, headings[i].text);
    }
    sv_xlsx_set_up_sheet(book->sheet, 1);
    sv_xlsx_fit_to_width(book->sheet);
}

void sv_workbook_row(struct sv_workbook *book, enum sv_tone tone)
{
    book->row = book->next++;
    book->column = 0;
    book->height = 0;
    book->tone = tone;
}

void sv_workbook_text(struct sv_workbook *book, const char *text)
{
    lxw_col_t column = book->column++;

    if (book->error != LXW_NO_ERROR || text == NULL || text[0] == '\0')
        return;
    /* A string is never a formula here. */
    book->error =
        worksheet_write_string(book->sheet, book->row, column, sv_xml_text(&book->room, text),
                               book->formats[SV_STYLE_TEXT][book->tone]);
    book->cells++;
    if (book->error == LXW_NO_ERROR)
        make_room(book, column, text);
}

static void put_number(struct sv_workbook *book, double number, enum sv_number_style style)
{
    lxw_col_t column = book->column++;

    if (book->error != LXW_NO_ERROR)
        return;
    book->error = worksheet_write_number(book->sheet, book->row, column, number,
                                         book->formats[style][book->tone]);
    book->cells++;
}

void sv_workbook_count(struct sv_workbook *book, int64_t count)
{
    put_number(book, (double)count, SV_STYLE_WHOLE);
}

void sv_workbook_figure(struct sv_workbook *book, struct sv_figure figure,
                        enum sv_number_style style)
{
    if (figure.known)
        put_number(book, figure.value, style);
    else
        book->column++;
}

/* Lines around all cells, the empty ones too: not every program draws the style of a table. */
static void rule(struct sv_workbook *book)
{
    lxw_conditional_format always = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                      .value_string = "=TRUE",
                                      .format = book->ruled };

    if (book->error == LXW_NO_ERROR)
        book->error = worksheet_conditional_format_range(
            book->sheet, 1, 0, book->next - 1, (lxw_col_t)(book->heading_count - 1), &always);
}

void sv_workbook_end_table(struct sv_workbook *book)
{
    size_t count = book->heading_count;
    lxw_table_column *heads = sv_arena_array(book->arena, count, sizeof(*heads));
    lxw_table_column **list = sv_arena_array(book->arena, count + 1, sizeof(lxw_table_column *));
    lxw_table_options options = { .columns = list,
                                  .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                  .style_type_number = 1 };

    if (book->error != LXW_NO_ERROR)
        return;
    for (size_t i = 0; i < count; i++) {
        heads[i] =
            (lxw_table_column){ .header = sv_arena_strdup(book->arena, book->headings[i].text),
                                .header_format = book->heading };
        list[i] = &heads[i];
    }
    if (book->next == 1) /* a table has a row, if only an empty one */
        book->next = 2;
    book->error =
        worksheet_add_table(book->sheet, 0, 0, book->next - 1, (lxw_col_t)(count - 1), &options);
    rule(book);
    book->cells += (int64_t)count;
    book->next++;
}

void sv_workbook_line(struct sv_workbook *book, const char *text)
{
    lxw_row_t row = book->next++;

    if (book->error != LXW_NO_ERROR)
        return;
    book->error = worksheet_write_string(book->sheet, row, 0, text, book->aside);
    book->cells++;
}

size_t sv_workbook_place(const struct sv_workbook *book)
{
    return book->next;
}

static lxw_chart_series *add_series(struct sv_workbook *book, lxw_chart *chart,
                                    const struct sv_chart_cells *cells, size_t column)
{
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_row_t first = (lxw_row_t)cells->first, last = (lxw_row_t)cells->last;
    lxw_col_t labels = (lxw_col_t)cells->labels, values = (lxw_col_t)column;

    chart_series_set_categories(series, book->sheet_name, first, labels, last, labels);
    chart_series_set_values(series, book->sheet_name, first, values, last, values);
    chart_series_set_name_range(series, book->sheet_name, 0, values);
    return series;
}

/* Its size in pixels. */
static void insert(struct sv_workbook *book, lxw_chart *chart, double width, double height)
{
    lxw_chart_options options = { .x_scale = width / DEFAULT_WIDTH,
                                  .y_scale = height / DEFAULT_HEIGHT };
    lxw_row_t row = book->next + 1;

    book->error = worksheet_insert_chart_opt(book->sheet, row, 0, chart, &options);
    book->next = row + (lxw_row_t)(height / SHEET_ROW) + 2;
}

static lxw_chart *chart_of(struct sv_workbook *book, lxw_chart_type type)
{
    lxw_chart *chart =
        book->error == LXW_NO_ERROR ? workbook_add_chart(book->workbook, type) : NULL;

    if (chart == NULL && book->error == LXW_NO_ERROR)
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return chart;
}

/*
 * libxlsxwriter has no error bars of lengths from cells. High-low lines between two series are the
 * same to the eye, exact on both sides, and follow the cells; their ends are marked too, for
 * programs that do not draw such lines (LibreOffice).
 */
void sv_workbook_interval_chart(struct sv_workbook *book, const struct sv_chart_cells *cells)
{
    const size_t columns[] = { cells->low, cells->values, cells->high };
    lxw_chart *chart = chart_of(book, LXW_CHART_LINE);
    double width = CHART_MARGIN + (double)(cells->last - cells->first + 1) * CHART_POINT;
    lxw_chart_line none = { .none = LXW_TRUE }, whisker = { .color = WHISKER, .width = 1.5F };
    lxw_chart_fill fill = { .color = BLUE };

    if (chart == NULL)
        return;
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        lxw_chart_series *series = add_series(book, chart, cells, columns[i]);
        bool drawn = columns[i] == cells->values;

        chart_series_set_line(series, &none);
        chart_series_set_marker_type(series,
                                     drawn ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_SHORT_DASH);
        chart_series_set_marker_size(series, drawn ? POINT_SIZE : DASH_SIZE);
        chart_series_set_marker_line(series, drawn ? NULL : &whisker);
        if (drawn)
            chart_series_set_marker_fill(series, &fill);
    }
    chart_set_high_low_lines(chart, &whisker);
    chart_title_set_name(chart, cells->title);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_num_format(chart->y_axis, "0%");
    chart_axis_set_max(chart->y_axis, 1);
    insert(book, chart,
           width < CHART_WIDTH       ? CHART_WIDTH
           : width > CHART_WIDTH_MAX ? CHART_WIDTH_MAX
                                     : width,
           CHART_HEIGHT);
}

/* From the lowest level to the highest, as in the report. */
static void set_shade(lxw_chart_series *series, size_t part, size_t count)
{
    static const lxw_color_t shades[] = { 0xA6611A, 0xDFC27D, 0xE5E5E5, 0x80CDC1, 0x018571 };
    enum { LAST = sizeof(shades) / sizeof(shades[0]) - 1 };
    lxw_chart_fill fill = { .color = shades[count < 2 ? LAST : part * LAST / (count - 1)] };

    chart_series_set_fill(series, &fill);
}

void sv_workbook_parts_chart(struct sv_workbook *book, const struct sv_chart_cells *cells)
{
    lxw_chart *chart = chart_of(book, LXW_CHART_BAR_STACKED_PERCENT);

    if (chart == NULL)
        return;
    for (size_t i = 0; i < cells->count; i++)
        set_shade(add_series(book, chart, cells, cells->values + i), i, cells->count);
    chart_title_set_name(chart, cells->title);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_axis_set_reverse(chart->y_axis);      /* the first row at the top */
    chart_axis_set_crossing_max(chart->y_axis); /* and the percents below the last all the same */
    chart_set_series_gap(chart, GAP_PERCENT);
    insert(book, chart, CHART_WIDTH,
           CHART_MARGIN + (double)(cells->last - cells->first + 1) * CHART_ROW);
}

enum sv_status sv_workbook_close(struct sv_workbook *book, struct sv_error *reterr)
{
    lxw_error closed = book->workbook == NULL ? LXW_NO_ERROR : workbook_close(book->workbook);
    enum sv_status status =
        sv_xlsx_checked(book->error == LXW_NO_ERROR ? closed : book->error, reterr);

    return status == SV_OK ? sv_xlsx_check(book->path, book->cells, reterr) : status;
}
