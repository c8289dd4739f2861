/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_STAFF_H
#define SV_APP_STAFF_H

#include "app/app.h"
#include "domain/staff.h"

#include <stddef.h>
#include <stdint.h>

/* What keys begin with: who bears one can tell what it is. */
#define SV_STAFF_PREFIX  "sk_"
#define SV_DEVICE_PREFIX "dk_"

/* Who bears this key, a member of the staff or a device; SV_ERR_UNAUTHENTICATED. */
SV_MUST_USE
enum sv_status sv_app_authenticate(const struct sv_app *app, struct sv_arena *arena,
                                   const char *secret, sv_day today, struct sv_caller *ret_caller,
                                   struct sv_error *reterr);

/* SV_ERR_NOT_FOUND if the key's unit does not exist. */
SV_MUST_USE
enum sv_status sv_app_staff_key_add(const struct sv_app *app, struct sv_arena *arena,
                                    const char *secret, const struct sv_staff_key *key,
                                    struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_staff_keys(const struct sv_app *app, struct sv_arena *arena,
                                 struct sv_staff_keys *ret_keys, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_staff_key_revoke(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                       sv_day today, struct sv_error *reterr);

#endif
