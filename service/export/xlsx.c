/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"
#include "export/xlsx_check.h"
#include "export/xlsx_setup.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

enum {
    DAYS_OF_EXCEL = 25569, /* from 30 December 1899 to 1970 */
    NARROW = 11,           /* in characters: of a day, a number, a heading */
    WIDE = 40,
    FACT_WIDTH = 60,
    TEXT_WIDTH = 52,
    LABEL_WIDTH = 34,
    MANY_CELLS = 20000000, /* their sheet may have more than the 4 GB of a plain ZIP */
};

struct writing {
    const struct sv_export_job *job;
    const struct sv_export_extent *extent;
    lxw_workbook *workbook;
    lxw_worksheet *responses, *code_book, *methods;
    lxw_format *heading, *day;
    lxw_format *wrapped; /* of all sheets but that of the responses */
    lxw_row_t row;       /* of the sheet that is being written */
    int64_t cells;       /* of all sheets */
    lxw_error error;
    struct sv_buffer room; /* of a text that was changed */
};

static void put_text(struct writing *writing, lxw_worksheet *sheet, size_t column, const char *text)
{
    if (writing->error != LXW_NO_ERROR || text == NULL || text[0] == '\0')
        return;
    writing->error = worksheet_write_string(sheet, writing->row, (lxw_col_t)column,
                                            sv_xml_text(&writing->room, text),
                                            sheet == writing->responses ? NULL : writing->wrapped);
    writing->cells++;
}

static void put_number(struct writing *writing, lxw_worksheet *sheet, size_t column, double number,
                       lxw_format *format)
{
    if (writing->error != LXW_NO_ERROR)
        return;
    writing->error = worksheet_write_number(sheet, writing->row, (lxw_col_t)column, number, format);
    writing->cells++;
}

static void put_headings(struct writing *writing, lxw_worksheet *sheet, const char *const *texts,
                         size_t count)
{
    for (size_t i = 0; i < count && writing->error == LXW_NO_ERROR; i++) {
        writing->error = worksheet_write_string(sheet, 0, (lxw_col_t)i, texts[i], writing->heading);
        writing->cells++;
    }
    writing->row = 1;
}

static void put_cell(struct writing *writing, size_t column, const struct sv_cell *cell)
{
    switch (cell->kind) {
    case SV_CELL_ABSENT:
        return;
    case SV_CELL_NA:
        put_text(writing, writing->responses, column, "NA");
        return;
    case SV_CELL_NUMBER:
        put_number(writing, writing->responses, column, (double)cell->number, NULL);
        return;
    case SV_CELL_WEIGHT:
        put_number(writing, writing->responses, column, cell->weight, NULL);
        return;
    case SV_CELL_DAY:
        put_number(writing, writing->responses, column, (double)cell->number + DAYS_OF_EXCEL,
                   writing->day);
        return;
    case SV_CELL_WORD:
    case SV_CELL_TEXT: /* a string is never a formula here */
        put_text(writing, writing->responses, column, cell->text);
        return;
    }
}

static enum sv_status put_row(void *context, const struct sv_export_row *row,
                              struct sv_error *reterr)
{
    struct writing *writing = context;
    const struct sv_export_sheet *sheet = &writing->job->sheet;
    char room[SV_UUID_TEXT_SIZE];

    for (size_t i = 0; i < sheet->count; i++) {
        struct sv_cell cell = sv_export_cell(&sheet->columns[i], row, room);

        put_cell(writing, i, &cell);
    }
    writing->row++;
    return sv_xlsx_checked(writing->error, reterr);
}

static enum sv_status put_responses(struct writing *writing, struct sv_error *reterr)
{
    const struct sv_export_sheet *sheet = &writing->job->sheet;
    const char **names = sv_arena_array(writing->job->arena, sheet->count, sizeof(*names));

    for (size_t i = 0; i < sheet->count; i++) {
        names[i] = sheet->columns[i].name;
    }
    put_headings(writing, writing->responses, names, sheet->count);
    return sv_export_rows(writing->job->source, put_row, writing, reterr);
}

/* Before the row is written: as high as these texts in columns so wide need. */
static void make_room(struct writing *writing, lxw_worksheet *sheet, const char *const texts[3],
                      double width)
{
    double height = fmax(fmax(sv_xlsx_height(texts[0], width), sv_xlsx_height(texts[1], width)),
                         sv_xlsx_height(texts[2], width));

    if (writing->error == LXW_NO_ERROR)
        writing->error = worksheet_set_row(sheet, writing->row, height, NULL);
}

