/* SPDX-License-Identifier: Apache-2.0 */
#include "report/chart_svg.h"

#include "report/text_wrap.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct sv_arena *arena;

static void make(void)
{
    arena = sv_arena_new();
}

static void drop(void)
{
    sv_arena_free(arena);
}

TestSuite(chart_svg, .init = make, .fini = drop);

/* The numbers of an attribute, wherever it stands; returns how many. */
static size_t numbers_of(const char *svg, const char *attribute, double *ret_numbers, size_t room)
{
    size_t count = 0;
    const char *name = sv_arena_printf(arena, " %s=\"", attribute);

    for (const char *at = strstr(svg, name); at != NULL && count < room; at = strstr(at, name)) {
        at += strlen(name);
        ret_numbers[count++] = strtod(at, NULL);
    }
    return count;
}

struct rect {
    double x, width;
};

static size_t rects_of(const char *svg, struct rect *ret_rects, size_t room)
{
    size_t count = 0;

    for (const char *at = strstr(svg, "<rect"); at != NULL && count < room;
         at = strstr(at + 1, "<rect")) {
        ret_rects[count].x = strtod(strstr(at, " x=\"") + 4, NULL);
        ret_rects[count++].width = strtod(strstr(at, " width=\"") + 8, NULL);
    }
    return count;
}

static void expect_within(const char *svg, const char *attribute, double most)
{
    double numbers[500];
    size_t count = numbers_of(svg, attribute, numbers, 500);

    for (size_t i = 0; i < count; i++)
        cr_expect(numbers[i] >= 0 && numbers[i] <= most, "%s=%g of %g", attribute, numbers[i],
                  most);
}

/* Nothing is outside the picture, and nothing is no number. */
static void expect_sound(const char *svg)
{
    double height[1] = { 0 };

    cr_assert(eq(sz, numbers_of(svg, "height", height, 1), 1));
    expect_within(svg, "x", SV_CHART_WIDTH);
    expect_within(svg, "x1", SV_CHART_WIDTH);
    expect_within(svg, "x2", SV_CHART_WIDTH);
    expect_within(svg, "cx", SV_CHART_WIDTH);
    expect_within(svg, "y", height[0]);
    expect_within(svg, "y1", height[0]);
    expect_within(svg, "y2", height[0]);
    expect_within(svg, "cy", height[0]);
    cr_expect(strstr(svg, "nan") == NULL && strstr(svg, "inf") == NULL);
}

static struct sv_chart chart_of(enum sv_chart_kind kind, struct sv_chart_row *rows, size_t count)
{
    return (struct sv_chart){ .kind = kind,
                              .title = "Hình 1. Thử <&>",
                              .low = kind == SV_CHART_DIFFERENCES ? -10 : 0,
                              .high = kind == SV_CHART_DIFFERENCES ? 10 : 100,
                              .rows = rows,
                              .row_count = count,
                              .parts = { "Một", "Hai", "Ba", "Bốn", "Năm" },
                              .part_count = 5 };
}

Test(chart_svg, of_bars_keeps_marks_and_whiskers_inside_the_axis)
{
    struct sv_chart_row rows[] = {
        { .label = "Không",
          .value_text = "0%",
          .known = true,
          .value = 0,
          .whisker = true,
          .low = -5,
          .high = 12 },
        { .label = "Tất cả",
          .value_text = "100%",
          .known = true,
          .value = 100,
          .whisker = true,
          .low = 88,
          .high = 105 },
        { .label = "Ẩn", .value_text = "c" },
        { .label = "Một nhãn dài đến mức không thể nào đứng vừa trong một dòng, cũng không vừa hai "
                   "dòng của cột bên trái và vì vậy phải cắt",
          .value_text = "50%",
          .known = true,
          .value = 50 },
    };
    const struct sv_chart chart = chart_of(SV_CHART_BARS, rows, 4);
    const char *svg = sv_svg_of_chart(arena, &chart);
    double bars[8], widths[8], ends[100];

    expect_sound(svg);
    cr_assert(eq(sz, numbers_of(svg, "width", widths, 8), 4)); /* the picture and three bars */
    (void)numbers_of(svg, "x", bars, 8);
    size_t count = numbers_of(svg, "x2", ends, 100);
    double right = 0;

    for (size_t i = 0; i < count; i++)
        right = ends[i] > right ? ends[i] : right;
    cr_expect(epsilon_eq(dbl, widths[1], 0, 0.01));
    cr_expect(widths[2] > 2 * widths[3] - 0.1 && widths[2] < 2 * widths[3] + 0.1);
    cr_expect(right <= SV_CHART_WIDTH - 40, "a whisker leaves the axis: %g", right);
}

