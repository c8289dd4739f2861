/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_task.h"

#include "store/par_store.h"
#include "store/par_work_store.h"

static enum sv_status refuse_role(const struct sv_par_task *task, struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_FORBIDDEN, "role", "the role %s may not %s this",
                   sv_role_word(task->order->caller->role), sv_par_action_word(task->action));
}

static enum sv_status check_verdict(const struct sv_par_task *task, struct sv_error *reterr)
{
    const char *word = sv_par_action_word(task->action);
    char day[SV_DAY_TEXT_SIZE];

    switch (sv_par_verdict_of(task->action, task->order->caller->role, &task->standing)) {
    case SV_PAR_ALLOWED:
        return SV_OK;
    case SV_PAR_OTHER_ROLE:
        return refuse_role(task, reterr);
    case SV_PAR_OTHER_STATE:
        return sv_fail(reterr, SV_ERR_CONFLICT, "state", "the scorecard is %s: it takes no '%s'",
                       sv_card_state_word(task->standing.state), word);
    case SV_PAR_TOO_LATE:
        sv_day_print(sv_par_deadline_of_unit(&task->standing), day);
        return sv_fail(reterr, SV_ERR_CONFLICT, "deadline", "the last day for '%s' was %s", word,
                       day);
    }
    return SV_OK;
}

enum sv_status sv_par_begin(struct sv_db *db, struct sv_par_task *task, struct sv_error *reterr)
{
    const struct sv_par_order *order = task->order;
    struct sv_arena *arena = task->arena;

    /* A role that may never do it learns nothing of the scorecard. */
    if (!sv_par_role_may(task->action, order->caller->role))
        return refuse_role(task, reterr);
    enum sv_status status = sv_par_check_unit(db, arena, order->caller, order->key.unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_lock(db, arena, &order->key, &task->head, reterr);
    if (status == SV_OK)
        status = sv_par_standing_of(db, arena, &task->head, order->today, &task->standing, reterr);
    if (status == SV_OK)
        status = check_verdict(task, reterr);
    task->framework = sv_arena_alloc(arena, sizeof(*task->framework));
    if (status == SV_OK)
        status = sv_par_framework(task->app, db, arena, &task->head, task->framework, reterr);
    return status;
}

enum sv_status sv_par_criterion(const struct sv_par_task *task, struct sv_error *reterr)
{
    const struct sv_framework *framework = task->framework;
    size_t place = sv_framework_find(framework, task->order->criterion);

    if (place == SIZE_MAX || !framework->criteria[place].leaf)
        return sv_fail(reterr, SV_ERR_INVALID, "criterion", "'%.40s' is not one that is scored",
                       task->order->criterion);
    if (sv_rule_is_survey(framework->criteria[place].rule.kind))
        return sv_fail(reterr, SV_ERR_INVALID, "criterion", "only a release fills '%.40s'",
                       task->order->criterion);
    return SV_OK;
}

enum sv_status sv_par_tell(struct sv_db *db, const struct sv_par_task *task, const char *from,
                           const char *to, struct sv_error *reterr)
{
    const struct sv_par_order *order = task->order;
    const struct sv_par_event event = {
        .criterion = order->criterion,
        .action = sv_par_action_word(task->action),
        .from = from,
        .to = to,
        .reason = order->reason,
        .author = sv_par_author(task->arena, order->caller),
    };

    return sv_store_par_event_add(db, task->arena, &order->key, &event, reterr);
}
