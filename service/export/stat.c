/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"

#include "base/cleanup.h"

#include <errno.h>
#include <inttypes.h>
#include <readstat.h>
#include <stdio.h>
#include <string.h>

enum {
    NA_OF_SPSS = 999, /* above every value of an option */
    NA_OF_STATA = 'a',
    DAYS_OF_SPSS = 141428, /* from 14 October 1582 to 1970; SPSS counts seconds */
    DAYS_OF_STATA = 3653,  /* from 1960 to 1970 */
    SECONDS_A_DAY = 86400,
    STATA_VERSION = 118, /* the first in UTF-8 */
    STATA_LABEL_LENGTH = 80,
    SPSS_LABEL_SIZE = 255,
    VALUE_LABEL_SIZE = 120,
    NOTE_SIZE = 80,
    LABEL_SIZE = 64,
};

static const char NA_LABEL[] = "NA (không biết / không áp dụng)";

SV_DEFINE_FREED_BY(readstat_writer_t, readstat_writer_free)

struct writing {
    const struct sv_export_job *job;
    const struct sv_export_extent *extent;
    readstat_writer_t *writer;
    FILE *file;
    bool stata;
    readstat_variable_t **variables;
    readstat_label_set_t *yes_no;
};

static ssize_t write_bytes(const void *data, size_t size, void *context)
{
    struct writing *writing = context;

    errno = 0;
    return fwrite(data, 1, size, writing->file) == size ? (ssize_t)size : -1;
}

static enum sv_status checked(readstat_error_t error, struct sv_error *reterr)
{
    if (error == READSTAT_OK)
        return SV_OK;
    if (error == READSTAT_ERROR_WRITE)
        return sv_export_cannot_write(reterr);
    return sv_fail(reterr, SV_ERR_INTERNAL, "file", "ReadStat: %s", readstat_error_message(error));
}

static readstat_type_t number_type(const struct writing *writing)
{
    return writing->stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE;
}

static readstat_type_t variable_type(const struct writing *writing,
                                     const struct sv_export_column *column)
{
    if (sv_column_is_text(column))
        return READSTAT_TYPE_STRING;
    return column->kind == SV_COLUMN_WEIGHT ? READSTAT_TYPE_DOUBLE : number_type(writing);
}

static void label_value(const struct writing *writing, readstat_label_set_t *set, int value,
                        const char *label)
{
    const char *text = sv_text_begin(writing->job->arena, label, VALUE_LABEL_SIZE);

    if (writing->stata)
        readstat_label_int32_value(set, value, text);
    else
        readstat_label_double_value(set, value, text);
}

static const char *vi_of(const struct sv_label *label)
{
    return label->vi == NULL ? "" : label->vi;
}

static readstat_label_set_t *label_set_of(struct writing *writing, const struct sv_item *item,
                                          const char *name)
{
    readstat_label_set_t *set = readstat_add_label_set(writing->writer, number_type(writing), name);

    for (size_t i = 0; i < item->option_count; i++)
        label_value(writing, set, item->options[i].value, vi_of(&item->options[i].label));
    if (item->allows_na && writing->stata)
        readstat_label_tagged_value(set, NA_OF_STATA, NA_LABEL);
    else if (item->allows_na)
        label_value(writing, set, NA_OF_SPSS, NA_LABEL);
    return set;
}

/* 80 characters of Stata, 255 bytes of SPSS. */
static const char *variable_label(const struct writing *writing,
                                  const struct sv_export_column *column)
{
    struct sv_arena *arena = writing->job->arena;
    const char *text = vi_of(&column->label);

    if (column->kind == SV_COLUMN_OPTION)
        text = sv_arena_printf(arena, "%s %s: %s", column->item->code,
                               vi_of(&column->option->label), text);
    else if (column->item != NULL)
        text = sv_arena_printf(arena, "%s %s", column->item->code, text);
    if (!writing->stata)
        return sv_text_begin(arena, text, SPSS_LABEL_SIZE);
    size_t size = strlen(text);

    while (sv_utf8_length(sv_text_begin(arena, text, size)) > STATA_LABEL_LENGTH)
        size--;
    return sv_text_begin(arena, text, size);
}

