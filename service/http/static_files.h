/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_STATIC_FILES_H
#define SV_HTTP_STATIC_FILES_H

#include "http/exchange.h"

/* The built pages, read into memory once at the start. */
struct sv_static_files;

/* SV_ERR_NOT_FOUND if directory cannot be read or has no index.html. */
SV_MUST_USE
enum sv_status sv_static_files_open(const char *directory, struct sv_static_files **ret_files,
                                    struct sv_error *reterr);
void sv_static_files_close(struct sv_static_files *files); /* NULL is fine */

/*
 * The file of a path: itself, or the index.html of a folder, or the online form
 * for /s/{survey}. SV_ERR_NOT_FOUND.
 */
SV_MUST_USE
enum sv_status sv_static_file_reply(const struct sv_static_files *files, const char *path,
                                    struct sv_reply *reply, struct sv_error *reterr);

#endif
