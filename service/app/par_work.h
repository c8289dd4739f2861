/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PAR_WORK_H
#define SV_APP_PAR_WORK_H

#include "app/app.h"
#include "domain/par_workflow.h"
#include "domain/staff.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Work on a scorecard, by rules of domain/par_workflow.h. Each of these is one transaction that
 * keeps others from the scorecard and tells what it did in the history. SV_ERR_FORBIDDEN for a role
 * or unit that may not, SV_ERR_NOT_FOUND without the scorecard, SV_ERR_CONFLICT for a scorecard
 * that stands elsewhere, a deadline that has passed, or something that is missing.
 */
struct sv_par_order {
    const struct sv_caller *caller;
    struct sv_scorecard_key key;
    const char *criterion; /* "" for the whole scorecard */
    const char *reason;    /* "" if none was given */
    sv_day today;
};

/* Points of one criterion on their way in. */
struct sv_par_scoring {
    struct sv_score score;           /* with the points of its facts, on return */
    bool accept;                     /* the points of the stage below, as they are */
    struct sv_violations violations; /* of the body; then nothing is stored */
};

SV_MUST_USE
enum sv_status sv_app_par_score(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_par_order *order, struct sv_par_scoring *scoring,
                                struct sv_error *reterr);

/* An action that moves the scorecard; decision is that of finalising. */
SV_MUST_USE
enum sv_status sv_app_par_act(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_par_order *order, enum sv_par_action action,
                              const struct sv_par_decision *decision, enum sv_card_state *ret_state,
                              struct sv_error *reterr);

/* The unit explains a criterion again, in words. */
SV_MUST_USE
enum sv_status sv_app_par_explain(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_par_order *order, struct sv_error *reterr);

/* Keeps a file behind order->criterion. SV_ERR_MEDIA_TYPE for a type that is not taken. */
SV_MUST_USE
enum sv_status sv_app_evidence_add(const struct sv_app *app, struct sv_arena *arena,
                                   const struct sv_par_order *order,
                                   const struct sv_evidence_file *file,
                                   struct sv_evidence *ret_evidence, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_evidence_withdraw(const struct sv_app *app, struct sv_arena *arena,
                                        const struct sv_par_order *order, int64_t entry,
                                        struct sv_error *reterr);
/* A file on its way out, in portions: a large one is never in memory as a whole. */
typedef enum sv_status sv_evidence_part(void *context, const void *data, size_t size,
                                        struct sv_error *reterr);
struct sv_evidence_reading {
    const char *sha256; /* 64 hex digits in lower case */
    sv_evidence_part *each;
    void *context;
    const char *name; /* set when it is there */
};
SV_MUST_USE
enum sv_status sv_app_evidence_file(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_par_order *order,
                                    struct sv_evidence_reading *reading, struct sv_error *reterr);

/* A scorecard and what surrounds it. */
SV_MUST_USE
enum sv_status sv_app_scorecard_work(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_par_order *order,
                                     struct sv_scorecard *ret_scorecard,
                                     struct sv_scorecard_work *ret_work, struct sv_error *reterr);

/* Oldest first; without a period of the latest scorecard. */
SV_MUST_USE
enum sv_status sv_app_par_history(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_caller *caller,
                                  const struct sv_scorecard_key *key,
                                  struct sv_par_events *ret_events, struct sv_error *reterr);

/* A round on its way in: opens scorecards of the units that have none. */
struct sv_round_order {
    const struct sv_caller *caller;
    struct sv_par_round round;
    const char *const *units;
    size_t unit_count;
};
/* Another order for the same round adds units and sets the deadlines. */
SV_MUST_USE
enum sv_status sv_app_round_add(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_round_order *order, size_t *ret_opened,
                                struct sv_error *reterr);

/* The latest round, if no period is named. SV_ERR_NOT_FOUND without one. */
SV_MUST_USE
enum sv_status sv_app_round(const struct sv_app *app, struct sv_arena *arena,
                            const struct sv_par_order *order, struct sv_round_report *ret_report,
                            struct sv_error *reterr);

#endif
