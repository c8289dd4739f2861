/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_SEAL_H
#define SV_APP_SEAL_H

#include "base/arena.h"
#include "domain/device.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All that is asked of libsodium; its only caller. */

/* Call once before the others. */
SV_MUST_USE
enum sv_status sv_seal_begin(struct sv_error *reterr);

void sv_seal_key_make(struct sv_seal_key *ret_key);

/*
 * Opens a sealed box (crypto_box_seal, in base64url without padding) with
 * whichever key fits; false if none does, or it is no such text.
 */
bool sv_seal_open(const struct sv_seal_keys *keys, struct sv_arena *arena, const char *box,
                  const char **ret_text, size_t *ret_size);

/* SHA-256; a sv_hash_function. */
void sv_sha256(const char *text, size_t size, struct sv_hash *ret_hash);

/* The same of what comes bit by bit: begin, add as often as needed, end. A copy goes on by itself.
 */
struct sv_hashing {
    uint64_t state[16];
};
void sv_hashing_begin(struct sv_hashing *hashing);
void sv_hashing_add(struct sv_hashing *hashing, const void *data, size_t size);
void sv_hashing_end(struct sv_hashing hashing, struct sv_hash *ret_hash);

/* base64url without padding (RFC 4648). */
const char *sv_base64url(struct sv_arena *arena, const uint8_t *bytes, size_t size);

/* base64 with padding. Reading wants nothing else in the text; false otherwise. */
const char *sv_base64(struct sv_arena *arena, const uint8_t *bytes, size_t size);
bool sv_base64_read(struct sv_arena *arena, const char *text, const uint8_t **ret_bytes,
                    size_t *ret_size);

/* Ed25519 over the bytes of a text. */
enum { SV_SIGN_PUBLIC_SIZE = 32, SV_SIGN_SECRET_SIZE = 64, SV_SIGNATURE_SIZE = 64 };
struct sv_signing_key {
    int64_t number;
    uint8_t public_key[SV_SIGN_PUBLIC_SIZE];
    uint8_t secret_key[SV_SIGN_SECRET_SIZE];
};
void sv_signing_key_make(struct sv_signing_key *ret_key);
void sv_signing_key_forget(struct sv_signing_key *key); /* its secret part */
void sv_sign(const struct sv_signing_key *key, const char *text, size_t size,
             uint8_t ret_signature[SV_SIGNATURE_SIZE]);
bool sv_signed_by(const uint8_t public_key[SV_SIGN_PUBLIC_SIZE], const char *text, size_t size,
                  const uint8_t signature[SV_SIGNATURE_SIZE]);

/* HMAC-SHA-256 of the texts one after the other. */
struct sv_texts {
    const char *const *items;
    size_t count;
};
void sv_hmac_sha256(const uint8_t *key, size_t key_size, struct sv_texts texts,
                    struct sv_hash *ret_hash);

void sv_random_bytes(uint8_t *bytes, size_t size);

/* A new credential: prefix and 256 random bits in base64url. */
const char *sv_secret_make(struct sv_arena *arena, const char *prefix);

/* A number below bound, each equally likely. */
uint32_t sv_random_below(uint32_t bound);

#endif
