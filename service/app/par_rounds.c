/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_card.h"
#include "app/par_work.h"
#include "store/catalogue_store.h"
#include "store/evidence_store.h"
#include "store/par_store.h"
#include "store/par_work_store.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <string.h>

struct opening {
    struct sv_arena *arena;
    const struct sv_round_order *order;
    size_t opened;
};

/* "2026-01-31 2026-02-28 2026-03-15" */
static const char *deadlines_text(struct sv_arena *arena, const struct sv_par_round *round)
{
    char self[SV_DAY_TEXT_SIZE], appraise[SV_DAY_TEXT_SIZE], explain[SV_DAY_TEXT_SIZE];

    sv_day_print(round->self_until, self);
    sv_day_print(round->appraise_until, appraise);
    sv_day_print(round->explain_until, explain);
    return sv_arena_printf(arena, "%s %s %s", self, appraise, explain);
}

static enum sv_status tell(struct sv_db *db, const struct opening *opening,
                           const struct sv_scorecard_key *key, struct sv_par_event event,
                           struct sv_error *reterr)
{
    event.criterion = "";
    event.reason = "";
    event.author = sv_par_author(opening->arena, opening->order->caller);
    return sv_store_par_event_add(db, opening->arena, key, &event, reterr);
}

/* "'DEPT' (from 2019-01-01 until 2025-07-01, then NEW)" */
static const char *unit_text(struct sv_arena *arena, const struct sv_unit *unit)
{
    char from[SV_DAY_TEXT_SIZE], until[SV_DAY_TEXT_SIZE];

    sv_day_print(unit->valid_from, from);
    if (unit->valid_until == SV_DAY_NEVER)
        return sv_arena_printf(arena, "'%.40s' (from %s)", unit->code, from);
    sv_day_print(unit->valid_until, until);
    return sv_arena_printf(arena, "'%.40s' (from %s until %s%s%.40s)", unit->code, from, until,
                           unit->successor[0] == '\0' ? "" : ", then ", unit->successor);
}

/* A unit that is gone gets no answers any more, and nobody would score it. */
static enum sv_status check_exists(const struct opening *opening, const struct sv_unit *unit,
                                   struct sv_error *reterr)
{
    const struct sv_par_round *round = &opening->order->round;

    if (sv_unit_exists_in(unit, round->period, round->opened_on))
        return SV_OK;
    return sv_fail(reterr, SV_ERR_CONFLICT, "unit",
                   "the unit %s did not exist in the period '%.40s'",
                   unit_text(opening->arena, unit), round->period);
}

/* A scorecard that is there already, under the same version, joins the round as it is. */
static enum sv_status open_card(struct sv_db *db, struct opening *opening, const char *code,
                                struct sv_error *reterr)
{
    const struct sv_par_round *round = &opening->order->round;
    const struct sv_scorecard_key key = { round->framework, code, round->period };
    struct sv_scorecard_head head = { 0 };
    struct sv_unit unit = { 0 };
    bool added = false;

