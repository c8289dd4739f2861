/* SPDX-License-Identifier: Apache-2.0 */
#include "app/code_guard.h"

#include "app/seal.h"

#include <string.h>

_Static_assert((int)SV_ENROL_PROOF_LENGTH <= (int)SV_HASH_SIZE, "a byte for each letter");

void sv_code_guard_init(struct sv_code_guard *guard)
{
    memset(guard, 0, sizeof(*guard));
    (void)pthread_mutex_init(&guard->lock, NULL);
}

void sv_code_guard_done(struct sv_code_guard *guard)
{
    (void)pthread_mutex_destroy(&guard->lock);
}

bool sv_code_guard_take(struct sv_code_guard *guard, int64_t now_ms, size_t *ret_place)
{
    size_t place = 0;

    (void)pthread_mutex_lock(&guard->lock);
    while (place < SV_WRONG_CODES_MAX && guard->taken[place] &&
           now_ms - guard->since_ms[place] < SV_WRONG_CODES_MS)
        place++;
    if (place < SV_WRONG_CODES_MAX) {
        guard->taken[place] = true;
        guard->since_ms[place] = now_ms;
        *ret_place = place;
    }
    (void)pthread_mutex_unlock(&guard->lock);
    return place < SV_WRONG_CODES_MAX;
}

void sv_code_guard_give(struct sv_code_guard *guard, size_t place)
{
    (void)pthread_mutex_lock(&guard->lock);
    guard->taken[place] = false;
    (void)pthread_mutex_unlock(&guard->lock);
}

/* A byte is not spread evenly over thirty letters; it costs a tenth of a bit in all. */
void sv_code_prove(const struct sv_seal_key *key, struct sv_enrol_code *code)
{
    const char *const parts[] = { "enrolment code ", code->code };
    const struct sv_texts texts = { parts, sizeof(parts) / sizeof(parts[0]) };
    size_t letters = strlen(sv_enrol_alphabet);
    struct sv_hash hash;

    sv_hmac_sha256(key->secret_key, SV_SEAL_KEY_SIZE, texts, &hash);
    for (size_t i = 0; i < SV_ENROL_PROOF_LENGTH; i++)
        code->proof[i] = sv_enrol_alphabet[hash.bytes[i] % letters];
    code->proof[SV_ENROL_PROOF_LENGTH] = '\0';
}

/* Takes as long for any wrong letters, so that they are not found one by one. */
static bool same_letters(const char *given, const char *made)
{
    unsigned differs = 0;

    for (size_t i = 0; i < SV_ENROL_PROOF_LENGTH; i++)
        differs |= (unsigned char)given[i] ^ (unsigned char)made[i];
    return differs == 0;
}

bool sv_code_is_proven(const struct sv_seal_keys *keys, const struct sv_enrol_code *code)
{
    struct sv_enrol_code ours = *code;
    bool proven = false;

    for (size_t i = 0; i < keys->count; i++) {
        sv_code_prove(&keys->items[i], &ours);
        proven |= same_letters(code->proof, ours.proof);
    }
    return proven;
}
