/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"
#include "app/par_card.h"
#include "base/text.h"
#include "store/catalogue_store.h"
#include "store/par_store.h"
#include "store/par_work_store.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <string.h>

/* A scores document on its way in; of one card at a time. */
struct entering {
    const struct sv_app *app;
    struct sv_arena *arena;
    struct sv_scores_entry *entry;
    const struct sv_framework *framework;
    const struct sv_card_scores *card;
    struct sv_scorecard_head head;
    const struct sv_score *entered; /* what stands there */
    size_t entered_count;
    size_t added; /* of this card */
};

static bool same_facts(const struct sv_facts *a, const struct sv_facts *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case SV_FACTS_NONE:
        return true;
    case SV_FACTS_OPTION:
        return strcmp(a->option, b->option) == 0;
    case SV_FACTS_RATIO:
        return a->numerator == b->numerator && a->denominator == b->denominator;
    case SV_FACTS_VALUE:
        return a->value == b->value;
    case SV_FACTS_COUNT:
        return a->count == b->count;
    }
    return false;
}

/* The last entry of the same criterion and stage that stands, or NULL. */
static const struct sv_score *standing_of(const struct entering *entering,
                                          const struct sv_score *score)
{
    const struct sv_score *current = NULL;

    for (size_t i = 0; i < entering->entered_count; i++) {
        const struct sv_score *entered = &entering->entered[i];

        if (!entered->earlier && strcmp(entered->criterion, score->criterion) == 0 &&
            entered->stage == score->stage)
            current = entered;
    }
    return current;
}

static enum sv_status open_card(struct sv_db *db, struct entering *entering,
                                struct sv_error *reterr)
{
    const struct sv_scores *scores = entering->entry->scores;
    const struct sv_scorecard_key key = { scores->framework, entering->card->unit, scores->period };
    bool added = false;

    enum sv_status status =
        sv_store_scorecard_add(db, entering->arena, &key, scores->version, &added, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_lock(db, entering->arena, &key, &entering->head, reterr);
    if (status == SV_OK && entering->head.version != scores->version)
        return sv_fail(reterr, SV_ERR_CONFLICT, "version",
                       "the scorecard of '%.40s' for %.40s is kept under version %d of '%.40s', "
                       "not %d",
                       key.unit, key.period, (int)entering->head.version, key.framework,
                       (int)scores->version);
    if (status == SV_OK)
        status = sv_store_score_list(db, entering->arena, &key, &entering->entered,
                                     &entering->entered_count, reterr);
    return status;
}

static enum sv_status add(struct sv_db *db, struct entering *entering, struct sv_score score,
                          struct sv_error *reterr)
{
    const struct sv_score *before = standing_of(entering, &score);

    if (before != NULL && before->applicable == score.applicable &&
        before->points == score.points && same_facts(&before->facts, &score.facts))
        return SV_OK;
    score.reason = entering->entry->scores->reason;
    score.author = entering->entry->author;
    score.entered_on = entering->entry->entered_on;
    entering->added++;
    return sv_par_score_add(db, entering->arena, &entering->head.key, &score, before, reterr);
}

static enum sv_status add_all(struct sv_db *db, struct entering *entering, struct sv_error *reterr)
{
    const struct sv_card_scores *card = entering->card;
    const struct sv_score total = {
        .criterion = "", .stage = SV_STAGE_FINAL, .applicable = true, .points = card->total
    };
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < card->score_count && status == SV_OK; i++)
        status = add(db, entering, card->scores[i], reterr);
    if (status == SV_OK && card->has_total)
        status = add(db, entering, total, reterr);
    return status;
}

/* A published total that the parts, each of them rounded, cannot have made is a slip, or of a
 * document before this one: other points need another total. */
static enum sv_status check_total(const struct entering *entering, const struct sv_scorecard *card,
                                  struct sv_error *reterr)
{
    if (sv_scorecard_total_fits(card))
        return SV_OK;
    sv_violate(&entering->entry->violations,
               sv_json_pointer(entering->arena, entering->card->pointer, "total"),
               SV_VIOLATION_INCONSISTENT);
    return sv_fail(reterr, SV_ERR_INVALID, "total", "not what the points add up to");
}

static enum sv_status publish(struct sv_db *db, const struct entering *entering,
                              enum sv_card_state before, const struct sv_scorecard *card,
                              struct sv_error *reterr)
{
    const struct sv_scores *scores = entering->entry->scores;
    const struct sv_scorecard_head *head = &entering->head;
    const struct sv_evidence_list none = { 0 };
    const struct sv_missing_list missing =
        sv_par_missing(entering->arena, card, &none, SV_MISSING_BIT(SV_MISSING_RELEASE));
    const struct sv_par_event event = {
        .criterion = "",
        .action = sv_par_action_word(SV_PAR_PUBLISH),
        .from = sv_card_state_word(before),
        .to = sv_card_state_word(head->state),
        .reason =
            sv_arena_printf(entering->arena, "%s: %s", scores->decision.number, scores->reason),
        .author = entering->entry->author,
    };

