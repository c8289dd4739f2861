/* SPDX-License-Identifier: Apache-2.0 */
#include "report/folder.h"

#include <errno.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DESCRIPTORS = 8 };

enum sv_status sv_folder_make(struct sv_folder *folder, struct sv_error *reterr)
{
    (void)snprintf(folder->path, sizeof(folder->path), "%s/sipas-report.XXXXXX", P_tmpdir);
    if (mkdtemp(folder->path) != NULL)
        return SV_OK;
    folder->path[0] = '\0';
    return sv_fail(reterr, SV_ERR_INTERNAL, "report", "no folder in %s: %s", P_tmpdir,
                   strerror(errno));
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

void sv_folder_remove(struct sv_folder *folder)
{
    if (folder->path[0] != '\0')
        (void)nftw(folder->path, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
    folder->path[0] = '\0';
}

enum sv_status sv_file_write(const char *path, const char *data, size_t size,
                             struct sv_error *reterr)
{
    FILE *stream = fopen(path, "wb");
    bool written = stream != NULL && fwrite(data, 1, size, stream) == size;

    if (stream != NULL && fclose(stream) == 0 && written)
        return SV_OK;
    return sv_fail(reterr, SV_ERR_INTERNAL, "report", "cannot write %s: %s", path, strerror(errno));
}

enum sv_status sv_file_read(struct sv_arena *arena, const char *path, const char **ret_data,
                            size_t *ret_size, struct sv_error *reterr)
{
    struct stat about = { 0 };
    FILE *stream = fopen(path, "rb");

    if (stream == NULL || fstat(fileno(stream), &about) != 0) {
        int reason = errno;

        if (stream != NULL)
            (void)fclose(stream);
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "cannot read %s: %s", path,
                       strerror(reason));
    }
    size_t size = (size_t)about.st_size;
    char *data = sv_arena_alloc(arena, size + 1);
    size_t got = fread(data, 1, size, stream);

    (void)fclose(stream);
    if (got != size)
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "cannot read all of %s", path);
    *ret_data = data;
    *ret_size = size;
    return SV_OK;
}
