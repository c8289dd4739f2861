/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_CHART_SVG_H
#define SV_REPORT_CHART_SVG_H

#include "domain/report.h"

/*
 * A chart as an SVG element, as wide as the text of an A4 page with official margins, in the font
 * of the document. Marks and whiskers never leave the axis. Title and figures are in it as text.
 */
const char *sv_svg_of_chart(struct sv_arena *arena, const struct sv_chart *chart);

enum { SV_CHART_WIDTH = 466 }; /* points */

#endif
