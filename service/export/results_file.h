/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_RESULTS_FILE_H
#define SV_EXPORT_RESULTS_FILE_H

#include "base/text.h"
#include "domain/csv.h"
#include "domain/results_answer.h"
#include "export/exporting.h"

/*
 * Answers of the results as files. They are bounded by groups times items, not by responses:
 * unlike the raw export, each is made in memory.
 */

/* Only estimates, change and rest have rows; other figures are SV_ERR_INVALID "format". */
SV_MUST_USE
enum sv_status sv_results_fit_rows(enum sv_figures figures, struct sv_error *reterr);

/* A row a group and measure; *ret_rows without the header. Of figures that have rows. */
void sv_results_csv(struct sv_buffer *buffer, const struct sv_results_answer *answer,
                    const struct sv_csv_form *form, int64_t *ret_rows);

/* The same figures as a workbook with charts and methods, into an empty file at path. */
SV_MUST_USE
enum sv_status sv_results_write_xlsx(struct sv_arena *arena, const struct sv_results_answer *answer,
                                     const char *path, struct sv_error *reterr);

/* The same in a folder, in a file that is gone once it is closed. */
SV_MUST_USE
enum sv_status sv_results_make_xlsx(struct sv_arena *arena, const struct sv_results_answer *answer,
                                    const char *folder, struct sv_export_file *ret_file,
                                    struct sv_error *reterr);

#endif
