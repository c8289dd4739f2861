/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *sv_export_folder_of(struct sv_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? sv_arena_strdup(arena, ".")
                         : sv_arena_strndup(arena, path, (size_t)(slash - path) + 1);
}

enum sv_status sv_export_begin_unnamed(struct sv_arena *arena, const char *folder,
                                       const char **ret_path, struct sv_error *reterr)
{
    char *path = sv_arena_printf(arena, "%s/sipas-export-XXXXXX", folder);
    int fd = mkstemp(path);

    if (fd < 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "file", "cannot write in %.160s: %s", folder,
                       strerror(errno));
    (void)close(fd);
    *ret_path = path;
    return SV_OK;
}

enum sv_status sv_export_take_unnamed(const char *path, struct sv_export_file *file,
                                      struct sv_error *reterr)
{
    struct stat about = { 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    (void)unlink(path);
    if (fd < 0 || fstat(fd, &about) != 0)
        return sv_export_cannot_write(reterr);
    file->fd = fd;
    file->size = about.st_size;
    return SV_OK;
}

enum sv_status sv_export_open_unnamed(struct sv_arena *arena, const char *folder,
                                      struct sv_export_file *ret_file, struct sv_error *reterr)
{
    const char *path = NULL;
    enum sv_status status = sv_export_begin_unnamed(arena, folder, &path, reterr);

    if (status != SV_OK)
        return status;
    assert(path != NULL);

    int fd = open(path, O_RDWR | O_CLOEXEC);

    (void)unlink(path); /* before it holds anything: whoever ends this program leaves nothing */
    if (fd < 0)
        return sv_export_cannot_write(reterr);
    *ret_file = (struct sv_export_file){ .fd = fd };
    return SV_OK;
}

/* Leaves the file at its beginning, from where it is sent. */
enum sv_status sv_export_append(struct sv_export_file *file, const void *data, size_t size,
                                struct sv_error *reterr)
{
    for (size_t done = 0; done < size;) {
        ssize_t wrote = pwrite(file->fd, (const char *)data + done, size - done, file->size);

        if (wrote <= 0)
            return sv_export_cannot_write(reterr);
        done += (size_t)wrote;
        file->size += wrote;
    }
    return SV_OK;
}
