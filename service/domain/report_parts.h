/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_REPORT_PARTS_H
#define SV_DOMAIN_REPORT_PARTS_H

#include "domain/report_figures.h"

/* The parts of the report, for report_of.c alone; and what they share. */

void sv_report_add_basis(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_method(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_scale(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_index(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_measures(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_units(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_groups(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_change(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_drivers(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_quality(struct sv_report *report, const struct sv_report_figures *figures);
void sv_report_add_appendices(struct sv_report *report, const struct sv_report_figures *figures);

/* The only group of an answer that breaks down by nothing; NULL if it is hidden or empty. */
const struct sv_group_estimates *sv_report_whole(const struct sv_results_answer *answer);

/* An estimate as texts: "24.567", "82,1%", "78,4–85,3"; a mark at the share if it is unsure. */
struct sv_report_cells {
    const char *respondents;
    const char *share;
    const char *interval;
};
struct sv_report_cells sv_report_cells_of(struct sv_arena *arena,
                                          const struct sv_estimate *estimate);

/* Of few people, of few clusters, or with an interval wider than 30 points (NCHS 2017). */
bool sv_report_unsure(const struct sv_estimate *estimate);

/* A row of a chart of bars; NULL for a hidden group. */
struct sv_chart_row sv_report_bar(struct sv_arena *arena, const char *label,
                                  const struct sv_estimate *estimate);
/* Sets the ends of the axis of shares: from 0, or from where the lowest interval leaves room. */
void sv_report_fit_axis(struct sv_chart *chart);

const char *sv_report_unit_name(const struct sv_survey *survey, const char *code);
/* What a group of an answer by one dimension is called. */
const char *sv_report_group_name(struct sv_arena *arena, const struct sv_results_answer *answer,
                                 size_t group);
const char *sv_report_label(const struct sv_label *label, const char *code);
/* Title of a factor of the plan, with its code before. */
const char *sv_report_factor_name(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                  size_t factor);
const char *sv_report_period_range(struct sv_arena *arena, const struct sv_period *first,
                                   const struct sv_period *last);
/* The table of changes: of index and factors, or of the items. */
void sv_report_add_changes(struct sv_report *report, const struct sv_report_figures *figures,
                           const char *title, bool items);
/* First and last period in which somebody answered; NULL if nobody did. */
const struct sv_period *sv_report_first_period(const struct sv_report_figures *figures);
const struct sv_period *sv_report_last_period(const struct sv_report_figures *figures);

/* "a, b và c" */
const char *sv_report_listed(struct sv_arena *arena, const char *const *texts, size_t count);

#endif
