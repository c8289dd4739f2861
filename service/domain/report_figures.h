/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_REPORT_FIGURES_H
#define SV_DOMAIN_REPORT_FIGURES_H

#include "domain/report.h"
#include "domain/results_answer.h"

/*
 * What the report on a survey is made of: answers to questions to its results, all of the same
 * scope and weighting, under disclosure control. What there is not is NULL.
 */
struct sv_report_figures {
    const struct sv_survey *survey;
    const struct sv_period *period; /* NULL: of all periods together */
    /* Figures "estimates": */
    const struct sv_results_answer *total;
    const struct sv_results_answer *unweighted; /* the same with scheme none */
    const struct sv_results_answer *by_unit;
    const struct sv_results_answer *by_channel;
    const struct sv_results_answer *by_respondent;
    const struct sv_results_answer *by_period; /* of all periods, whichever the report is on */
    /* Others: */
    const struct sv_results_answer *rest;   /* NULL for one unit */
    const struct sv_results_answer *change; /* NULL without two periods */
    const struct sv_period *from, *to;      /* of change */
    const struct sv_results_answer *drivers;
    const struct sv_results_answer *reliability;
    const struct sv_results_answer *quality;
};

/* In the arena; texts of the frame and the figures must live as long. */
struct sv_report sv_report_of(struct sv_arena *arena, const struct sv_report_figures *figures,
                              const struct sv_report_frame *frame);

#endif
