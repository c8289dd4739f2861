/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK_SIZE = 8192,     /* bytes of a shared block */
    OWN_BLOCK_FROM = 2048, /* larger requests get a block of their own */
};

struct block {
    struct block *next;
    size_t used;
    max_align_t data[];
};

struct sv_arena {
    struct block *shared; /* small pieces are cut from this one */
    struct block *blocks; /* every block, for freeing */
};

static struct block *block_new(struct sv_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct block))
        abort();
    struct block *block = calloc(1, sizeof(*block) + size);

    if (block == NULL)
        abort();
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

struct sv_arena *sv_arena_new(void)
{
    struct sv_arena *arena = calloc(1, sizeof(*arena));

    if (arena == NULL)
        abort();
    return arena;
}

void sv_arena_free(struct sv_arena *arena)
{
    if (arena == NULL)
        return;
    for (struct block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void *sv_arena_alloc(struct sv_arena *arena, size_t size)
{
    const size_t step = sizeof(max_align_t);

    if (size >= OWN_BLOCK_FROM)
        return block_new(arena, size)->data;
    size = (size + step) / step * step; /* at least one step: no two results share an address */
    if (arena->shared == NULL || arena->shared->used + size > CHUNK_SIZE)
        arena->shared = block_new(arena, CHUNK_SIZE);

    void *piece = (char *)arena->shared->data + arena->shared->used;

    arena->shared->used += size;
    return piece;
}

void *sv_arena_array(struct sv_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        abort();
    return sv_arena_alloc(arena, count * size);
}

char *sv_arena_strndup(struct sv_arena *arena, const char *text, size_t size)
{
    char *copy = sv_arena_alloc(arena, size + 1);

    memcpy(copy, text, size);
    return copy;
}

char *sv_arena_strdup(struct sv_arena *arena, const char *text)
{
    return sv_arena_strndup(arena, text, strlen(text));
}

char *sv_arena_printf(struct sv_arena *arena, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);

    va_end(args);
    if (length < 0)
        abort();
    char *text = sv_arena_alloc(arena, (size_t)length + 1);

    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
