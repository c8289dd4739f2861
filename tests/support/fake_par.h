/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_FAKE_PAR_H
#define SV_TESTS_FAKE_PAR_H

#include "app/app.h"
#include "domain/par_workflow.h"

/*
 * The store of scorecards, faked: a test binary links this instead of store/. There
 * is one scorecard, of unit DEPT below PROV in framework F for 2026, once it was begun.
 * The framework: 62 points by hand, a bonus T, and the survey criterion 7 with 38.
 */
struct fake_par {
    struct sv_scorecard_head kept; /* version 0: none */
    struct sv_score entered[40];
    int64_t turns[40]; /* in which they were entered */
    size_t entered_count;
    struct sv_survey_points fed;
    size_t fed_count;
    struct sv_scorecard_head heads[3];
    size_t head_count;
    struct sv_par_event events[40];
    size_t event_count;
    struct sv_evidence evidence[60];
    size_t evidence_count;
    size_t withdrawn;
    struct sv_par_round round;
    bool has_round;
    size_t pinned;
    int transactions;
    int locked; /* how often the scorecard was locked */
};
extern struct fake_par fake;
extern const struct sv_app fake_app;

#endif
