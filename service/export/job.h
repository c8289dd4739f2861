/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_JOB_H
#define SV_EXPORT_JOB_H

#include "app/exports.h"
#include "export/exporting.h"

/* An export that is being written. Private to service/export. */
struct sv_export_job {
    struct sv_arena *arena;
    const struct sv_export_order *order;
    const struct sv_survey *survey;
    struct sv_export_source *source;
    struct sv_export_sheet sheet;
    const char *path; /* of an empty file */
};

/* Goes through all rows once. */
SV_MUST_USE
enum sv_status sv_export_measure(const struct sv_export_job *job,
                                 struct sv_export_extent *ret_extent, struct sv_error *reterr);

/* SV_ERR_INVALID if the format cannot hold that much. */
SV_MUST_USE
enum sv_status sv_export_fits(const struct sv_export_job *job,
                              const struct sv_export_extent *extent, struct sv_error *reterr);

/* CSV and JSON Lines. */
SV_MUST_USE
enum sv_status sv_export_write_text(const struct sv_export_job *job, int64_t *ret_rows,
                                    struct sv_error *reterr);

/* By libxlsxwriter. */
SV_MUST_USE
enum sv_status sv_export_write_xlsx(const struct sv_export_job *job,
                                    const struct sv_export_extent *extent, struct sv_error *reterr);

/* SPSS and Stata, by ReadStat; its only caller. */
SV_MUST_USE
enum sv_status sv_export_write_stat(const struct sv_export_job *job,
                                    const struct sv_export_extent *extent, struct sv_error *reterr);

/* The failure that errno tells. */
SV_MUST_USE
enum sv_status sv_export_cannot_write(struct sv_error *reterr);

/* Where the file goes, its parts may lie meanwhile: not in a folder that others share. */
char *sv_export_folder_of(struct sv_arena *arena, const char *path);

/* An empty file of a new name in a folder, and then what was written to it, without a name. */
SV_MUST_USE
enum sv_status sv_export_begin_unnamed(struct sv_arena *arena, const char *folder,
                                       const char **ret_path, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_export_take_unnamed(const char *path, struct sv_export_file *file,
                                      struct sv_error *reterr);

#endif
