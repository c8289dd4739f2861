/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_REPORT_OPTIONS_H
#define SV_MAIN_REPORT_OPTIONS_H

#include "domain/report.h"
#include "main/command.h"
#include "report/report_file.h"

/* What official documents have in common on the command line. */

/* Takes --issuer "BODY ABOVE / ISSUING BODY", --number, --place and --date; what is not given is
 * "". False, after complaining, if the date is none. */
bool sv_report_frame_take(struct sv_line *line, struct sv_report_frame *ret_frame);

/* The format that the end of a file's name tells; false if there is no such one. */
bool sv_report_format_of_path(const char *path, enum sv_report_format *ret_format);

/* Writes the file; complains on failure. Returns the exit code. */
int sv_file_put(const struct sv_line *line, const char *path, const char *data, size_t size);

#endif
