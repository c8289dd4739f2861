/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_ARENA_H
#define SV_BASE_ARENA_H

#include "base/cleanup.h"
#include "base/status.h"

#include <stddef.h>

/*
 * Memory that is freed all at once. Each request has one arena; everything
 * a function "returns in the arena" lives exactly as long as the request.
 *
 * Allocation never returns NULL: bodies are bounded at the door, so running out
 * of memory means that the host is too small for its surveys: we abort.
 */
struct sv_arena;

struct sv_arena *sv_arena_new(void);
void sv_arena_free(struct sv_arena *arena); /* NULL is fine */
SV_DEFINE_FREED_BY(struct sv_arena, sv_arena_free)

void *sv_arena_alloc(struct sv_arena *arena, size_t size); /* zeroed */
void *sv_arena_array(struct sv_arena *arena, size_t count, size_t size);
char *sv_arena_strdup(struct sv_arena *arena, const char *text);
char *sv_arena_strndup(struct sv_arena *arena, const char *text, size_t size);
char *sv_arena_printf(struct sv_arena *arena, const char *format, ...) SV_PRINTF(2, 3);

#endif
