/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text_wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Of Times, in thousandths of its size, from the blank to the tilde; what is not ASCII in
 * Vietnamese is mostly a vowel with marks. */
static const uint16_t widths[] = {
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
};
enum { OTHER_WIDTH = 520 };

static double width_of(const char *text, size_t size)
{
    double width = 0;

    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];

        if (c >= ' ' && c <= '~')
            width += widths[c - ' '] / 1000.0;
        else if ((c & 0xC0) != 0x80) /* not inside a character */
            width += OTHER_WIDTH / 1000.0;
    }
    return width;
}

double sv_text_width(const char *text)
{
    return width_of(text, strlen(text));
}

/* Bytes of the words that fit into width, at least one word; with_dots leaves room for "…". */
static size_t fitting(const char *text, double width, bool with_dots)
{
    size_t fits = strcspn(text, " ");
    double room = with_dots ? width - 1 : width;

    for (size_t end = fits; text[end] != '\0';) {
        end += 1 + strcspn(text + end + 1, " ");
        if (width_of(text, end) > room)
            break;
        fits = end;
    }
    return fits;
}

struct sv_text_lines sv_text_wrap(struct sv_arena *arena, const char *text, double width,
                                  size_t line_max)
{
    struct sv_text_lines lines = { .count = 0 };

    while (lines.count + 1 < line_max && sv_text_width(text) > width) {
        size_t size = fitting(text, width, false);

        lines.items[lines.count++] = sv_arena_strndup(arena, text, size);
        text += size;
        text += strspn(text, " ");
    }
    if (sv_text_width(text) > width)
        text = sv_arena_printf(arena, "%.*s…", (int)fitting(text, width, true), text);
    if (*text != '\0' || lines.count == 0)
        lines.items[lines.count++] = text;
    return lines;
}
