/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_frameworks.h"

#include "store/par_store.h"
#include "store/pool.h"

enum sv_status sv_app_framework_find(const struct sv_app *app, struct sv_arena *arena,
                                     const char *code, int64_t version,
                                     struct sv_document *ret_document, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_framework_find(loan.db, arena, code, version, ret_document, reterr);
}
