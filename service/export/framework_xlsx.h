/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_FRAMEWORK_XLSX_H
#define SV_EXPORT_FRAMEWORK_XLSX_H

#include "domain/framework.h"
#include "export/exporting.h"

/*
 * A framework as the workbook that data/par/read_framework.py reads: nothing of it is left out.
 * Into an empty file at path.
 */
SV_MUST_USE
enum sv_status sv_framework_write_xlsx(struct sv_arena *arena, const struct sv_framework *framework,
                                       const char *path, struct sv_error *reterr);

/* The same in a folder, in a file that is gone once it is closed. */
SV_MUST_USE
enum sv_status sv_framework_make_xlsx(struct sv_arena *arena, const struct sv_framework *framework,
                                      const char *folder, struct sv_export_file *ret_file,
                                      struct sv_error *reterr);

#endif
