/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_TEXT_WRAP_H
#define SV_REPORT_TEXT_WRAP_H

#include "base/arena.h"

#include <stddef.h>

/* About how wide text is in Times at a size of 1; never much less than it is. */
double sv_text_width(const char *text);

/* Text as lines of at most width (at a size of 1), the last with "…" where it does not fit. */
enum { SV_TEXT_LINES_MAX = 3 };
struct sv_text_lines {
    const char *items[SV_TEXT_LINES_MAX];
    size_t count;
};
struct sv_text_lines sv_text_wrap(struct sv_arena *arena, const char *text, double width,
                                  size_t line_max);

#endif
