/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_REPORT_FILE_H
#define SV_REPORT_REPORT_FILE_H

#include "base/status.h"
#include "domain/report.h"

#include <stdbool.h>

enum sv_report_format {
    SV_REPORT_PDF,  /* by WeasyPrint */
    SV_REPORT_DOCX, /* by pandoc, charts by rsvg-convert */
    SV_REPORT_HTML, /* by ourselves */
    SV_REPORT_FORMAT_COUNT
};
bool sv_report_format_of_word(const char *word, enum sv_report_format *ret_format);
const char *sv_report_content_type(enum sv_report_format format);

struct sv_report_file {
    const char *data; /* in the arena */
    size_t size;
};

/* folder holds what service/data/report does. SV_ERR_INTERNAL if something of it, or a program, is
 * missing or fails. */
SV_MUST_USE
enum sv_status sv_report_file_of(struct sv_arena *arena, const char *folder,
                                 const struct sv_report *report, enum sv_report_format format,
                                 struct sv_report_file *ret_file, struct sv_error *reterr);

#endif
