/* SPDX-License-Identifier: Apache-2.0 */
#include "app/plan.h"
#include "store/catalogue_store.h"
#include "store/par_store.h"
#include "store/pool.h"
#include "store/target_store.h"
#include "store/transaction.h"

#include <string.h>

static enum sv_status check_unit(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_plan_question *question, struct sv_error *reterr)
{
    const char *unit = question->key.unit, *above = question->caller->unit;
    bool known = false, within = true;

    enum sv_status status = sv_store_unit_within(db, arena, unit, unit, &known, reterr);
    if (status == SV_OK && above[0] != '\0')
        status = sv_store_unit_within(db, arena, unit, above, &within, reterr);
    if (status == SV_OK && !within)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "unit", "not a unit that this key may see");
    if (status == SV_OK && !known)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "unit", "no unit '%.40s'", unit);
    return status;
}

enum sv_status sv_app_targets(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_plan_question *question,
                              struct sv_targets *ret_targets, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = check_unit(loan.db, arena, question, reterr);
    if (status == SV_OK)
        status = sv_store_target_list(loan.db, arena, &question->key, ret_targets, reterr);
    return status;
}

static bool stands(const struct sv_targets *targets, const struct sv_target *target)
{
    for (size_t i = 0; i < targets->count; i++) {
        const struct sv_target *other = &targets->items[i];

        if (other->kind == target->kind && strcmp(other->criterion, target->criterion) == 0)
            return other->low == target->low && other->high == target->high &&
                   strcmp(other->source, target->source) == 0;
    }
    return false;
}

struct setting {
    struct sv_arena *arena;
    struct sv_targets_entry *entry;
};

static enum sv_status set(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct setting *setting = context;
    const struct sv_targets_order *order = setting->entry->order;
    struct sv_targets before = { 0 };

    setting->entry->set = 0;
    enum sv_status status = sv_store_target_list(db, setting->arena, &order->key, &before, reterr);
    for (size_t i = 0; i < order->targets.count && status == SV_OK; i++) {
        if (stands(&before, &order->targets.items[i]))
            continue;
        status =
            sv_store_target_add(db, setting->arena, &order->key, &order->targets.items[i], reterr);
        setting->entry->set++;
    }
    return status;
}

/* Of the version that the scorecard is kept under, or the newest. */
static enum sv_status find_framework(const struct sv_app *app, struct sv_db *db,
                                     struct sv_arena *arena, const struct sv_scorecard_key *key,
                                     struct sv_framework *ret_framework, struct sv_error *reterr)
{
    struct sv_scorecard_head head = { 0 };
    struct sv_document document = { 0 };
    struct sv_violations violations = { .arena = arena };

    enum sv_status status = sv_store_scorecard_find(db, arena, key, &head, reterr);
    if (status != SV_OK && status != SV_ERR_NOT_FOUND)
        return status;
    status = sv_store_framework_find(db, arena, key->framework, status == SV_OK ? head.version : 0,
                                     &document, reterr);
    if (status != SV_OK)
        return status;
    return app->codec->read_framework(arena, document.text, strlen(document.text), ret_framework,
                                      &violations, reterr);
}

enum sv_status sv_app_targets_enter(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_plan_question *question,
                                    struct sv_targets_entry *entry, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_framework framework = { 0 };
    struct setting setting = { .arena = arena, .entry = entry };

    if (entry->violations.count > 0)
        return SV_OK;
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = check_unit(loan.db, arena, question, reterr);
    if (status == SV_OK)
        status = find_framework(app, loan.db, arena, &question->key, &framework, reterr);
    if (status != SV_OK)
        return status;
    sv_targets_check(&framework, entry->order, &entry->violations);
    if (entry->violations.count > 0)
        return SV_OK;
    return sv_transact(loan.db, set, &setting, reterr);
}
