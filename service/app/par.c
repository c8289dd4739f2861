/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"

#include "app/par_card.h"
#include "store/par_store.h"
#include "store/pool.h"

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
        status = sv_par_read_framework(app, arena, &documents.items[i], &uses[i].framework, reterr);
        if (status == SV_OK)
            share_out(heads, head_count, &uses[i]);
    }
    if (status != SV_OK)
        return status;
    *ret_frameworks = uses;
    *ret_count = documents.count;
    return SV_OK;
}

enum sv_status sv_app_scorecard(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_caller *caller, const struct sv_scorecard_key *key,
                                struct sv_scorecard *ret_scorecard, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_scorecard_head head = { 0 };
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(loan.db, arena, caller, key->unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_find(loan.db, arena, key, &head, reterr);
    if (status == SV_OK)
        status = sv_par_framework(app, loan.db, arena, &head, framework, reterr);
    if (status == SV_OK)
        status = sv_par_add_up(&(struct sv_par_reading){ app, loan.db, arena }, &head, framework,
                               ret_scorecard, reterr);
    return status;
}
