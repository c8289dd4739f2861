/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"

#include "app/seal.h"
#include "base/cleanup.h"
#include "wire/export_json.h"

#include <errno.h>
#include <stdio.h>

struct writing {
    const struct sv_export_job *job;
    FILE *file;
    struct sv_hashing hashing;
    struct sv_buffer buffer; /* of one line */
    struct sv_csv csv;       /* into it */
    int64_t rows;
};

/* Writes the buffer and empties it. */
static enum sv_status put(struct writing *writing, struct sv_error *reterr)
{
    struct sv_buffer *buffer = &writing->buffer;
    size_t size = buffer->size;

    buffer->size = 0;
    errno = 0;
    sv_hashing_add(&writing->hashing, buffer->data, size);
    return fwrite(buffer->data, 1, size, writing->file) == size ? SV_OK
                                                                : sv_export_cannot_write(reterr);
}

static enum sv_status put_row(void *context, const struct sv_export_row *row,
                              struct sv_error *reterr)
{
    struct writing *writing = context;
    const struct sv_export_job *job = writing->job;

    if (job->order->format == SV_EXPORT_CSV)
        sv_export_csv_row(&writing->csv, &job->sheet, row);
    else
        sv_export_json_row(&writing->buffer, job->survey->instrument, &job->sheet, row);
    writing->rows++;
    return put(writing, reterr);
}

static enum sv_status put_closing(struct writing *writing, struct sv_error *reterr)
{
    struct sv_exported exported = { .rows = writing->rows };

    sv_hashing_end(writing->hashing, &exported.sha256);
    if (writing->job->order->format == SV_EXPORT_CSV)
        sv_export_csv_closing(&writing->buffer, &exported);
    else
        sv_export_json_closing(&writing->buffer, &exported);
    return put(writing, reterr);
}

static enum sv_status put_all(struct writing *writing, struct sv_error *reterr)
{
    const struct sv_export_job *job = writing->job;
    enum sv_status status = SV_OK;

    sv_buffer_add(&writing->buffer, "");
    if (job->order->format == SV_EXPORT_CSV)
        sv_export_csv_header(&writing->csv, &job->sheet);
    status = put(writing, reterr);
    if (status == SV_OK)
        status = sv_export_rows(job->source, put_row, writing, reterr);
    return status == SV_OK ? put_closing(writing, reterr) : status;
}

enum sv_status sv_export_write_text(const struct sv_export_job *job, int64_t *ret_rows,
                                    struct sv_error *reterr)
{
    struct writing writing = { .job = job,
                               .file = fopen(job->path, "wb"),
                               .buffer = { .arena = job->arena },
                               .csv = { .form = job->order->csv } };

    writing.csv.buffer = &writing.buffer;

    if (writing.file == NULL)
        return sv_export_cannot_write(reterr);
    sv_hashing_begin(&writing.hashing);
    enum sv_status status = put_all(&writing, reterr);

    if (fclose(writing.file) != 0 && status == SV_OK)
        return sv_export_cannot_write(reterr);
    if (status == SV_OK)
        *ret_rows = writing.rows;
    return status;
}
