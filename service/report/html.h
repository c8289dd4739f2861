/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_HTML_H
#define SV_REPORT_HTML_H

#include "domain/report.h"

/* A report as one HTML page that refers to nothing outside itself; css is its style sheet. Well
 * formed as XML, too. */
const char *sv_html_of_report(struct sv_arena *arena, const struct sv_report *report,
                              const char *css);

/*
 * A report as HTML for pandoc: paragraphs name the styles of the reference document, and what HTML
 * cannot say to Word (head, tables, end) stands in <pre class="openxml">. It refers to an image of
 * every chart beside itself, and to nothing else.
 */
const char *sv_pandoc_of_report(struct sv_arena *arena, const struct sv_report *report);
/* The file name of the image of a chart; charts are counted from 1. */
const char *sv_chart_image_name(struct sv_arena *arena, size_t number);

#define SV_REPORT_NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define SV_REPORT_MOTTO  "Độc lập - Tự do - Hạnh phúc"

/* "Số: 12/BC-SNV", or with room for the number. */
const char *sv_report_number_text(struct sv_arena *arena, const struct sv_report_frame *frame);
/* "Quảng Ngãi, ngày 15 tháng 01 năm 2026" */
const char *sv_report_day_text(struct sv_arena *arena, const struct sv_report_frame *frame);
/* What stands below the title of an appendix: to which document it belongs. */
const char *sv_report_belongs_text(struct sv_arena *arena, const struct sv_report_frame *frame);
/* "Phụ lục I"; an only one has no number. */
const char *sv_report_appendix_text(struct sv_arena *arena, size_t number, size_t count);
/* "BÁO CÁO" */
const char *sv_report_paper_text(const struct sv_report_frame *frame);

#endif
