/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_REPORTS_H
#define SV_APP_REPORTS_H

#include "app/results.h"
#include "domain/report_figures.h"

/* What report is wanted, by whom. */
struct sv_report_order {
    const char *survey;
    const char *period; /* or "": all periods together */
    const char *scope;  /* the unit above all that may be seen */
    sv_day today;
    /* Issuer, number, place and day are "" where they are to be filled in by hand; the subject and
     * a missing issuer are found here. */
    struct sv_report_frame frame;
};

enum { SV_REPORT_PARTS_MAX = 12 };

/* A report and what its texts point into. */
struct sv_told_report {
    struct sv_report report;
    struct sv_told_results parts[SV_REPORT_PARTS_MAX];
    size_t part_count;
};

void sv_report_give(struct sv_told_report *told);
#define SV_TOLD_REPORT __attribute__((cleanup(sv_report_give))) struct sv_told_report

/*
 * The report on a survey, always under disclosure control: it is made to be handed on. *ret_told
 * must begin as zero; it is to be given back after failure too. Fails as sv_app_results does.
 */
SV_MUST_USE
enum sv_status sv_app_report(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_report_order *order, struct sv_told_report *ret_told,
                             struct sv_error *reterr);

#endif
