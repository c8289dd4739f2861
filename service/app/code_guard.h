/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_CODE_GUARD_H
#define SV_APP_CODE_GUARD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Wrong enrolment codes in any minute, from all callers together: codes are short. */
enum { SV_WRONG_CODES_MAX = 30, SV_WRONG_CODES_MS = 60 * 1000 };

/*
 * Keeps codes from being guessed. A caller takes a place before its code is
 * looked up, and gives it back if the code was right: so those under way at
 * once count too. Of one process: several services allow as many times more.
 */
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

#endif
