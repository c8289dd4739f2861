/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_DEVICE_STORE_H
#define SV_STORE_DEVICE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/chain.h"
#include "domain/device.h"

#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/* Makes key the first one unless there is one already. */
SV_MUST_USE
enum sv_status sv_store_seal_key_add(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_seal_key *key, sv_day today,
                                     struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_seal_key_list(struct sv_db *db, struct sv_arena *arena,
                                      struct sv_seal_keys *ret_keys, struct sv_error *reterr);

/* A device to add: its survey, counter and label, and the code it enrols with. */
struct sv_new_device {
    const struct sv_device *device;
    const char *code;
    sv_day made_on;
    sv_day expires_on; /* last day of the code */
};
/* SV_ERR_CONFLICT if the code is in use. */
SV_MUST_USE
enum sv_status sv_store_device_add(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_new_device *addition, int64_t *ret_id,
                                   struct sv_error *reterr);

/* What a tablet brings to enrol: its code, and the key it will have. */
struct sv_enrolment {
    const char *code;
    const char *secret;
    sv_day today;
};
/* SV_ERR_NOT_FOUND if the code is unknown, expired or used. */
SV_MUST_USE
enum sv_status sv_store_device_enrol(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_enrolment *enrolment, int64_t *ret_id,
                                     struct sv_error *reterr);

/* SV_ERR_UNAUTHENTICATED if the key is unknown or revoked. */
SV_MUST_USE
enum sv_status sv_store_device_of_key(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                      struct sv_device *ret_device, struct sv_error *reterr);
/* SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_device_find(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                    struct sv_device *ret_device, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_device_called(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                      sv_day today, struct sv_error *reterr);

/* The devices at counters below scope ("" for all) of survey ("" for all), with their gaps. */
SV_MUST_USE
enum sv_status sv_store_device_list(struct sv_db *db, struct sv_arena *arena, const char *scope,
                                    const char *survey, struct sv_listed_devices *ret_devices,
                                    struct sv_error *reterr);
/* SV_ERR_NOT_FOUND if no such device is below scope, or it is revoked already. */
SV_MUST_USE
enum sv_status sv_store_device_revoke(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                      sv_day today, const char *scope, struct sv_error *reterr);

/*
 * The chain of a device with those of the entries that are kept, locked until
 * the end of the transaction.
 */
SV_MUST_USE
enum sv_status sv_store_chain_lock(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_chain_entry *entries, size_t count,
                                   struct sv_chain *chain, struct sv_error *reterr);

/* Stores what sv_chain_take found; in the transaction of sv_store_chain_lock. */
SV_MUST_USE
enum sv_status sv_store_chain_add(struct sv_db *db, struct sv_arena *arena, int64_t device,
                                  const struct sv_session_report *report,
                                  const struct sv_chain_news *news, struct sv_error *reterr);

#endif
