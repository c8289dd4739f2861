/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_EXPORTING_H
#define SV_EXPORT_EXPORTING_H

#include "app/app.h"
#include "domain/export.h"

/*
 * Writes an export to path, which must not be there yet, notes it in the log and
 * tells what it is. Unless it is SV_OK, nothing is left at path. What passes through
 * memory does not grow with the number of rows.
 */
SV_MUST_USE
enum sv_status sv_export_make(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_export_order *order, const char *path,
                              struct sv_exported *ret_exported, struct sv_error *reterr);

/* A finished export without a name; the caller closes it. */
struct sv_export_file {
    int fd; /* at its beginning */
    int64_t size;
    struct sv_exported exported;
};

/* The same in a folder, in a file that is gone once it is closed. */
SV_MUST_USE
enum sv_status sv_export_make_unnamed(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_export_order *order, const char *folder,
                                      struct sv_export_file *ret_file, struct sv_error *reterr);

/* An empty file without a name, to which data is appended that others made: a slow reader then
 * holds no memory. */
SV_MUST_USE
enum sv_status sv_export_open_unnamed(struct sv_arena *arena, const char *folder,
                                      struct sv_export_file *ret_file, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_export_append(struct sv_export_file *file, const void *data, size_t size,
                                struct sv_error *reterr);

/* "unit=X channel=Y", "" without a filter: for people. */
const char *sv_export_filter_text(struct sv_arena *arena, const struct sv_cut *cut);

#endif
