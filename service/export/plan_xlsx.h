/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_PLAN_XLSX_H
#define SV_EXPORT_PLAN_XLSX_H

#include "domain/plan.h"
#include "export/exporting.h"

/* A plan as a workbook, into an empty file at path: measures, fields, and all that was written,
 * unless the history is empty. */
SV_MUST_USE
enum sv_status sv_plan_write_xlsx(struct sv_arena *arena, const struct sv_plan *plan,
                                  const char *path, struct sv_error *reterr);

/* The same in a folder, in a file that is gone once it is closed. */
SV_MUST_USE
enum sv_status sv_plan_make_xlsx(struct sv_arena *arena, const struct sv_plan *plan,
                                 const char *folder, struct sv_export_file *ret_file,
                                 struct sv_error *reterr);

#endif
