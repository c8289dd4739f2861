/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"

#include "app/feeds.h"
#include "store/catalogue_store.h"
#include "store/par_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/transaction.h"

#include <string.h>

enum sv_status sv_app_framework_add(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_document *document, bool *ret_added,
                                    struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_framework_add(loan.db, arena, document, ret_added, reterr);
}

static enum sv_status read_document(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_document *document,
                                    struct sv_framework *ret_framework, struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = arena };

    enum sv_status status = app->codec->read_framework(
        arena, document->text, strlen(document->text), ret_framework, &violations, reterr);
    if (status == SV_OK && violations.count > 0)
        status = sv_fail(reterr, SV_ERR_INTERNAL, document->code,
                         "its stored document is no longer accepted");
    return status;
}

/* Gives a framework its part of heads, which are ordered by framework and version. */
static void share_out(const struct sv_scorecard_head *heads, size_t count,
                      struct sv_framework_use *use)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(heads[i].key.framework, use->framework.code) != 0 ||
            heads[i].version != use->framework.version)
            continue;
        if (use->scorecard_count == 0)
            use->scorecards = &heads[i];
        use->scorecard_count++;
    }
}

enum sv_status sv_app_frameworks(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_caller *caller,
                                 const struct sv_framework_use **ret_frameworks, size_t *ret_count,
                                 struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_documents documents = { 0 };
    const struct sv_scorecard_head *heads = NULL;
    size_t head_count = 0;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_framework_list(loan.db, arena, &documents, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_list(loan.db, arena, caller->unit, &heads, &head_count, reterr);
    if (status != SV_OK)
        return status;
    struct sv_framework_use *uses = sv_arena_array(arena, documents.count, sizeof(*uses));

    for (size_t i = 0; i < documents.count && status == SV_OK; i++) {
        status = read_document(app, arena, &documents.items[i], &uses[i].framework, reterr);
        if (status == SV_OK)
            share_out(heads, head_count, &uses[i]);
    }
    if (status != SV_OK)
        return status;
    *ret_frameworks = uses;
    *ret_count = documents.count;
    return SV_OK;
}

struct entering {
    struct sv_arena *arena;
    struct sv_scores_entry *entry;
};

/* Whether entering the score again would change nothing. */
static bool stands_already(const struct sv_score *entered, size_t count,
                           const struct sv_score *score)
{
    const struct sv_score *current = NULL;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(entered[i].criterion, score->criterion) == 0 && entered[i].stage == score->stage)
            current = &entered[i];
    }
    return current != NULL && current->applicable == score->applicable &&
           current->points == score->points;
}

static enum sv_status open_scorecard(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key, int64_t version,
                                     struct sv_error *reterr)
{
    struct sv_scorecard_head head = { 0 };

    enum sv_status status = sv_store_scorecard_add(db, arena, key, version, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_find(db, arena, key, &head, reterr);
    if (status == SV_OK && head.version != version)
        return sv_fail(reterr, SV_ERR_CONFLICT, "version",
                       "the scorecard of '%.40s' for %.40s is kept under version %d of '%.40s', "
                       "not %d",
                       key->unit, key->period, (int)head.version, key->framework, (int)version);
    return status;
}

static enum sv_status enter(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct entering *entering = context;
    struct sv_scores_entry *entry = entering->entry;
    const struct sv_scores *scores = entry->scores;
    const struct sv_scorecard_key key = { scores->framework, scores->unit, scores->period };
    const struct sv_score *entered = NULL;
    size_t count = 0;

    entry->added = 0;
    enum sv_status status = open_scorecard(db, entering->arena, &key, scores->version, reterr);
    if (status == SV_OK)
        status = sv_store_score_list(db, entering->arena, &key, &entered, &count, reterr);
    for (size_t i = 0; i < scores->score_count && status == SV_OK; i++) {
        if (stands_already(entered, count, &scores->scores[i]))
            continue;
        status = sv_store_score_add(db, entering->arena, scores, &scores->scores[i],
                                    entry->entered_on, reterr);
        entry->added++;
    }
    return status;
}

enum sv_status sv_app_scores_enter(const struct sv_app *app, struct sv_arena *arena,
                                   struct sv_scores_entry *entry, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct entering entering = { .arena = arena, .entry = entry };
    const struct sv_scores *scores = entry->scores;
    struct sv_framework framework = { 0 };
    struct sv_document document = { 0 };
    bool exists = false;

    if (entry->violations.count > 0)
        return SV_OK;
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_framework_find(loan.db, arena, scores->framework, scores->version,
                                         &document, reterr);
    if (status == SV_OK)
        status = read_document(app, arena, &document, &framework, reterr);
    if (status == SV_OK)
        status = sv_store_unit_within(loan.db, arena, scores->unit, scores->unit, &exists, reterr);
    if (status == SV_OK && !exists)
        status = sv_fail(reterr, SV_ERR_NOT_FOUND, "unit", "no unit '%.40s'", scores->unit);
    if (status != SV_OK)
        return status;
    sv_scores_check(&framework, scores, &entry->violations);
    if (entry->violations.count > 0)
        return SV_OK;
    return sv_transact(loan.db, enter, &entering, reterr);
}

static enum sv_status check_access(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_caller *caller, const char *unit,
                                   struct sv_error *reterr)
{
    bool within = true;
    enum sv_status status = SV_OK;

    if (caller->unit[0] != '\0')
        status = sv_store_unit_within(db, arena, unit, caller->unit, &within, reterr);
    if (status == SV_OK && !within)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "unit", "not a unit that this key may see");
    return status;
}

static enum sv_status add_up(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                             const struct sv_scorecard_head *head,
                             struct sv_scorecard *ret_scorecard, struct sv_error *reterr)
{
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));
    const struct sv_score *scores = NULL;
    const struct sv_survey_points *surveys = NULL;
    struct sv_document document = { 0 };
    size_t score_count = 0, survey_count = 0;

    enum sv_status status =
        sv_store_framework_find(db, arena, head->key.framework, head->version, &document, reterr);
    if (status == SV_OK)
        status = read_document(app, arena, &document, framework, reterr);
    if (status == SV_OK)
        status = sv_store_score_list(db, arena, &head->key, &scores, &score_count, reterr);
    if (status == SV_OK)
        status = sv_store_survey_points(db, arena, &head->key, &surveys, &survey_count, reterr);
    if (status == SV_OK)
        status = sv_feed_keep_fitting(app, arena, framework, &surveys, &survey_count, reterr);
    if (status != SV_OK)
        return status;

    *ret_scorecard = sv_scorecard_of(arena, framework, scores, score_count, surveys, survey_count);
    ret_scorecard->unit = head->key.unit;
    ret_scorecard->unit_name = head->unit_name;
    ret_scorecard->period = head->key.period;
    ret_scorecard->state = head->state;
    ret_scorecard->decision_number = head->decision_number;
    ret_scorecard->decision_date = head->decision_date;
    return SV_OK;
}

enum sv_status sv_app_scorecard(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_caller *caller, const struct sv_scorecard_key *key,
                                struct sv_scorecard *ret_scorecard, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_scorecard_head head = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = check_access(loan.db, arena, caller, key->unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_find(loan.db, arena, key, &head, reterr);
    if (status != SV_OK)
        return status;
    return add_up(app, loan.db, arena, &head, ret_scorecard, reterr);
}
