/* SPDX-License-Identifier: Apache-2.0 */
#include "app/signing.h"

#include "base/text.h"
#include "store/feed_store.h"
#include "store/pool.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* The store, faked: the key pair that was made, once there is one. */
static struct sv_signing_key stored;
static int made;

enum sv_status sv_pool_take(struct sv_pool *pool, struct sv_loan *ret_loan, struct sv_error *reterr)
{
    (void)pool, (void)ret_loan, (void)reterr;
    return SV_OK;
}

void sv_pool_give(struct sv_loan *loan)
{
    (void)loan;
}

enum sv_status sv_store_signing_key_add(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_key_bytes *key, sv_day today,
                                        struct sv_error *reterr)
{
    (void)db, (void)arena, (void)today, (void)reterr;
    stored.number = key->number;
    memcpy(stored.public_key, key->public_key, SV_SIGN_PUBLIC_SIZE);
    memcpy(stored.secret_key, key->secret_key, SV_SIGN_SECRET_SIZE);
    made++;
    return SV_OK;
}

enum sv_status sv_store_signing_key_newest(struct sv_db *db, struct sv_arena *arena,
                                           struct sv_key_bytes *ret_key, struct sv_error *reterr)
{
    (void)db, (void)arena;
    if (stored.number == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "signing_key", "none");
    *ret_key = (struct sv_key_bytes){ stored.number, stored.public_key, stored.secret_key };
    return SV_OK;
}

enum sv_status sv_store_public_keys(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_public_key **ret_keys, size_t *ret_count,
                                    struct sv_error *reterr)
{
    (void)db, (void)arena, (void)ret_keys, (void)ret_count, (void)reterr;
    return SV_OK;
}

static struct sv_signed_release release;

enum sv_status sv_store_release_signed(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_release_key *key,
                                       struct sv_signed_release *ret_signed,
                                       struct sv_error *reterr)
{
    (void)db, (void)arena, (void)key, (void)reterr;
    *ret_signed = release;
    return SV_OK;
}

static struct sv_arena *arena;
static struct sv_error error;
static struct sv_signing_key key;
static struct sv_public_key trusted[2];
static struct sv_outside_document document;
static const char TEXT[] = "{\"format\":\"sipas-release/2\"}";

static void begin(void)
{
    struct sv_signing_key other;
    uint8_t signature[SV_SIGNATURE_SIZE];
    struct sv_hash hash;

    arena = sv_arena_new();
    cr_assert(eq(int, sv_seal_begin(&error), SV_OK));
    cr_assert(eq(int, sv_signing_key_take(NULL, arena, 20000, &key, &error), SV_OK));
    sv_signing_key_make(&other);
    sv_sign(&key, TEXT, strlen(TEXT), signature);
    sv_sha256(TEXT, strlen(TEXT), &hash);
    trusted[0].public_key = sv_base64(arena, other.public_key, SV_SIGN_PUBLIC_SIZE);
    trusted[1].public_key = sv_base64(arena, key.public_key, SV_SIGN_PUBLIC_SIZE);
    document = (struct sv_outside_document){
        .text = TEXT,
        .size = strlen(TEXT),
        .signature = { .key = 1,
                       .sha256 = sv_hex(arena, hash.bytes, SV_HASH_SIZE),
                       .signature = sv_base64(arena, signature, sizeof(signature)) },
        .trusted = trusted,
        .trusted_count = 2,
    };
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(signing, .init = begin, .fini = end);

Test(signing, makes_a_key_at_the_first_use_and_never_again)
{
    struct sv_signing_key again;

    cr_assert(eq(int, sv_signing_key_take(NULL, arena, 20001, &again, &error), SV_OK));
    cr_expect(eq(int, made, 1));
    cr_expect(memcmp(&again, &key, sizeof(key)) == 0);
}

Test(signing, takes_what_any_trusted_key_has_signed)
{
    cr_expect(eq(int, sv_signature_check(arena, &document, &error), SV_OK), "%s", error.detail);
}

Test(signing, refuses_what_no_trusted_key_has_signed)
{
    document.trusted_count = 1;
    cr_expect(eq(int, sv_signature_check(arena, &document, &error), SV_ERR_INVALID));
    cr_expect(eq(str, error.where, "signature"));
}

/* Even with the hash made to fit: that is not what is signed. */
Test(signing, refuses_a_document_of_which_a_byte_was_changed)
{
    char *changed = sv_arena_strdup(arena, TEXT);
    struct sv_hash hash;

    changed[10] ^= 1;
    document.text = changed;
    cr_expect(eq(int, sv_signature_check(arena, &document, &error), SV_ERR_INVALID));
    cr_expect(eq(str, error.where, "sha256"));
    sv_sha256(changed, strlen(changed), &hash);
    document.signature.sha256 = sv_hex(arena, hash.bytes, SV_HASH_SIZE);
    cr_expect(eq(int, sv_signature_check(arena, &document, &error), SV_ERR_INVALID));
    cr_expect(eq(str, error.where, "signature"));
}

Test(signing, refuses_texts_that_are_no_signature_and_no_key)
{
    static const char *const wrong[] = { "", "AAAA", "no base64!" };

    const char *good = document.signature.signature;

    for (size_t i = 0; i < 3; i++) {
        document.signature.signature = wrong[i];
        cr_expect(eq(int, sv_signature_check(arena, &document, &error), SV_ERR_INVALID));
        document.signature.signature = good;
        trusted[0].public_key = wrong[i];
        cr_expect(eq(int, sv_signature_check(arena, &document, &error), SV_ERR_INVALID));
        cr_expect(eq(str, error.where, "key"));
    }
}

Test(signing, takes_out_no_release_that_has_no_signature)
{
    struct sv_release_signature signature = { 0 };
    const struct sv_app app = { 0 };
    const struct sv_release_key wanted = { "S", 1 };
    const char *text = NULL;

    release = (struct sv_signed_release){ .document = TEXT };
    cr_expect(eq(int, sv_app_release_export(&app, arena, &wanted, &text, &signature, &error),
                 SV_ERR_CONFLICT));
    release.signature.key = 1;
    cr_expect(
        eq(int, sv_app_release_export(&app, arena, &wanted, &text, &signature, &error), SV_OK));
    cr_expect(eq(str, (char *)text, (char *)TEXT));
}
