/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_WORD_H
#define SV_REPORT_WORD_H

#include "domain/report.h"

/* Parts of a report as WordprocessingML (ECMA-376), for what pandoc cannot be told. They name the
 * styles of data/report/reference. */

const char *sv_word_head(struct sv_arena *arena, const struct sv_report_frame *frame);
const char *sv_word_end(struct sv_arena *arena, const struct sv_report_frame *frame);
/* The head row repeats on every page, and no row breaks over two. */
const char *sv_word_table(struct sv_arena *arena, const struct sv_report_table *table);

/* The end of the upright pages, which data/report/turn.py fills in: only in the finished file is it
 * known by which name the page header goes. */
#define SV_WORD_TURN "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"

#endif
