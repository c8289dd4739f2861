/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"

#include "app/seal.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum {
    SHEET_ROWS_MAX = 1048575,  /* of Excel, after the header */
    STATA_TEXT_SIZE_MAX = 2045 /* a longer one would have to be kept in memory */
};

struct measuring {
    const struct sv_export_job *job;
    struct sv_export_extent *extent;
    struct sv_hashing hashing;
    struct sv_buffer buffer;
    struct sv_csv csv; /* RFC 4180, whatever the format */
};

static enum sv_status measure_row(void *context, const struct sv_export_row *row,
                                  struct sv_error *reterr)
{
    struct measuring *measuring = context;
    const struct sv_export_sheet *sheet = &measuring->job->sheet;
    char room[SV_UUID_TEXT_SIZE];

    (void)reterr;
    for (size_t i = 0; i < sheet->count; i++) {
        struct sv_cell cell = sv_export_cell(&sheet->columns[i], row, room);
        bool text = cell.kind == SV_CELL_WORD || cell.kind == SV_CELL_TEXT;
        size_t width = text ? strlen(cell.text) : 0;

        if (width > measuring->extent->widths[i])
            measuring->extent->widths[i] = width;
    }
    measuring->buffer.size = 0;
    sv_export_csv_row(&measuring->csv, sheet, row);
    sv_hashing_add(&measuring->hashing, measuring->buffer.data, measuring->buffer.size);
    measuring->extent->rows++;
    return SV_OK;
}

enum sv_status sv_export_measure(const struct sv_export_job *job,
                                 struct sv_export_extent *ret_extent, struct sv_error *reterr)
{
    struct sv_export_extent extent = { .widths = sv_arena_array(job->arena, job->sheet.count,
                                                                sizeof(*extent.widths)) };
    struct measuring measuring = { .job = job,
                                   .extent = &extent,
                                   .buffer = { .arena = job->arena } };

    measuring.csv.buffer = &measuring.buffer;

    sv_hashing_begin(&measuring.hashing);
    sv_export_csv_header(&measuring.csv, &job->sheet);
    sv_hashing_add(&measuring.hashing, measuring.buffer.data, measuring.buffer.size);
    enum sv_status status = sv_export_rows(job->source, measure_row, &measuring, reterr);

    sv_hashing_end(measuring.hashing, &extent.sha256);
    if (status == SV_OK)
        *ret_extent = extent;
    return status;
}

enum sv_status sv_export_fits(const struct sv_export_job *job,
                              const struct sv_export_extent *extent, struct sv_error *reterr)
{
    if (job->order->format == SV_EXPORT_XLSX && extent->rows > SHEET_ROWS_MAX)
        return sv_fail(reterr, SV_ERR_INVALID, "format",
                       "%" PRId64 " responses: a sheet of Excel ends at row 1048576; take csv, "
                       "jsonl, sav or dta, or filter",
                       extent->rows);
    for (size_t i = 0; job->order->format == SV_EXPORT_DTA && i < job->sheet.count; i++) {
        if (extent->widths[i] > STATA_TEXT_SIZE_MAX)
            return sv_fail(reterr, SV_ERR_INVALID, "format",
                           "a text of %s has %zu bytes, Stata takes %d; take sav, csv, jsonl or "
                           "xlsx, or leave the texts out",
                           job->sheet.columns[i].name, extent->widths[i], STATA_TEXT_SIZE_MAX);
    }
    return SV_OK;
}

enum sv_status sv_export_cannot_write(struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_INTERNAL, "file", "cannot be written: %s",
                   strerror(errno == 0 ? EIO : errno));
}

const char *sv_export_filter_text(struct sv_arena *arena, const struct sv_cut *cut)
{
    const char *const filters[][2] = {
        { "within", cut->scope },
        { "unit", cut->unit },
        { "procedure", cut->procedure },
        { "channel", cut->channel },
        { "respondent_type", cut->respondent },
        { "period", cut->period },
    };
    struct sv_buffer buffer = { .arena = arena };

    sv_buffer_add(&buffer, "");
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        if (filters[i][1][0] != '\0')
            sv_buffer_printf(&buffer, "%s%s=%s", buffer.size == 0 ? "" : " ", filters[i][0],
                             filters[i][1]);
    }
    return buffer.data;
}
