/* SPDX-License-Identifier: Apache-2.0 */
#include "store/staff_store.h"

#include "store/statements.h"

struct key_row {
    int64_t id;
    const char *role;
    const char *unit;
    const char *label;
    sv_day made_on;
    sv_day revoked_on;
    bool revoked;
};

static enum sv_status select_keys(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_stmt *stmt, const struct sv_param *params,
                                  struct sv_staff_keys *ret_keys, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct key_row, id),      SV_COL(struct key_row, role),
        SV_COL(struct key_row, unit),    SV_COL(struct key_row, label),
        SV_COL(struct key_row, made_on), SV_COL(struct key_row, revoked_on),
        SV_COL(struct key_row, revoked),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct key_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_staff_key *keys = sv_arena_array(arena, rows.count, sizeof(*keys));

    for (size_t i = 0; i < rows.count; i++) {
        const struct key_row *row = (const struct key_row *)rows.items + i;

        keys[i] = (struct sv_staff_key){
            .id = row->id,
            .unit = row->unit,
            .label = row->label,
            .made_on = row->made_on,
            .revoked = row->revoked,
            .revoked_on = row->revoked_on,
        };
        if (!sv_role_of_word(row->role, &keys[i].role))
            return sv_fail(reterr, SV_ERR_INTERNAL, stmt->name, "unknown role '%s'", row->role);
    }
    *ret_keys = (struct sv_staff_keys){ .items = keys, .count = rows.count };
    return SV_OK;
}

enum sv_status sv_store_staff_key_find(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                       struct sv_staff_key *ret_key, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, secret) };
    struct sv_staff_keys keys = { 0 };

    enum sv_status status = select_keys(db, arena, &sv_stmt_staff_key_find, params, &keys, reterr);
    if (status != SV_OK)
        return status;
    if (keys.count == 0)
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "this staff key is not valid");
    *ret_key = keys.items[0];
    return SV_OK;
}

enum sv_status sv_store_staff_key_add(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                      const struct sv_staff_key *key, struct sv_error *reterr)
{
    const char *role = sv_role_word(key->role);
    const struct sv_param params[] = {
        SV_PARAM(arena, secret),     SV_PARAM(arena, role),         SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->label), SV_PARAM(arena, key->made_on),
    };

    return sv_db_run(db, &sv_stmt_staff_key_insert, params, NULL, reterr);
}

enum sv_status sv_store_staff_key_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_staff_keys *ret_keys, struct sv_error *reterr)
{
    return select_keys(db, arena, &sv_stmt_staff_key_list, NULL, ret_keys, reterr);
}

enum sv_status sv_store_staff_key_revoke(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                         sv_day today, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, id), SV_PARAM(arena, today) };
    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_staff_key_revoke, params, &affected, reterr);

    if (status == SV_OK && affected == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "key", "no key of this number is in use");
    return status;
}
