/* SPDX-License-Identifier: Apache-2.0 */
#include "app/staff.h"

#include "store/catalogue_store.h"
#include "store/pool.h"
#include "store/staff_store.h"

#include <string.h>

void sv_staff_secret_print(const uint8_t random[SV_SECRET_BYTES], char text[SV_SECRET_TEXT_SIZE])
{
    static const char digits[] = /* base64url, RFC 4648 */
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t place = 3;
    unsigned bits = 0, waiting = 0;

    memcpy(text, "sk_", place);
    for (size_t i = 0; i < SV_SECRET_BYTES; i++) {
        waiting = (waiting << 8 | random[i]) & 0xFFFFU;
        bits += 8;
        for (; bits >= 6; bits -= 6)
            text[place++] = digits[waiting >> (bits - 6) & 63];
    }
    if (bits > 0)
        text[place++] = digits[waiting << (6 - bits) & 63];
    text[place] = '\0';
}

enum sv_status sv_app_authenticate(const struct sv_app *app, struct sv_arena *arena,
                                   const char *secret, struct sv_caller *ret_caller,
                                   struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_staff_key key = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_staff_key_find(loan.db, arena, secret, &key, reterr);
    if (status == SV_OK)
        *ret_caller = (struct sv_caller){ .role = key.role, .unit = key.unit };
    return status;
}

enum sv_status sv_app_staff_key_add(const struct sv_app *app, struct sv_arena *arena,
                                    const char *secret, const struct sv_staff_key *key,
                                    struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    bool exists = key->unit[0] == '\0';

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK && !exists)
        status = sv_store_unit_within(loan.db, arena, key->unit, key->unit, &exists, reterr);
    if (status == SV_OK && !exists)
        status = sv_fail(reterr, SV_ERR_NOT_FOUND, "unit", "no unit '%.40s'", key->unit);
    return status == SV_OK ? sv_store_staff_key_add(loan.db, arena, secret, key, reterr) : status;
}

enum sv_status sv_app_staff_keys(const struct sv_app *app, struct sv_arena *arena,
                                 struct sv_staff_keys *ret_keys, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_staff_key_list(loan.db, arena, ret_keys, reterr);
}

enum sv_status sv_app_staff_key_revoke(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                       sv_day today, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_staff_key_revoke(loan.db, arena, id, today, reterr);
}
