/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_SIGNING_H
#define SV_APP_SIGNING_H

#include "app/app.h"
#include "app/seal.h"
#include "domain/feed.h"

struct sv_db;

/* The key that signs, made on first use (docs/adr/0012); forget it after use. In a transaction. */
SV_MUST_USE
enum sv_status sv_signing_key_take(struct sv_db *db, struct sv_arena *arena, sv_day today,
                                   struct sv_signing_key *ret_key, struct sv_error *reterr);

/* What verifies signatures, the newest first; none before the first release. */
SV_MUST_USE
enum sv_status sv_app_public_keys(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_public_key **ret_keys, size_t *ret_count,
                                  struct sv_error *reterr);

/* A release as the operator takes it out: its bytes, and its signature to be kept beside them.
 * SV_ERR_NOT_FOUND; SV_ERR_CONFLICT if it is older than signatures. */
SV_MUST_USE
enum sv_status sv_app_release_export(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_release_key *key, const char **ret_document,
                                     struct sv_release_signature *ret_signature,
                                     struct sv_error *reterr);

/* A document from outside, its signature, and the keys that the operator trusts. */
struct sv_outside_document {
    const char *text;
    size_t size;
    struct sv_release_signature signature;
    const struct sv_public_key *trusted;
    size_t trusted_count;
};

/* Whether one of the keys made the signature of these bytes, else SV_ERR_INVALID. */
SV_MUST_USE
enum sv_status sv_signature_check(struct sv_arena *arena,
                                  const struct sv_outside_document *document,
                                  struct sv_error *reterr);

#endif
