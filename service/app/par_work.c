/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_work.h"

#include "app/par_task.h"
#include "store/evidence_store.h"
#include "store/par_store.h"
#include "store/par_work_store.h"
#include "store/pool.h"
#include "store/transaction.h"

struct scoring {
    struct sv_par_task task;
    struct sv_par_scoring *scoring;
};

/* Where a fault stands in the body. */
static const char *pointer_of(enum sv_score_part part)
{
    switch (part) {
    case SV_SCORE_CRITERION:
        return "/criterion";
    case SV_SCORE_FACTS:
        return "/facts";
    case SV_SCORE_NA:
        return "/na";
    case SV_SCORE_POINTS:
    case SV_SCORE_SOUND:
        return "/points";
    }
    return "";
}

/* Of the criterion the entries that stand, by stage. */
static const struct sv_score *const *stages_of(const struct sv_scorecard *card,
                                               const char *criterion)
{
    static const struct sv_score *const none[SV_STAGE_FINAL + 1] = { 0 };
    size_t place = sv_framework_find(card->framework, criterion);

    return place == SIZE_MAX ? none : card->lines[place].by_stage;
}

static bool same_points(const struct sv_score *a, const struct sv_score *b)
{
    return a->applicable == b->applicable && a->points == b->points;
}

/* What the score is held against: the highest entry of a stage below its own, or NULL. */
static const struct sv_score *below(const struct sv_score *const *stages, enum sv_stage stage)
{
    const struct sv_score *found = NULL;

    for (enum sv_stage lower = SV_STAGE_SELF; lower < stage && lower < SV_STAGE_FINAL; lower++) {
        if (stages[lower] != NULL)
            found = stages[lower];
    }
    return found;
}

/* Takes over what is accepted; otherwise makes the points and asks for the reason of a change. */
static void settle(const struct sv_framework *framework, const struct sv_score *accepted,
                   struct sv_par_scoring *scoring)
{
    struct sv_score *score = &scoring->score;

    if (scoring->accept) {
        if (accepted == NULL) {
            sv_violate(&scoring->violations, "/accept", SV_VIOLATION_NOT_APPLICABLE);
            return;
        }
        score->applicable = accepted->applicable;
        score->points = accepted->points;
        score->facts = accepted->facts;
        return;
    }
    struct sv_score_fault fault = sv_score_settle(framework, score);

    if (fault.part != SV_SCORE_SOUND)
        sv_violate(&scoring->violations, pointer_of(fault.part), fault.code);
    else if (score->stage != SV_STAGE_SELF && score->reason[0] == '\0' &&
             (accepted == NULL || !same_points(accepted, score)))
        sv_violate(&scoring->violations, "/reason", SV_VIOLATION_REQUIRED);
}

static enum sv_status score(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct scoring *work = context;
    struct sv_par_task *task = &work->task;
    struct sv_par_scoring *scoring = work->scoring;
    struct sv_scorecard card = { 0 };
    const struct sv_score *const *stages = NULL;
    const struct sv_score *before = NULL;

    enum sv_status status = sv_par_begin(db, task, reterr);
    if (status == SV_OK)
        status = sv_par_add_up(&(struct sv_par_reading){ task->app, db, task->arena }, &task->head,
                               task->framework, &card, reterr);
    if (status != SV_OK)
        return status;
    stages = stages_of(&card, scoring->score.criterion);
    before = below(stages, scoring->score.stage);
    settle(task->framework, before, scoring);
    if (scoring->violations.count > 0)
        return SV_OK; /* nothing was stored */
    if (stages[scoring->score.stage] != NULL)
        before = stages[scoring->score.stage];
    return sv_par_score_add(db, task->arena, &task->order->key, &scoring->score, before, reterr);
}

enum sv_status sv_app_par_score(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_par_order *order, struct sv_par_scoring *scoring,
                                struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct scoring work = { .task = { .app = app,
                                      .arena = arena,
                                      .order = order,
                                      .action = sv_par_scoring(scoring->score.stage) },
                            .scoring = scoring };

    scoring->score.criterion = order->criterion;
    scoring->score.reason = order->reason;
    scoring->score.author = sv_par_author(arena, order->caller);
    scoring->score.entered_on = order->today;
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, score, &work, reterr);
    return status;
}

struct acting {
    struct sv_par_task task;
    const struct sv_par_decision *decision;
    struct sv_scorecard card;
    struct sv_scorecard_head moved;
};