    enum sv_status status = sv_par_missing_refusal(entering->arena, &missing, reterr);
    if (status == SV_OK)
        status = sv_par_pin(db, entering->arena, head, card, event.author, reterr);
    if (status == SV_OK)
        status = sv_store_par_event_add(db, entering->arena, &head->key, &event, reterr);
    return status;
}

/* Whether the document brings a decision that the card does not have. */
static bool decides(const struct entering *entering)
{
    const struct sv_par_decision *decision = &entering->entry->scores->decision;

    return decision->number[0] != '\0' &&
           (entering->head.state != SV_CARD_PUBLISHED ||
            entering->head.decision_date != decision->date ||
            strcmp(entering->head.decision_number, decision->number) != 0);
}

/* First of all: by the decision it stands on the releases of now, not on those of one before. */
static enum sv_status decide(struct sv_db *db, struct entering *entering, struct sv_error *reterr)
{
    entering->head =
        sv_par_moved(&entering->head, SV_PAR_PUBLISH, &entering->entry->scores->decision);
    return sv_store_scorecard_move(db, entering->arena, &entering->head, reterr);
}

static enum sv_status enter_card(struct sv_db *db, struct entering *entering,
                                 struct sv_error *reterr)
{
    struct sv_scorecard card = { 0 };

    entering->added = 0;
    enum sv_status status = open_card(db, entering, reterr);
    const enum sv_card_state before = entering->head.state;
    bool decided = status == SV_OK && decides(entering);

    if (status == SV_OK)
        status = add_all(db, entering, reterr);
    if (status == SV_OK && before >= SV_CARD_FINAL && entering->added > 0 && !decided)
        return sv_fail(reterr, SV_ERR_CONFLICT, "state",
                       "the scorecard of '%.40s' for %.40s is %s: only another decision changes it",
                       entering->card->unit, entering->entry->scores->period,
                       sv_card_state_word(before));
    if (status == SV_OK && decided)
        status = decide(db, entering, reterr);
    if (status == SV_OK)
        status = sv_par_add_up(&(struct sv_par_reading){ entering->app, db, entering->arena },
                               &entering->head, entering->framework, &card, reterr);
    if (status == SV_OK)
        status = check_total(entering, &card, reterr);
    if (status == SV_OK && decided)
        status = publish(db, entering, before, &card, reterr);
    entering->entry->added += entering->added;
    entering->entry->published += decided;
    return status;
}

static enum sv_status enter(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct entering *entering = context;
    const struct sv_scores *scores = entering->entry->scores;
    enum sv_status status = SV_OK;

    entering->entry->added = 0;
    entering->entry->published = 0;
    for (size_t i = 0; i < scores->card_count && status == SV_OK; i++) {
        entering->card = &scores->cards[i];
        status = enter_card(db, entering, reterr);
    }
    return status;
}

static enum sv_status check_units(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_scores *scores, struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < scores->card_count && status == SV_OK; i++) {
        const char *unit = scores->cards[i].unit;
        bool exists = false;

        status = sv_store_unit_within(db, arena, unit, unit, &exists, reterr);
        if (status == SV_OK && !exists)
            return sv_fail(reterr, SV_ERR_NOT_FOUND, "unit", "no unit '%.40s'", unit);
    }
    return status;
}

enum sv_status sv_app_scores_enter(const struct sv_app *app, struct sv_arena *arena,
                                   struct sv_scores_entry *entry, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    const struct sv_scores *scores = entry->scores;
    const struct sv_scorecard_head wanted = { .key = { .framework = scores->framework },
                                              .version = scores->version };
    struct sv_framework framework = { 0 };
    struct entering entering = {
        .app = app, .arena = arena, .entry = entry, .framework = &framework
    };

    if (entry->violations.count > 0)
        return SV_OK;
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_framework(app, loan.db, arena, &wanted, &framework, reterr);
    if (status == SV_OK)
        status = check_units(loan.db, arena, scores, reterr);
    if (status != SV_OK)
        return status;
    sv_scores_check(&framework, scores, &entry->violations);
    if (entry->violations.count > 0)
        return SV_OK;
    status = sv_transact(loan.db, enter, &entering, reterr);
    if (entry->violations.count > 0) /* found when it was added up, and rolled back */
        return SV_OK;
    return status;
}
