/* SPDX-License-Identifier: Apache-2.0 */
#include "app/code_guard.h"

#include <string.h>

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