    enum sv_status status = sv_store_unit_find(db, opening->arena, code, &unit, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(db, opening->arena, opening->order->caller, code, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_add(db, opening->arena, &key, round->version, &added, reterr);
    if (status == SV_OK && added)
        status = check_exists(opening, &unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_lock(db, opening->arena, &key, &head, reterr);
    if (status == SV_OK && head.version != round->version)
        return sv_fail(reterr, SV_ERR_CONFLICT, "version",
                       "the scorecard of '%.40s' is kept under version %d", code,
                       (int)head.version);
    opening->opened += added;
    if (status == SV_OK && added)
        status = tell(db, opening, &key,
                      (struct sv_par_event){
                          .action = "open", .from = "", .to = sv_card_state_word(SV_CARD_OPEN) },
                      reterr);
    return status;
}

static bool belongs(const struct sv_scorecard_head *head, const struct sv_par_round *round)
{
    return strcmp(head->key.framework, round->framework) == 0 &&
           strcmp(head->key.period, round->period) == 0;
}

/* Deadlines are those of all units of the round: they are set by who may see all of them. */
static enum sv_status change_deadlines(struct sv_db *db, const struct opening *opening,
                                       const struct sv_par_round *before, struct sv_error *reterr)
{
    const struct sv_scorecard_head *heads = NULL;
    const struct sv_par_event event = { .action = "deadlines",
                                        .from = deadlines_text(opening->arena, before),
                                        .to = deadlines_text(opening->arena,
                                                             &opening->order->round) };
    size_t count = 0;

    if (strcmp(event.from, event.to) == 0)
        return SV_OK;
    enum sv_status status = sv_store_scorecard_list(db, opening->arena, "", &heads, &count, reterr);

    for (size_t i = 0; i < count && status == SV_OK; i++) {
        if (!belongs(&heads[i], before))
            continue;
        status = sv_par_check_unit(db, opening->arena, opening->order->caller, heads[i].key.unit,
                                   reterr);
        if (status == SV_OK)
            status = tell(db, opening, &heads[i].key, event, reterr);
    }
    return status;
}

static enum sv_status open_round(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct opening *opening = context;
    const struct sv_par_round *round = &opening->order->round;
    const struct sv_scorecard_key key = { round->framework, "", round->period };
    struct sv_document document = { 0 };
    struct sv_par_round before = { 0 };
    bool known = false;

    opening->opened = 0;
    enum sv_status status = sv_store_framework_find(db, opening->arena, round->framework,
                                                    round->version, &document, reterr);
    if (status == SV_OK)
        status = sv_store_par_round_find(db, opening->arena, &key, &before, &known, reterr);
    if (status == SV_OK && known && before.version == round->version)
        status = change_deadlines(db, opening, &before, reterr);
    if (status == SV_OK)
        status = sv_store_par_round_put(db, opening->arena, round, reterr);
    for (size_t i = 0; i < opening->order->unit_count && status == SV_OK; i++)
        status = open_card(db, opening, opening->order->units[i], reterr);
    return status;
}

enum sv_status sv_app_round_add(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_round_order *order, size_t *ret_opened,
                                struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct opening opening = { .arena = arena, .order = order };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, open_round, &opening, reterr);
    if (status == SV_OK)
        *ret_opened = opening.opened;
    return status;
}

struct looking {
    const struct sv_app *app;
    struct sv_db *db;
    struct sv_arena *arena;
    const struct sv_par_order *order;
};

static enum sv_status look_at(const struct looking *looking, const struct sv_scorecard_head *head,
                              const struct sv_framework *framework, struct sv_round_unit *ret_unit,
                              struct sv_error *reterr)
{
    struct sv_arena *arena = looking->arena;
    struct sv_scorecard card = { 0 };
    struct sv_evidence_list evidence = { 0 };

    ret_unit->head = *head;
    enum sv_status status = sv_par_standing_of(looking->db, arena, head, looking->order->today,
                                               &ret_unit->standing, reterr);
    if (status == SV_OK)
        status = sv_par_add_up(&(struct sv_par_reading){ looking->app, looking->db, arena }, head,
                               framework, &card, reterr);
    if (status == SV_OK)
        status = sv_store_evidence_list(looking->db, arena, &head->key, &evidence, reterr);
    if (status == SV_OK)
        ret_unit->missing = sv_par_missing(arena, &card, &evidence, sv_par_awaited(head->state));
    return status;
}

/* The units of the round that the caller may see. */
static enum sv_status look_at_all(const struct looking *looking, struct sv_round_report *report,
                                  struct sv_error *reterr)
{
    const struct sv_scorecard_head wanted = { .key = { .framework = report->round.framework },
                                              .version = report->round.version };
    const struct sv_scorecard_head *heads = NULL;
    struct sv_framework framework = { 0 };
    size_t count = 0;

    enum sv_status status =
        sv_par_framework(looking->app, looking->db, looking->arena, &wanted, &framework, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_list(looking->db, looking->arena, looking->order->caller->unit,
                                         &heads, &count, reterr);
    if (status != SV_OK)
        return status;
    struct sv_round_unit *units = sv_arena_array(looking->arena, count, sizeof(*units));

    for (size_t i = 0; i < count && status == SV_OK; i++) {
        if (belongs(&heads[i], &report->round) && heads[i].version == report->round.version)
            status = look_at(looking, &heads[i], &framework, &units[report->unit_count++], reterr);
    }
    report->units = units;
    return status;
}

enum sv_status sv_app_round(const struct sv_app *app, struct sv_arena *arena,
                            const struct sv_par_order *order, struct sv_round_report *ret_report,
                            struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_round_report report = { 0 };
    bool known = false;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status =
            sv_store_par_round_find(loan.db, arena, &order->key, &report.round, &known, reterr);
    if (status == SV_OK && !known)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "round", "no round in framework '%.40s'%s%.40s",
                       order->key.framework, order->key.period[0] == '\0' ? "" : " for ",
                       order->key.period);
    if (status == SV_OK)
        status = look_at_all(&(struct looking){ app, loan.db, arena, order }, &report, reterr);
    if (status == SV_OK)
        *ret_report = report;
    return status;
}

enum sv_status sv_app_scorecard_work(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_par_order *order,
                                     struct sv_scorecard *ret_scorecard,
                                     struct sv_scorecard_work *ret_work, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_scorecard_head head = { 0 };
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(loan.db, arena, order->caller, order->key.unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_find(loan.db, arena, &order->key, &head, reterr);
    if (status == SV_OK)
        status = sv_par_framework(app, loan.db, arena, &head, framework, reterr);
    if (status == SV_OK)
        status = sv_par_add_up(&(struct sv_par_reading){ app, loan.db, arena }, &head, framework,
                               ret_scorecard, reterr);
    if (status == SV_OK)
        status =
            sv_par_standing_of(loan.db, arena, &head, order->today, &ret_work->standing, reterr);
    if (status == SV_OK)
        status = sv_store_evidence_list(loan.db, arena, &head.key, &ret_work->evidence, reterr);
    if (status != SV_OK)
        return status;
    ret_work->missing =
        sv_par_missing(arena, ret_scorecard, &ret_work->evidence, sv_par_awaited(head.state));
    ret_work->may = sv_par_may(order->caller->role, &ret_work->standing);
    return SV_OK;
}

enum sv_status sv_app_par_history(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_caller *caller,
                                  const struct sv_scorecard_key *key,
                                  struct sv_par_events *ret_events, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_scorecard_head head = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(loan.db, arena, caller, key->unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_find(loan.db, arena, key, &head, reterr);
    if (status == SV_OK)
        status = sv_store_par_event_list(loan.db, arena, &head.key, ret_events, reterr);
    return status;
}