static enum sv_status add_item_labels(struct writing *writing,
                                      const struct sv_export_column *column, const char *name,
                                      readstat_variable_t *variable, struct sv_error *reterr)
{
    if (column->kind == SV_COLUMN_OPTION || column->kind == SV_COLUMN_COMPLETE) {
        readstat_variable_set_label_set(variable, writing->yes_no);
        readstat_variable_set_measure(variable, READSTAT_MEASURE_NOMINAL);
        return SV_OK;
    }
    if (column->kind != SV_COLUMN_ITEM)
        return SV_OK;
    readstat_variable_set_label_set(variable, label_set_of(writing, column->item, name));
    readstat_variable_set_measure(variable, column->item->kind == SV_ITEM_SCALE
                                                ? READSTAT_MEASURE_ORDINAL
                                                : READSTAT_MEASURE_NOMINAL);
    if (!column->item->allows_na || writing->stata)
        return SV_OK;
    return checked(readstat_variable_add_missing_double_value(variable, NA_OF_SPSS), reterr);
}

static enum sv_status add_variable(struct writing *writing, size_t place, const char *name,
                                   struct sv_error *reterr)
{
    const struct sv_export_column *column = &writing->job->sheet.columns[place];
    bool text = sv_column_is_text(column);
    size_t width = writing->extent->widths[place];
    readstat_variable_t *variable = readstat_add_variable(
        writing->writer, name, variable_type(writing, column), text && width == 0 ? 1 : width);

    writing->variables[place] = variable;
    readstat_variable_set_label(variable, variable_label(writing, column));
    if (column->kind == SV_COLUMN_DAY)
        readstat_variable_set_format(variable, writing->stata ? "%td" : "SDATE10");
    else if (column->kind == SV_COLUMN_WEIGHT)
        readstat_variable_set_format(variable, writing->stata ? "%12.0g" : "F12.4");
    else if (!text)
        readstat_variable_set_format(variable, writing->stata ? "%8.0g" : "F8.0");
    return add_item_labels(writing, column, name, variable, reterr);
}

static void add_note(const struct writing *writing, const char *text)
{
    readstat_add_note(writing->writer, sv_text_begin(writing->job->arena, text, NOTE_SIZE));
}

/* So that the file tells by itself what it should hold. */
static void add_notes(const struct writing *writing)
{
    const struct sv_export_job *job = writing->job;
    const struct sv_cut *cut = &job->order->cut;
    const char *const filters[] = { cut->scope,   cut->unit,       cut->procedure,
                                    cut->channel, cut->respondent, cut->period,
                                    NULL };
    static const char *const names[] = { "within",          "unit",  "procedure", "channel",
                                         "respondent_type", "period" };

    (void)readstat_writer_set_file_label(
        writing->writer, sv_text_begin(job->arena,
                                       sv_arena_printf(job->arena, "%s rows=%" PRId64, cut->survey,
                                                       writing->extent->rows),
                                       LABEL_SIZE));
    add_note(writing, sv_arena_printf(job->arena, "rows=%" PRId64, writing->extent->rows));
    add_note(writing, sv_arena_printf(job->arena, "sha256=%s",
                                      sv_hex(job->arena, writing->extent->sha256.bytes,
                                             sizeof(writing->extent->sha256.bytes))));
    add_note(writing, "The hash is of the same rows as CSV, without its closing line.");
    for (size_t i = 0; filters[i] != NULL; i++) {
        if (filters[i][0] != '\0')
            add_note(writing, sv_arena_printf(job->arena, "%s=%s", names[i], filters[i]));
    }
}

static readstat_error_t put_missing(const struct writing *writing, size_t place,
                                    enum sv_cell_kind kind)
{
    const readstat_variable_t *variable = writing->variables[place];

    if (kind == SV_CELL_ABSENT)
        return readstat_insert_missing_value(writing->writer, variable);
    return writing->stata
               ? readstat_insert_tagged_missing_value(writing->writer, variable, NA_OF_STATA)
               : readstat_insert_double_value(writing->writer, variable, NA_OF_SPSS);
}

static readstat_error_t put_number(const struct writing *writing, size_t place, int64_t number)
{
    const readstat_variable_t *variable = writing->variables[place];

    return writing->stata ? readstat_insert_int32_value(writing->writer, variable, (int32_t)number)
                          : readstat_insert_double_value(writing->writer, variable, (double)number);
}

