/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_TEXT_POOL_H
#define SV_BASE_TEXT_POOL_H

#include "base/arena.h"

#include <stddef.h>

enum { SV_TEXT_POOL_PLACES = 128 };

/*
 * Copies of texts, of which few are different: as a rule the same pointer comes back for
 * the same text. Two that share a place are copied anew in turn, so no more may be built
 * on it than that equal pointers are equal texts. Zero-initialise, set arena.
 */
struct sv_text_pool {
    struct sv_arena *arena;
    const char *texts[SV_TEXT_POOL_PLACES];
};

/* Size bytes without a zero byte, as a text in the arena. */
const char *sv_text_pool_keep(struct sv_text_pool *pool, const char *data, size_t size);

#endif