/* What the council has not set itself since the scorecard came to it is final as it was appraised.
 */
static enum sv_status copy_appraised(struct sv_db *db, const struct acting *acting,
                                     struct sv_error *reterr)
{
    const struct sv_par_task *task = &acting->task;
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < task->framework->criterion_count && status == SV_OK; i++) {
        const struct sv_score *const *stages = acting->card.lines[i].by_stage;
        const struct sv_score *appraised = stages[SV_STAGE_APPRAISED];
        struct sv_score copy = { 0 };

        if (appraised == NULL || stages[SV_STAGE_FINAL] != NULL)
            continue;
        copy = *appraised;
        copy.stage = SV_STAGE_FINAL;
        copy.reason = acting->decision->number;
        copy.author = sv_par_author(task->arena, task->order->caller);
        copy.entered_on = task->order->today;
        status = sv_par_score_add(db, task->arena, &task->order->key, &copy, appraised, reterr);
    }
    return status;
}

static enum sv_status check_complete(struct sv_db *db, struct acting *acting,
                                     struct sv_error *reterr)
{
    const struct sv_par_task *task = &acting->task;
    struct sv_evidence_list evidence = { 0 };

    enum sv_status status = sv_par_add_up(&(struct sv_par_reading){ task->app, db, task->arena },
                                          &task->head, task->framework, &acting->card, reterr);
    if (status == SV_OK)
        status = sv_store_evidence_list(db, task->arena, &task->order->key, &evidence, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_missing_list missing =
        sv_par_missing(task->arena, &acting->card, &evidence, sv_par_needs(task->action));

    return sv_par_missing_refusal(task->arena, &missing, reterr);
}

/* The operator may have entered the total as it was published, and the council other points since:
 * a decision on both would be ranked by a total that nobody can add up. */
static enum sv_status check_total(const struct sv_scorecard *card, struct sv_error *reterr)
{
    char total[SV_POINTS_TEXT_SIZE], points[SV_POINTS_TEXT_SIZE];

    if (sv_scorecard_total_fits(card))
        return SV_OK;
    sv_points_print(card->total, total);
    sv_points_print(card->points, points);
    return sv_fail(reterr, SV_ERR_CONFLICT, "total",
                   "the operator entered a total of %s, but the points add up to %s: correct the "
                   "points, or have another total entered",
                   total, points);
}

static enum sv_status act(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct acting *acting = context;
    struct sv_par_task *task = &acting->task;
    bool finalises = task->action == SV_PAR_FINALISE;

    enum sv_status status = sv_par_begin(db, task, reterr);
    if (status == SV_OK)
        status = check_complete(db, acting, reterr);
    if (status == SV_OK && finalises)
        status = check_total(&acting->card, reterr);
    if (status == SV_OK && finalises)
        status = copy_appraised(db, acting, reterr);
    if (status != SV_OK)
        return status;
    acting->moved = sv_par_moved(&task->head, task->action, finalises ? acting->decision : NULL);
    status = sv_store_scorecard_move(db, task->arena, &acting->moved, reterr);
    if (status == SV_OK && finalises)
        status = sv_par_pin(db, task->arena, &acting->moved, &acting->card,
                            sv_par_author(task->arena, task->order->caller), reterr);
    if (status == SV_OK)
        status = sv_par_tell(db, task, sv_card_state_word(task->head.state),
                             sv_card_state_word(acting->moved.state), reterr);
    return status;
}

/* NOLINTNEXTLINE(readability-function-size): seven, since only one action has a decision */
enum sv_status sv_app_par_act(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_par_order *order, enum sv_par_action action,
                              const struct sv_par_decision *decision, enum sv_card_state *ret_state,
                              struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct acting acting = {
        .task = { .app = app, .arena = arena, .order = order, .action = action },
        .decision = decision
    };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, act, &acting, reterr);
    if (status == SV_OK)
        *ret_state = acting.moved.state;
    return status;
}

static enum sv_status explain(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct sv_par_task *task = context;

    enum sv_status status = sv_par_begin(db, task, reterr);
    if (status == SV_OK)
        status = sv_par_criterion(task, reterr);
    if (status == SV_OK)
        status = sv_par_tell(db, task, "", "", reterr);
    return status;
}

enum sv_status sv_app_par_explain(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_par_order *order, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_par_task task = {
        .app = app, .arena = arena, .order = order, .action = SV_PAR_EXPLANATION
    };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, explain, &task, reterr);
    return status;
}
