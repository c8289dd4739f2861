/* SPDX-License-Identifier: Apache-2.0 */
#include "app/signing.h"

#include "base/text.h"
#include "store/feed_store.h"
#include "store/pool.h"

#include <string.h>

static enum sv_status make_first(struct sv_db *db, struct sv_arena *arena, sv_day today,
                                 struct sv_error *reterr)
{
    struct sv_signing_key key;

    sv_signing_key_make(&key);
    const struct sv_key_bytes bytes = { 1, key.public_key, key.secret_key };
    enum sv_status status = sv_store_signing_key_add(db, arena, &bytes, today, reterr);

    sv_signing_key_forget(&key);
    return status;
}

enum sv_status sv_signing_key_take(struct sv_db *db, struct sv_arena *arena, sv_day today,
                                   struct sv_signing_key *ret_key, struct sv_error *reterr)
{
    struct sv_key_bytes bytes = { 0 };
    enum sv_status status = sv_store_signing_key_newest(db, arena, &bytes, reterr);

    if (status == SV_ERR_NOT_FOUND) {
        status = make_first(db, arena, today, reterr);
        if (status == SV_OK)
            status = sv_store_signing_key_newest(db, arena, &bytes, reterr);
    }
    if (status != SV_OK)
        return status;
    ret_key->number = bytes.number;
    memcpy(ret_key->public_key, bytes.public_key, SV_SIGN_PUBLIC_SIZE);
    memcpy(ret_key->secret_key, bytes.secret_key, SV_SIGN_SECRET_SIZE);
    return SV_OK;
}

enum sv_status sv_app_public_keys(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_public_key **ret_keys, size_t *ret_count,
                                  struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_public_keys(loan.db, arena, ret_keys, ret_count, reterr);
}

enum sv_status sv_app_release_export(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_release_key *key, const char **ret_document,
                                     struct sv_release_signature *ret_signature,
                                     struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_signed_release release = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_release_signed(loan.db, arena, key, &release, reterr);
    if (status != SV_OK)
        return status;
    if (release.signature.key == 0)
        return sv_fail(reterr, SV_ERR_CONFLICT, "release",
                       "older than signatures: release the survey again");
    *ret_document = release.document;
    *ret_signature = release.signature;
    return SV_OK;
}

/* Bytes of exactly this size, else NULL. */
static const uint8_t *bytes_of(struct sv_arena *arena, const char *text, size_t wanted)
{
    const uint8_t *bytes = NULL;
    size_t size = 0;

    return sv_base64_read(arena, text, &bytes, &size) && size == wanted ? bytes : NULL;
}

enum sv_status sv_signature_check(struct sv_arena *arena,
                                  const struct sv_outside_document *document,
                                  struct sv_error *reterr)
{
    const uint8_t *signature = bytes_of(arena, document->signature.signature, SV_SIGNATURE_SIZE);
    struct sv_hash hash;

    sv_sha256(document->text, document->size, &hash);
    if (strcmp(sv_hex(arena, hash.bytes, SV_HASH_SIZE), document->signature.sha256) != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "sha256",
                       "the document was changed, or the signature is of another one");
    if (signature == NULL)
        return sv_fail(reterr, SV_ERR_INVALID, "signature", "not 64 bytes in base64");
    for (size_t i = 0; i < document->trusted_count; i++) {
        const uint8_t *key = bytes_of(arena, document->trusted[i].public_key, SV_SIGN_PUBLIC_SIZE);

        if (key == NULL)
            return sv_fail(reterr, SV_ERR_INVALID, "key", "not 32 bytes in base64");
        if (sv_signed_by(key, document->text, document->size, signature))
            return SV_OK;
    }
    return sv_fail(reterr, SV_ERR_INVALID, "signature",
                   "not made by the key that you named: the document is not taken");
}
