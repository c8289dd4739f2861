/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_CODE_GUARD_H
#define SV_APP_CODE_GUARD_H

#include "domain/device.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Keeps short codes from being guessed. There are 30^8 = 6.6 * 10^11 of them, and
 * each is good for four days at most. While n codes wait, a guess hits one with
 * n / 6.6 * 10^11; thirty guesses in any minute are 1.6 * 10^7 a year. So whoever
 * keeps at it for a whole year, with a thousand codes waiting on every day of it,
 * has 2.4 % for one; with the codes of one province for four days, 1 in 38 000 (a
 * hundred codes). And a hit shows: the tablet that the code was for is refused.
 *
 * Without the limit it would not be hopeless: a thousand guesses a second find one
 * of a thousand codes within eight days. But whatever number is let through, as
 * many wrong codes keep everybody out: nothing tells a person who mistypes from one
 * who guesses, and an address does not, since a hall stands behind one NAT. So the
 * limit holds for short codes only. A long one has 16 letters more, made from the
 * code with a key of ours: 78 bits are not guessed, however often, and are checked
 * without asking anyone. QR codes and links are long; who types is shown the long
 * form as well, for the day on which somebody floods us.
 *
 * A caller takes a place before its code is looked up, and gives it back if the code
 * was right: so those under way at once count too. Of one process: several services
 * allow as many times more.
 */
enum { SV_WRONG_CODES_MAX = 30, SV_WRONG_CODES_MS = 60 * 1000 };

struct sv_code_guard {
    pthread_mutex_t lock;
    bool taken[SV_WRONG_CODES_MAX];
    int64_t since_ms[SV_WRONG_CODES_MAX]; /* of a monotonic clock */
};

void sv_code_guard_init(struct sv_code_guard *guard);
void sv_code_guard_done(struct sv_code_guard *guard);

/* False if there were too many wrong codes. */
bool sv_code_guard_take(struct sv_code_guard *guard, int64_t now_ms, size_t *ret_place);
void sv_code_guard_give(struct sv_code_guard *guard, size_t place);

/* The letters that make a short code a long one. */
void sv_code_prove(const struct sv_seal_key *key, struct sv_enrol_code *code);

/* Whether they were made with one of our keys; never so of a short code. */
bool sv_code_is_proven(const struct sv_seal_keys *keys, const struct sv_enrol_code *code);

#endif
