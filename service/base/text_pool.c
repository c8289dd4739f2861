/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text_pool.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a. */
static uint32_t hash_of(const char *data, size_t size)
{
    uint32_t hash = 2166136261U;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)data[i]) * 16777619U;
    return hash;
}

const char *sv_text_pool_keep(struct sv_text_pool *pool, const char *data, size_t size)
{
    const char **place = &pool->texts[hash_of(data, size) % SV_TEXT_POOL_PLACES];

    if (*place == NULL || strncmp(*place, data, size) != 0 || (*place)[size] != '\0')
        *place = sv_arena_strndup(pool->arena, data, size);
    return *place;
}
