/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_FEED_STORE_H
#define SV_STORE_FEED_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/feed.h"
#include "domain/release.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;

/* A key pair as it is stored; in the arena. */
struct sv_key_bytes {
    int64_t number;
    const uint8_t *public_key; /* 32 bytes */
    const uint8_t *secret_key; /* 64 bytes */
};

/* Makes it the first one, unless there is one already. */
SV_MUST_USE
enum sv_status sv_store_signing_key_add(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_key_bytes *key, sv_day today,
                                        struct sv_error *reterr);
/* The one that signs; SV_ERR_NOT_FOUND before the first. */
SV_MUST_USE
enum sv_status sv_store_signing_key_newest(struct sv_db *db, struct sv_arena *arena,
                                           struct sv_key_bytes *ret_key, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_public_keys(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_public_key **ret_keys, size_t *ret_count,
                                    struct sv_error *reterr);

/* A release with its signature, where it has one. SV_ERR_NOT_FOUND. */
struct sv_signed_release {
    const char *document;
    struct sv_release_signature signature; /* key 0 on one that is older than signatures */
};
SV_MUST_USE
enum sv_status sv_store_release_signed(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_release_key *key,
                                       struct sv_signed_release *ret_signed,
                                       struct sv_error *reterr);

/* The last statement of the transaction of a release: from here to its end no other may enter. */
SV_MUST_USE
enum sv_status sv_store_feed_add(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                 int64_t number, struct sv_error *reterr);

/* Holds, until the end of the transaction, the right to give the scoring module what releases say:
 * the order in which it came is the order of what stands. */
SV_MUST_USE
enum sv_status sv_store_take_lock(struct sv_db *db, struct sv_arena *arena,
                                  struct sv_error *reterr);

#define SV_LAST_TAKEN INT64_C(-1)

struct sv_feed_document {
    int64_t entry; /* 0 if there is none */
    const char *document;
};

/* The first entry after one, or after the last that the scoring module has taken. */
SV_MUST_USE
enum sv_status sv_store_feed_next(struct sv_db *db, struct sv_arena *arena, int64_t after,
                                  struct sv_feed_document *ret_next, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_feed_taken(struct sv_db *db, struct sv_arena *arena, int64_t entry,
                                   const char *fault, struct sv_error *reterr);

/* What is known of a release that comes as a document. */
struct sv_release_known {
    bool ours;          /* the survey is one of this installation */
    const char *sha256; /* in hex, under which it is known; "" if it is not */
};
SV_MUST_USE
enum sv_status sv_store_release_known(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_released *released,
                                      struct sv_release_known *ret_known, struct sv_error *reterr);

/* A document as it was read, and its hash in hex. */
struct sv_taken_document {
    const struct sv_released *released;
    const char *sha256;
};

/* Adds what the document brings to scorecards and is not there yet; *ret_added is how much. */
SV_MUST_USE
enum sv_status sv_store_survey_scores_add(struct sv_db *db, struct sv_arena *arena,
                                          const struct sv_taken_document *document,
                                          size_t *ret_added, struct sv_error *reterr);

#endif