static readstat_error_t put_cell(const struct writing *writing, size_t place,
                                 const struct sv_cell *cell)
{
    switch (cell->kind) {
    case SV_CELL_ABSENT:
        if (sv_column_is_text(&writing->job->sheet.columns[place]))
            return readstat_insert_string_value(writing->writer, writing->variables[place], "");
        return put_missing(writing, place, cell->kind);
    case SV_CELL_NA:
        return put_missing(writing, place, cell->kind);
    case SV_CELL_NUMBER:
        return put_number(writing, place, cell->number);
    case SV_CELL_WEIGHT:
        return readstat_insert_double_value(writing->writer, writing->variables[place],
                                            cell->weight);
    case SV_CELL_DAY:
        return put_number(writing, place,
                          writing->stata ? cell->number + DAYS_OF_STATA
                                         : (cell->number + DAYS_OF_SPSS) * SECONDS_A_DAY);
    case SV_CELL_WORD:
    case SV_CELL_TEXT:
        return readstat_insert_string_value(writing->writer, writing->variables[place], cell->text);
    }
    return READSTAT_OK;
}

static enum sv_status put_row(void *context, const struct sv_export_row *row,
                              struct sv_error *reterr)
{
    struct writing *writing = context;
    const struct sv_export_sheet *sheet = &writing->job->sheet;
    char room[SV_UUID_TEXT_SIZE];

    readstat_error_t error = readstat_begin_row(writing->writer);
    for (size_t i = 0; error == READSTAT_OK && i < sheet->count; i++) {
        struct sv_cell cell = sv_export_cell(&sheet->columns[i], row, room);

        error = put_cell(writing, i, &cell);
    }
    return checked(error == READSTAT_OK ? readstat_end_row(writing->writer) : error, reterr);
}

static enum sv_status begin(struct writing *writing, struct sv_error *reterr)
{
    readstat_writer_t *writer = writing->writer;
    long rows = (long)writing->extent->rows;

    add_notes(writing);
    /* The day of the export, no time: the same rows make the same file. */
    (void)readstat_writer_set_file_timestamp(writer,
                                             (time_t)writing->job->order->today * SECONDS_A_DAY);
    if (writing->stata) {
        (void)readstat_writer_set_file_format_version(writer, STATA_VERSION);
        return checked(readstat_begin_writing_dta(writer, writing, rows), reterr);
    }
    (void)readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS);
    return checked(readstat_begin_writing_sav(writer, writing, rows), reterr);
}

static enum sv_status put_all(struct writing *writing, struct sv_error *reterr)
{
    const struct sv_export_sheet *sheet = &writing->job->sheet;
    const char *const *names = sv_export_stat_names(writing->job->arena, sheet);
    enum sv_status status = checked(readstat_set_data_writer(writing->writer, write_bytes), reterr);

    writing->yes_no = readstat_add_label_set(writing->writer, number_type(writing), "yes_no");
    label_value(writing, writing->yes_no, 1, "Có");
    label_value(writing, writing->yes_no, 0, "Không");
    for (size_t i = 0; status == SV_OK && i < sheet->count; i++)
        status = add_variable(writing, i, names[i], reterr);
    if (status == SV_OK)
        status = begin(writing, reterr);
    if (status == SV_OK)
        status = sv_export_rows(writing->job->source, put_row, writing, reterr);
    return status == SV_OK ? checked(readstat_end_writing(writing->writer), reterr) : status;
}

enum sv_status sv_export_write_stat(const struct sv_export_job *job,
                                    const struct sv_export_extent *extent, struct sv_error *reterr)
{
    SV_FREED_BY(readstat_writer_free) readstat_writer_t *writer = readstat_writer_init();
    struct writing writing = {
        .job = job,
        .extent = extent,
        .writer = writer,
        .file = fopen(job->path, "wb"),
        .stata = job->order->format == SV_EXPORT_DTA,
        .variables = sv_arena_array(job->arena, job->sheet.count, sizeof(readstat_variable_t *)),
    };

    if (writing.file == NULL)
        return sv_export_cannot_write(reterr);
    enum sv_status status = put_all(&writing, reterr);

    if (fclose(writing.file) != 0 && status == SV_OK)
        return sv_export_cannot_write(reterr);
    return status;
}
