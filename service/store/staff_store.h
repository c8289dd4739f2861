/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_STAFF_STORE_H
#define SV_STORE_STAFF_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/staff.h"

#include <stddef.h>

struct sv_db;

/* SV_ERR_UNAUTHENTICATED if the key is unknown or revoked. */
SV_MUST_USE
enum sv_status sv_store_staff_key_find(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                       struct sv_staff_key *ret_key, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_staff_key_add(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                      const struct sv_staff_key *key, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_staff_key_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_staff_keys *ret_keys, struct sv_error *reterr);
/* SV_ERR_NOT_FOUND if there is no such key or it is revoked already. */
SV_MUST_USE
enum sv_status sv_store_staff_key_revoke(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                         sv_day today, struct sv_error *reterr);

#endif