Test(chart_svg, of_differences_marks_zero_and_has_signs)
{
    struct sv_chart_row rows[] = { { .label = "Chung",
                                     .value_text = "−0,7",
                                     .known = true,
                                     .value = -0.7,
                                     .whisker = true,
                                     .low = -20,
                                     .high = 6 } };
    const struct sv_chart chart = chart_of(SV_CHART_DIFFERENCES, rows, 1);
    const char *svg = sv_svg_of_chart(arena, &chart);

    expect_sound(svg);
    cr_expect(strstr(svg, ">+10<") != NULL && strstr(svg, ">−10<") != NULL);
    cr_expect(strstr(svg, ">0<") != NULL);
}

Test(chart_svg, of_stacks_lays_every_row_about_one_middle)
{
    struct sv_chart_row rows[] = {
        { .label = "1.1", .value_text = "100%", .known = true, .parts = { 0, 0, 0, 0, 100 } },
        { .label = "1.2", .value_text = "0%", .known = true, .parts = { 100, 0, 0, 0, 0 } },
        { .label = "1.3", .value_text = "40%", .known = true, .parts = { 20, 20, 20, 20, 20 } },
    };
    const struct sv_chart chart = chart_of(SV_CHART_STACKS, rows, 3);
    const char *svg = sv_svg_of_chart(arena, &chart);

    struct rect rects[30];
    double centre[1] = { 0 };

    expect_sound(svg);
    cr_assert(eq(sz, numbers_of(svg, "x1", centre, 1), 1));
    cr_assert(eq(sz, rects_of(svg, rects, 30), 20)); /* a legend, then the rows */
    cr_expect(epsilon_eq(dbl, rects[5 + 4].x, centre[0], 0.02));
    cr_expect(epsilon_eq(dbl, rects[10].x + rects[10].width, centre[0], 0.02));
    cr_expect(epsilon_eq(dbl, rects[15 + 2].x + rects[15 + 2].width / 2, centre[0], 0.02));
    cr_expect(strstr(svg, "#a6611a") != NULL && strstr(svg, "#018571") != NULL);
    cr_expect(strstr(svg, ">Bốn<") != NULL);
}

Test(chart_svg, of_nothing_is_still_a_picture)
{
    for (int kind = SV_CHART_BARS; kind <= SV_CHART_STACKS; kind++) {
        struct sv_chart chart = chart_of((enum sv_chart_kind)kind, NULL, 0);

        chart.high = chart.low; /* nor has it an axis */
        expect_sound(sv_svg_of_chart(arena, &chart));
    }
}

Test(chart_svg, escapes_its_title)
{
    const struct sv_chart chart = chart_of(SV_CHART_BARS, NULL, 0);

    cr_expect(strstr(sv_svg_of_chart(arena, &chart), "<title>Hình 1. Thử &lt;&amp;&gt;</title>") !=
              NULL);
}

Test(chart_svg, wraps_at_blanks_and_cuts_what_is_left)
{
    struct sv_text_lines lines = sv_text_wrap(arena, "một hai ba bốn năm sáu bảy", 5, 2);

    cr_assert(eq(sz, lines.count, 2));
    cr_expect(sv_text_width(lines.items[0]) <= 5 && sv_text_width(lines.items[1]) <= 5);
    cr_expect(strstr(lines.items[1], "…") != NULL);
    lines = sv_text_wrap(arena, "vừa", 5, 2);
    cr_assert(eq(sz, lines.count, 1));
    cr_expect_str_eq(lines.items[0], "vừa");
}
