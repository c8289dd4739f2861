/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_PLAN_REPORT_H
#define SV_REPORT_PLAN_REPORT_H

#include "domain/plan.h"
#include "domain/report.h"
#include "domain/target.h"

/*
 * The remedial plan as the official document (KẾ HOẠCH khắc phục những hạn chế, thiếu sót của các
 * tiêu chí chưa đạt điểm chuẩn …): purpose, the points lost, what is to be done, how it is seen to.
 * Subject, paper and a missing issuer of the frame are set here. In the arena; texts of the plan
 * must live as long.
 */
struct sv_report sv_report_of_plan(struct sv_arena *arena, const struct sv_plan *plan,
                                   const struct sv_targets *targets,
                                   const struct sv_report_frame *frame);

/* The table of measures, on pages that lie on their long side. Private to plan_report.c. */
void sv_plan_report_add_table(struct sv_report *report, const struct sv_plan *plan);

/* "7,4" as the framework shows points. */
const char *sv_plan_points_text(struct sv_arena *arena, const struct sv_plan *plan,
                                sv_points points);

#endif