static void put_value(struct writing *writing, int value, const struct sv_label *label)
{
    make_room(writing, writing->code_book, (const char *[]){ label->vi, label->en, NULL },
              LABEL_WIDTH);
    put_number(writing, writing->code_book, 3, value, writing->wrapped);
    put_text(writing, writing->code_book, 4, label->vi);
    put_text(writing, writing->code_book, 5, label->en);
    writing->row++;
}

static void put_values(struct writing *writing, const struct sv_export_column *column)
{
    static const struct sv_label yes = { "Có", "Yes" }, no = { "Không", "No" };
    const struct sv_item *item = column->item;

    if (column->kind == SV_COLUMN_OPTION || column->kind == SV_COLUMN_COMPLETE) {
        put_value(writing, 1, &yes);
        put_value(writing, 0, &no);
    }
    for (size_t i = 0; column->kind == SV_COLUMN_ITEM && i < item->option_count; i++)
        put_value(writing, item->options[i].value, &item->options[i].label);
    if (column->kind != SV_COLUMN_ITEM || !item->allows_na)
        return;
    put_text(writing, writing->code_book, 3, "NA");
    put_text(writing, writing->code_book, 4, "Không biết / không áp dụng");
    put_text(writing, writing->code_book, 5, "Do not know / does not apply");
    writing->row++;
}

/* A row for the column, then one for each of its values. */
static void put_code_book(struct writing *writing)
{
    static const char *const headings[] = { "Cột / Column",    "Nội dung", "Text",
                                            "Giá trị / Value", "Nhãn",     "Label" };
    const struct sv_export_sheet *sheet = &writing->job->sheet;

    put_headings(writing, writing->code_book, headings, sizeof(headings) / sizeof(headings[0]));
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sv_export_column *column = &sheet->columns[i];
        const struct sv_label *of = column->option == NULL ? NULL : &column->option->label;
        struct sv_arena *arena = writing->job->arena;

        const char *vi = of == NULL ? column->label.vi
                                    : sv_arena_printf(arena, "%s: %s", column->label.vi, of->vi);

        make_room(writing, writing->code_book, (const char *[]){ vi, column->label.en, NULL },
                  TEXT_WIDTH);
        put_text(writing, writing->code_book, 0, column->name);
        put_text(writing, writing->code_book, 1, vi);
        put_text(writing, writing->code_book, 2, column->label.en);
        writing->row++;
        put_values(writing, column);
    }
}

static void put_fact(struct writing *writing, const char *vi, const char *en, const char *value)
{
    make_room(writing, writing->methods, (const char *[]){ vi, en, value }, FACT_WIDTH);
    put_text(writing, writing->methods, 0, vi);
    put_text(writing, writing->methods, 1, en);
    put_text(writing, writing->methods, 2, value);
    writing->row++;
}

static void put_methods(struct writing *writing)
{
    const struct sv_export_job *job = writing->job;
    const struct sv_instrument *instrument = job->survey->instrument;
    const char *filter = sv_export_filter_text(job->arena, &job->order->cut);
    const char *hash =
        sv_hex(job->arena, writing->extent->sha256.bytes, sizeof(writing->extent->sha256.bytes));
    char day[SV_DAY_TEXT_SIZE];

    sv_day_print(job->order->today, day);
    put_headings(writing, writing->methods,
                 (const char *[]){ "Phương pháp", "Methods", "Giá trị / Value" }, 3);
    put_fact(writing, "Đợt khảo sát", "Survey", job->survey->code);
    put_fact(writing, "Tên", "Title", job->survey->title.vi);
    put_fact(writing, "Bộ câu hỏi", "Instrument",
             sv_arena_printf(job->arena, "%s, %" PRId64, instrument->code, instrument->version));
    put_fact(writing, "Ngày xuất", "Exported on", day);
    put_fact(writing, "Bộ lọc", "Filter", filter[0] == '\0' ? "-" : filter);
    put_fact(writing, "Câu trả lời tự viết", "Free texts",
             job->order->texts ? "có / included" : "không / left out");
    put_fact(writing, "Số phiếu", "Rows",
             sv_arena_printf(job->arena, "%" PRId64, writing->extent->rows));
    put_fact(writing, "SHA-256 của cùng các dòng ở dạng CSV, không kể dòng cuối",
             "SHA-256 of the same rows as CSV, without its closing line", hash);
    put_fact(writing, "Mỗi phiếu một dòng: lần sửa cuối, xếp theo mã ngẫu nhiên; chỉ có ngày",
             "A row a response: its last revision, ordered by the random id; the day only", "");
    put_fact(writing, "Ô trống: không trả lời hoặc không được hỏi; NA là một câu trả lời",
             "Empty: not answered or not asked; NA is an answer", "");
    put_fact(writing,
             "Quyền số (cột weight_…): số hồ sơ đã giải quyết mà phiếu đại diện; ô trống: không "
             "thuộc số liệu có quyền số. Không có cột này thì phiếu chưa có quyền số",
             "Weights (columns weight_…): for how many finished procedures a response stands; "
             "empty: in no figure with weights. Without such a column rows are not weighted",
             "");
}

