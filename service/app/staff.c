/* SPDX-License-Identifier: Apache-2.0 */
#include "app/staff.h"

#include "store/catalogue_store.h"
#include "store/device_store.h"
#include "store/pool.h"
#include "store/staff_store.h"

#include <string.h>

static enum sv_status device_caller(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                    sv_day today, struct sv_caller *ret_caller,
                                    struct sv_error *reterr)
{
    struct sv_device device = { 0 };

    enum sv_status status = sv_store_device_of_key(db, arena, secret, &device, reterr);
    if (status == SV_OK && device.contact_on != today)
        status = sv_store_device_called(db, arena, device.id, today, reterr);
    if (status == SV_OK)
        *ret_caller = (struct sv_caller){ .role = SV_ROLE_DEVICE,
                                          .unit = device.unit,
                                          .device = device.id,
                                          .survey = device.survey,
                                          .counter = device.counter };
    return status;
}

static enum sv_status staff_caller(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                   struct sv_caller *ret_caller, struct sv_error *reterr)
{
    struct sv_staff_key key = { 0 };

    enum sv_status status = sv_store_staff_key_find(db, arena, secret, &key, reterr);
    /* From the time before devices were enrolled: such a key is bound to no counter. */
    if (status == SV_OK && key.role == SV_ROLE_DEVICE)
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "a device enrols by a code");
    if (status == SV_OK)
        *ret_caller = (struct sv_caller){
            .role = key.role, .unit = key.unit, .key = key.id, .label = key.label
        };
    return status;
}

enum sv_status sv_app_authenticate(const struct sv_app *app, struct sv_arena *arena,
                                   const char *secret, sv_day today, struct sv_caller *ret_caller,
                                   struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    if (strncmp(secret, SV_DEVICE_PREFIX, strlen(SV_DEVICE_PREFIX)) == 0)
        return device_caller(loan.db, arena, secret, today, ret_caller, reterr);
    return staff_caller(loan.db, arena, secret, ret_caller, reterr);
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
