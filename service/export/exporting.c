/* SPDX-License-Identifier: Apache-2.0 */
#include "export/exporting.h"

#include "app/seal.h"
#include "export/job.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct making {
    struct sv_arena *arena;
    const struct sv_export_order *order;
    const char *path;
    struct sv_exported exported;
};

static enum sv_status write_whole(const struct sv_export_job *job, int64_t *ret_rows,
                                  struct sv_error *reterr)
{
    struct sv_export_extent extent = { 0 };

    if (job->order->format == SV_EXPORT_CSV || job->order->format == SV_EXPORT_JSONL)
        return sv_export_write_text(job, ret_rows, reterr);
    enum sv_status status = sv_export_measure(job, &extent, reterr);
    if (status == SV_OK)
        status = sv_export_fits(job, &extent, reterr);
    if (status == SV_OK)
        status = job->order->format == SV_EXPORT_XLSX ? sv_export_write_xlsx(job, &extent, reterr)
                                                      : sv_export_write_stat(job, &extent, reterr);
    *ret_rows = extent.rows;
    return status;
}

static enum sv_status hash_of_fd(int fd, struct sv_hash *ret_hash, struct sv_error *reterr)
{
    struct sv_hashing hashing;
    char chunk[65536];
    ssize_t got = 0;

    errno = 0;
    sv_hashing_begin(&hashing);
    while ((got = read(fd, chunk, sizeof(chunk))) > 0)
        sv_hashing_add(&hashing, chunk, (size_t)got);
    /* Some disks tell only now that they are full. */
    if (got < 0 || fsync(fd) != 0)
        return sv_export_cannot_write(reterr);
    sv_hashing_end(hashing, ret_hash);
    return SV_OK;
}

static enum sv_status hash_of_file(const char *path, struct sv_hash *ret_hash,
                                   struct sv_error *reterr)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return sv_export_cannot_write(reterr);
    enum sv_status status = hash_of_fd(fd, ret_hash, reterr);

    (void)close(fd);
    return status;
}

static enum sv_status make(void *context, const struct sv_survey *survey,
                           struct sv_export_source *source, struct sv_exported *ret_exported,
                           struct sv_error *reterr)
{
    struct making *making = context;
    struct sv_export_weights weights = { 0 };

    enum sv_status status = sv_export_weights_of(source, making->arena, &weights, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_export_job job = {
        .arena = making->arena,
        .order = making->order,
        .survey = survey,
        .source = source,
        .sheet =
            sv_export_sheet_of(making->arena, survey->instrument, making->order->texts, &weights),
        .path = making->path,
    };

    status = write_whole(&job, &making->exported.rows, reterr);
    if (status == SV_OK)
        status = hash_of_file(job.path, &making->exported.sha256, reterr);
    if (status == SV_OK)
        *ret_exported = making->exported;
    return status;
}

/* At a path where there is an empty file of ours. */
static enum sv_status fill(const struct sv_app *app, const struct making *wanted,
                           struct sv_exported *ret_exported, struct sv_error *reterr)
{
    struct making making = *wanted;

    enum sv_status status = sv_app_export(app, making.arena, making.order, make, &making, reterr);
    if (status == SV_OK)
        *ret_exported = making.exported;
    else
        (void)unlink(making.path);
    return status;
}

enum sv_status sv_export_make(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_export_order *order, const char *path,
                              struct sv_exported *ret_exported, struct sv_error *reterr)
{
    /* Nobody but who asked for it may read it. */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0)
        return sv_fail(reterr, SV_ERR_INVALID, "file", "cannot write %.160s: %s", path,
                       strerror(errno));
    (void)close(fd);
    return fill(app, &(struct making){ .arena = arena, .order = order, .path = path }, ret_exported,
                reterr);
}

enum sv_status sv_export_make_unnamed(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_export_order *order, const char *folder,
                                      struct sv_export_file *ret_file, struct sv_error *reterr)
{
    struct making making = { .arena = arena, .order = order };
    enum sv_status status = sv_export_begin_unnamed(arena, folder, &making.path, reterr);

    if (status == SV_OK)
        status = fill(app, &making, &ret_file->exported, reterr);
    return status == SV_OK ? sv_export_take_unnamed(making.path, ret_file, reterr) : status;
}
