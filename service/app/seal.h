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

/* A new credential: prefix and 256 random bits in base64url. */
const char *sv_secret_make(struct sv_arena *arena, const char *prefix);

/* A number below bound, each equally likely. */
uint32_t sv_random_below(uint32_t bound);

#endif