static void set_width(lxw_worksheet *sheet, size_t column, size_t width, lxw_format *format)
{
    (void)worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, (double)width, format);
}

/* The responses are as wide as they are; what explains them fits the paper. */
static void set_up(struct writing *writing)
{
    static const size_t
        of_code_book[] = { 16, TEXT_WIDTH, TEXT_WIDTH, 16, LABEL_WIDTH, LABEL_WIDTH },
        of_methods[] = { FACT_WIDTH, FACT_WIDTH, 70 };
    const struct sv_export_sheet *sheet = &writing->job->sheet;
    lxw_format *wrapped = workbook_add_format(writing->workbook);

    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    for (size_t i = 0; i < sheet->count; i++) {
        size_t name = strlen(sheet->columns[i].name), text = writing->extent->widths[i];
        size_t width = (name > text ? name : text) + 2;

        set_width(writing->responses, i,
                  width < NARROW ? NARROW
                  : width > WIDE ? WIDE
                                 : width,
                  NULL);
    }
    for (size_t i = 0; i < sizeof(of_code_book) / sizeof(of_code_book[0]); i++)
        set_width(writing->code_book, i, of_code_book[i], wrapped);
    for (size_t i = 0; i < sizeof(of_methods) / sizeof(of_methods[0]); i++)
        set_width(writing->methods, i, of_methods[i], wrapped);
    writing->wrapped = wrapped;
    sv_xlsx_set_up_sheet(writing->responses, 1);
    sv_xlsx_set_up_sheet(writing->code_book, 1);
    sv_xlsx_set_up_sheet(writing->methods, 0);
    sv_xlsx_fit_to_width(writing->code_book);
    sv_xlsx_fit_to_width(writing->methods);
}

static bool add_sheets(struct writing *writing)
{
    writing->responses = workbook_add_worksheet(writing->workbook, "Phiếu - Responses");
    writing->code_book = workbook_add_worksheet(writing->workbook, "Bảng mã - Code book");
    writing->methods = workbook_add_worksheet(writing->workbook, "Phương pháp - Methods");
    writing->heading = sv_xlsx_heading_format(writing->workbook);
    writing->day = workbook_add_format(writing->workbook);
    if (writing->responses == NULL || writing->code_book == NULL || writing->methods == NULL)
        return false;
    format_set_num_format(writing->day, "yyyy-mm-dd");
    sv_xlsx_set_properties(writing->job->arena, writing->workbook, writing->job->survey->code,
                           writing->job->order->today);
    set_up(writing);
    return true;
}

enum sv_status sv_export_write_xlsx(const struct sv_export_job *job,
                                    const struct sv_export_extent *extent, struct sv_error *reterr)
{
    lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                     .tmpdir = sv_export_folder_of(job->arena, job->path),
                                     .use_zip64 =
                                         (size_t)extent->rows * job->sheet.count > MANY_CELLS };
    struct writing writing = { .job = job,
                               .extent = extent,
                               .room = { .arena = job->arena },
                               .workbook = workbook_new_opt(job->path, &options) };
    enum sv_status status = SV_OK;

    errno = 0;
    if (writing.workbook == NULL || !add_sheets(&writing))
        writing.error = LXW_ERROR_CREATING_TMPFILE;
    status = sv_xlsx_checked(writing.error, reterr);
    if (status == SV_OK)
        status = put_responses(&writing, reterr);
    if (status == SV_OK)
        put_code_book(&writing);
    if (status == SV_OK)
        put_methods(&writing);
    lxw_error closed = writing.workbook == NULL ? LXW_NO_ERROR : workbook_close(writing.workbook);

    if (writing.error == LXW_NO_ERROR)
        writing.error = closed;
    if (status == SV_OK)
        status = sv_xlsx_checked(writing.error, reterr);
    return status == SV_OK ? sv_xlsx_check(job->path, writing.cells, reterr) : status;
}
