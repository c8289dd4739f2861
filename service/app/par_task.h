/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PAR_TASK_H
#define SV_APP_PAR_TASK_H

#include "app/par_card.h"
#include "app/par_work.h"

/* One piece of work on a locked scorecard, within its transaction. */
struct sv_par_task {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_par_order *order;
    enum sv_par_action action;
    /* Set once it was begun. */
    struct sv_scorecard_head head;
    struct sv_par_standing standing;
    struct sv_framework *framework;
};

/* Locks the scorecard and asks whether the action is allowed. */
SV_MUST_USE
enum sv_status sv_par_begin(struct sv_db *db, struct sv_par_task *task, struct sv_error *reterr);

/* The index of order->criterion, which must be scored by hand; SV_ERR_INVALID. */
SV_MUST_USE
enum sv_status sv_par_criterion(const struct sv_par_task *task, struct sv_error *reterr);

/* Tells the history of the task. */
SV_MUST_USE
enum sv_status sv_par_tell(struct sv_db *db, const struct sv_par_task *task, const char *from,
                           const char *to, struct sv_error *reterr);

#endif
