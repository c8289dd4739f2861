/* SPDX-License-Identifier: Apache-2.0 */
#include "app/seal.h"

#include <sodium.h>
#include <string.h>

enum { SECRET_BYTES = 32, BASE64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

_Static_assert(SV_SEAL_KEY_SIZE == crypto_box_PUBLICKEYBYTES, "X25519");
_Static_assert(SV_SEAL_KEY_SIZE == crypto_box_SECRETKEYBYTES, "X25519");
_Static_assert(SV_HASH_SIZE == crypto_hash_sha256_BYTES, "SHA-256");

enum sv_status sv_seal_begin(struct sv_error *reterr)
{
    if (sodium_init() < 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "seal", "libsodium does not start");
    return SV_OK;
}

void sv_seal_key_make(struct sv_seal_key *ret_key)
{
    (void)crypto_box_keypair(ret_key->public_key, ret_key->secret_key);
}

bool sv_seal_open(const struct sv_seal_keys *keys, struct sv_arena *arena, const char *box,
                  const char **ret_text, size_t *ret_size)
{
    size_t room = strlen(box), size = 0;
    uint8_t *sealed = sv_arena_alloc(arena, room + 1);
    uint8_t *text = sv_arena_alloc(arena, room + 1); /* longer than what is inside: it ends in 0 */

    if (sodium_base642bin(sealed, room, box, room, NULL, &size, NULL, BASE64) != 0 ||
        size < crypto_box_SEALBYTES)
        return false;
    for (size_t i = 0; i < keys->count; i++) {
        const struct sv_seal_key *key = &keys->items[i];

        if (crypto_box_seal_open(text, sealed, size, key->public_key, key->secret_key) != 0)
            continue;
        *ret_text = (const char *)text;
        *ret_size = size - crypto_box_SEALBYTES;
        return true;
    }
    return false;
}

void sv_sha256(const char *text, size_t size, struct sv_hash *ret_hash)
{
    (void)crypto_hash_sha256(ret_hash->bytes, (const unsigned char *)text, size);
}

_Static_assert(sizeof(struct sv_hashing) >= sizeof(crypto_hash_sha256_state), "room");

void sv_hashing_begin(struct sv_hashing *hashing)
{
    (void)crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)hashing->state);
}

void sv_hashing_add(struct sv_hashing *hashing, const void *data, size_t size)
{
    (void)crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)hashing->state, data, size);
}

void sv_hashing_end(struct sv_hashing hashing, struct sv_hash *ret_hash)
{
    (void)crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)hashing.state,
                                   ret_hash->bytes);
}

const char *sv_base64url(struct sv_arena *arena, const uint8_t *bytes, size_t size)
{
    size_t room = sodium_base64_encoded_len(size, BASE64);

    return sodium_bin2base64(sv_arena_alloc(arena, room), room, bytes, size, BASE64);
}

const char *sv_base64(struct sv_arena *arena, const uint8_t *bytes, size_t size)
{
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL);

    return sodium_bin2base64(sv_arena_alloc(arena, room), room, bytes, size,
                             sodium_base64_VARIANT_ORIGINAL);
}

bool sv_base64_read(struct sv_arena *arena, const char *text, const uint8_t **ret_bytes,
                    size_t *ret_size)
{
    size_t room = strlen(text);
    uint8_t *bytes = sv_arena_alloc(arena, room + 1);

    if (sodium_base642bin(bytes, room, text, room, NULL, ret_size, NULL,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    *ret_bytes = bytes;
    return true;
}

_Static_assert(SV_SIGN_PUBLIC_SIZE == crypto_sign_PUBLICKEYBYTES, "Ed25519");
_Static_assert(SV_SIGN_SECRET_SIZE == crypto_sign_SECRETKEYBYTES, "Ed25519");
_Static_assert(SV_SIGNATURE_SIZE == crypto_sign_BYTES, "Ed25519");

void sv_signing_key_make(struct sv_signing_key *ret_key)
{
    (void)crypto_sign_keypair(ret_key->public_key, ret_key->secret_key);
}

void sv_signing_key_forget(struct sv_signing_key *key)
{
    sodium_memzero(key->secret_key, sizeof(key->secret_key));
}

void sv_sign(const struct sv_signing_key *key, const char *text, size_t size,
             uint8_t ret_signature[SV_SIGNATURE_SIZE])
{
    (void)crypto_sign_detached(ret_signature, NULL, (const unsigned char *)text, size,
                               key->secret_key);
}

bool sv_signed_by(const uint8_t public_key[SV_SIGN_PUBLIC_SIZE], const char *text, size_t size,
                  const uint8_t signature[SV_SIGNATURE_SIZE])
{
    return crypto_sign_verify_detached(signature, (const unsigned char *)text, size, public_key) ==
           0;
}

void sv_hmac_sha256(const uint8_t *key, size_t key_size, struct sv_texts texts,
                    struct sv_hash *ret_hash)
{
    crypto_auth_hmacsha256_state state;

    (void)crypto_auth_hmacsha256_init(&state, key, key_size);
    for (size_t i = 0; i < texts.count; i++)
        (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)texts.items[i],
                                            strlen(texts.items[i]));
    (void)crypto_auth_hmacsha256_final(&state, ret_hash->bytes);
    sodium_memzero(&state, sizeof(state));
}

void sv_random_bytes(uint8_t *bytes, size_t size)
{
    randombytes_buf(bytes, size);
}

const char *sv_secret_make(struct sv_arena *arena, const char *prefix)
{
    uint8_t bytes[SECRET_BYTES];

    randombytes_buf(bytes, sizeof(bytes));
    return sv_arena_printf(arena, "%s%s", prefix, sv_base64url(arena, bytes, sizeof(bytes)));
}

uint32_t sv_random_below(uint32_t bound)
{
    return randombytes_uniform(bound);
}
