/* SPDX-License-Identifier: Apache-2.0 */
#include "app/plan.h"

#include "app/feeds.h"
#include "app/par.h"
#include "app/par_card.h"
#include "store/catalogue_store.h"
#include "store/measure_store.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <string.h>

/* What the database holds for a plan, read with one connection. */
struct holdings {
    struct sv_measures measures, history;
    struct sv_plan_files files;
    const struct sv_release_point *stored; /* all that ever filled the scorecards of the unit */
    size_t stored_count;
    const char *next; /* period of the next scorecard, "" without one */
};

static enum sv_status read_holdings(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_scorecard_key *key, struct holdings *holdings,
                                    struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_measure_list(loan.db, arena, key, &holdings->measures, reterr);
    if (status == SV_OK)
        status = sv_store_measure_history(loan.db, arena, key, &holdings->history, reterr);
    if (status == SV_OK)
        status = sv_store_measure_evidence(loan.db, arena, key, &holdings->files, reterr);
    if (status == SV_OK)
        status = sv_store_measure_releases(loan.db, arena, key, &holdings->stored,
                                           &holdings->stored_count, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_next(loan.db, arena, key, &holdings->next, reterr);
    return status;
}

static enum sv_status read_card(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_plan_question *question,
                                struct sv_scorecard **ret_card, struct sv_error *reterr)
{
    *ret_card = sv_arena_alloc(arena, sizeof(**ret_card));
    return sv_app_scorecard(app, arena, question->caller, &question->key, *ret_card, reterr);
}

static struct sv_scorecard_key key_of(const struct sv_scorecard *card)
{
    return (struct sv_scorecard_key){ card->framework->code, card->unit, card->period };
}

/* Releases by the framework of the plan, as its scorecard reads its own. */
static enum sv_status fit_releases(const struct sv_app *app, struct sv_arena *arena,
                                   const struct sv_framework *framework,
                                   const struct holdings *holdings, struct sv_plan_outcome *outcome,
                                   struct sv_error *reterr)
{
    struct sv_release_point *fitting =
        sv_arena_array(arena, holdings->stored_count, sizeof(*fitting));
    enum sv_status status = SV_OK;

    outcome->releases = fitting;
    for (size_t i = 0; i < holdings->stored_count && status == SV_OK; i++) {
        const struct sv_survey_points *points = &holdings->stored[i].points;
        size_t count = 1;

        status = sv_feed_keep_fitting(app, arena, framework, &points, &count, reterr);
        if (status == SV_OK && count == 1)
            fitting[outcome->release_count++] =
                (struct sv_release_point){ holdings->stored[i].period, *points };
    }
    return status;
}

enum sv_status sv_app_plan(const struct sv_app *app, struct sv_arena *arena,
                           const struct sv_plan_question *question, struct sv_plan *ret_plan,
                           struct sv_error *reterr)
{
    struct sv_scorecard *card = NULL, *next = NULL;
    struct sv_plan_question later = *question;
    struct holdings holdings = { .next = "" };

    enum sv_status status = read_card(app, arena, question, &card, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_scorecard_key key = key_of(card);

    status = read_holdings(app, arena, &key, &holdings, reterr);
    later.key = key;
    later.key.period = holdings.next;
    if (status == SV_OK && holdings.next[0] != '\0')
        status = read_card(app, arena, &later, &next, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_plan_base base = { card, holdings.measures, "", question->today };
    struct sv_plan_outcome outcome = { .next = next };

    status = fit_releases(app, arena, card->framework, &holdings, &outcome, reterr);
    if (status != SV_OK)
        return status;
    *ret_plan = sv_plan_of(arena, &base, &outcome);
    ret_plan->history = holdings.history;
    ret_plan->files = holdings.files;
    return SV_OK;
}

/* A plan being written to in a transaction, which may run more than once. */
struct writing {
    struct sv_arena *arena;
    struct sv_plan_base base;
    struct sv_plan_entry *entry; /* NULL where measures are proposed */
    size_t written;
};

/* Only a unit by its code has a name in each language. What a plan says already may stay. */
static enum sv_status check_owners(struct sv_db *db, const struct writing *writing,
                                   struct sv_error *reterr)
{
    const struct sv_plan_order *order = writing->entry->order;
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < order->change_count && status == SV_OK; i++) {
        const struct sv_measure_change *change = &order->changes[i];
        const struct sv_measure *before =
            sv_measure_find(&writing->base.measures, change->measure.code);
        const char *unit = change->measure.owner_unit;
        bool known = false;

        if ((change->given & SV_MEASURE_OWNER_UNIT) == 0 ||
            (before != NULL && strcmp(before->owner_unit, unit) == 0))
            continue;
        status = sv_store_unit_within(db, writing->arena, unit, unit, &known, reterr);
        if (status == SV_OK && !known)
            sv_violate_member(&writing->entry->violations, change->pointer, "owner_unit",
                              SV_VIOLATION_UNKNOWN_UNIT);
    }
    return status;
}

/* An empty draft if there are violations. */
static enum sv_status draft_entry(struct sv_db *db, struct writing *writing,
                                  struct sv_plan_draft *ret_draft, struct sv_error *reterr)
{
    struct sv_plan_entry *entry = writing->entry;

    entry->violations = (struct sv_violations){ .arena = writing->arena };
    struct sv_plan_draft draft =
        sv_plan_draft_of(writing->arena, &writing->base, entry->order, &entry->violations);

    enum sv_status status = check_owners(db, writing, reterr);
    if (status != SV_OK || entry->violations.count > 0)
        return status;
    const char *fault = sv_plan_draft_fault(writing->arena, &draft);

    if (fault != NULL)
        return sv_fail(reterr, SV_ERR_INVALID, "requires", "%s", fault);
    *ret_draft = draft;
    return SV_OK;
}

static enum sv_status write_measures(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct writing *writing = context;
    const struct sv_scorecard_key key = key_of(writing->base.card);
    struct sv_plan_draft draft = { 0 };

    writing->written = 0;
    enum sv_status status = sv_store_measure_lock(db, writing->arena, &key, reterr);
    if (status == SV_OK)
        status = sv_store_measure_list(db, writing->arena, &key, &writing->base.measures, reterr);
    if (status == SV_OK && writing->entry != NULL)
        status = draft_entry(db, writing, &draft, reterr);
    else if (status == SV_OK)
        draft = sv_plan_propose(writing->arena, &writing->base);
    for (size_t i = 0; i < draft.count && status == SV_OK; i++) {
        if (!draft.changed[i])
            continue;
        status = sv_store_measure_add(db, writing->arena, &key, &draft.measures[i], reterr);
        writing->written++;
    }
    return status;
}

static enum sv_status write_plan(const struct sv_app *app, const struct sv_plan_question *question,
                                 struct writing *writing, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_scorecard *card = NULL;

    enum sv_status status = read_card(app, writing->arena, question, &card, reterr);
    if (status == SV_OK)
        status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    writing->base.card = card;
    writing->base.author = sv_par_author(writing->arena, question->caller);
    writing->base.today = question->today;
    return sv_transact(loan.db, write_measures, writing, reterr);
}

enum sv_status sv_app_plan_propose(const struct sv_app *app, struct sv_arena *arena,
                                   const struct sv_plan_question *question, size_t *ret_added,
                                   struct sv_error *reterr)
{
    struct writing writing = { .arena = arena };

    enum sv_status status = write_plan(app, question, &writing, reterr);
    if (status == SV_OK)
        *ret_added = writing.written;
    return status;
}

enum sv_status sv_app_plan_enter(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_plan_question *question,
                                 struct sv_plan_entry *entry, struct sv_error *reterr)
{
    struct writing writing = { .arena = arena, .entry = entry };

    if (entry->violations.count > 0)
        return SV_OK;
    enum sv_status status = write_plan(app, question, &writing, reterr);

    entry->written = writing.written;
    return status;
}
