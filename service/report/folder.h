/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_FOLDER_H
#define SV_REPORT_FOLDER_H

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/status.h"

#include <stddef.h>

/* A folder of our own that is there as long as a report is made, and files in it. */

struct sv_folder {
    char path[64]; /* "" if it is not there */
};

SV_MUST_USE
enum sv_status sv_folder_make(struct sv_folder *folder, struct sv_error *reterr);
/* With all that is in it. */
void sv_folder_remove(struct sv_folder *folder);
#define SV_FOLDER __attribute__((cleanup(sv_folder_remove))) struct sv_folder

SV_MUST_USE
enum sv_status sv_file_write(const char *path, const char *data, size_t size,
                             struct sv_error *reterr);
/* In the arena, with a zero byte behind. */
SV_MUST_USE
enum sv_status sv_file_read(struct sv_arena *arena, const char *path, const char **ret_data,
                            size_t *ret_size, struct sv_error *reterr);

#endif
