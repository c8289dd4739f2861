/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_KEPT_H
#define SV_HTTP_KEPT_H

#include "base/calendar.h"
#include "http/content.h"

#include <stdint.h>

/*
 * Replies that follow from the catalogue and the day alone, by path: they are
 * made once and kept until one of the two changes. Used by the event loop alone.
 */
struct sv_kept;

/* Of which catalogue and day a reply is. */
struct sv_edition {
    uint64_t generation;
    sv_day day;
};

struct sv_kept *sv_kept_new(void);
void sv_kept_free(struct sv_kept *kept); /* NULL is fine */

/* What is kept of this edition, or NULL. */
struct sv_content *sv_kept_find(struct sv_kept *kept, struct sv_edition edition, const char *path);

/* Keeps content, which it takes over, and forgets other editions. */
void sv_kept_add(struct sv_kept *kept, struct sv_edition edition, const char *path,
                 struct sv_content *content);

#endif
