/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/release_read.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_violations violations;
static struct sv_released released;
static struct sv_error error;

static void begin(void)
{
    arena = sv_arena_new();
    violations = (struct sv_violations){ .arena = arena };
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(release_read, .init = begin, .fini = end);

static const char INDEX[] = "{\"satisfied\":3,\"valid\":4,\"respondents\":4,\"share\":0.75,"
                            "\"low\":0.3,\"high\":0.95}";

/* A document whose members may be told otherwise; NULL keeps them. */
struct document {
    const char *head, *feeds, *units;
};

static const char *text_of(struct document document)
{
    const char *head = "\"format\":\"sipas-release/2\",\"survey\":\"S\",\"number\":2,"
                       "\"released_on\":\"2026-01-15\",\"period\":null,"
                       "\"sub_index\":{\"max_points\":38,\"target\":{\"low\":28,\"high\":30,"
                       "\"source\":\"KH\"}}";
    const char *feeds = "[{\"framework\":\"F\",\"criterion\":\"7\",\"period\":\"2026\"}]";
    const char *units =
        sv_arena_printf(arena,
                        "[{\"unit\":null,\"shown\":true},{\"unit\":\"U\",\"shown\":true,"
                        "\"index\":%s,\"items\":[]},{\"unit\":\"V\",\"shown\":false}]",
                        INDEX);

    return sv_arena_printf(arena, "{%s,\"feeds\":%s,\"units\":%s}",
                           document.head == NULL ? head : document.head,
                           document.feeds == NULL ? feeds : document.feeds,
                           document.units == NULL ? units : document.units);
}

static void read_text(const char *text)
{
    violations = (struct sv_violations){ .arena = arena };
    cr_assert(eq(int,
                 sv_released_of_json(arena, text, strlen(text), &released, &violations, &error),
                 SV_OK));
}

static void read(struct document document)
{
    read_text(text_of(document));
}

/* The one thing that is wrong. */
static void expect_violation(struct document document, const char *pointer, const char *slug)
{
    read(document);
    cr_assert(ge(sz, violations.count, 1), "%s", pointer);
    cr_expect(eq(str, (char *)violations.first->pointer, (char *)pointer));
    cr_expect(eq(str, (char *)sv_violation_slug(violations.first->code), (char *)slug));
}

Test(release_read, takes_what_scorecards_need)
{
    read((struct document){ 0 });
    cr_assert(eq(sz, violations.count, 0));
    cr_expect(eq(i64, released.sub_index.target_high, 30 * SV_POINT));
    cr_expect(eq(str, (char *)released.sub_index.target_source, "KH"));
    cr_assert(eq(sz, released.feed_count, 1));
    cr_expect(eq(str, (char *)released.feeds[0].criterion, "7"));
    cr_assert(eq(sz, released.unit_count, 2), "the whole survey is no unit");
    cr_expect(eq(i64, released.units[0].index.respondents, 4));
    cr_expect(released.units[0].index.known);
    cr_expect(not(released.units[1].shown));
}

Test(release_read, of_one_period_fills_nothing)
{
    read((struct document){ .head = "\"format\":\"sipas-release/2\",\"survey\":\"S\",\"number\":2,"
                                    "\"released_on\":\"2026-01-15\",\"period\":\"Q1\"" });
    cr_assert(eq(sz, violations.count, 0));
    cr_expect(eq(sz, released.feed_count, 0));
}

/* A document of before it had a sub_index of its own, and one of before units could be hidden. */
Test(release_read, takes_older_documents)
{
    read((struct document){
        .head = "\"format\":\"sipas-release/1\",\"survey\":\"S\",\"number\":1,"
                "\"released_on\":\"2026-01-15\"",
        .units = "[{\"unit\":\"U\",\"index\":{\"satisfied\":1,\"valid\":1,\"respondents\":1,"
                 "\"share\":1,\"low\":null,\"high\":null},\"sub_index\":{\"points\":38,"
                 "\"max_points\":38,\"target\":null}}]" });
    cr_assert(eq(sz, violations.count, 0), "%s", violations.first->pointer);
    cr_expect(eq(i64, released.sub_index.max_points, 38 * SV_POINT));
    cr_expect(not(released.sub_index.has_target));
    cr_expect(released.units[0].shown);
    cr_expect(not(released.units[0].index.interval.known));
}

Test(release_read, keeps_the_answers_to_items_that_take_one)
{
    read((struct document){
        .units = "[{\"unit\":\"U\",\"shown\":true,\"index\":{\"satisfied\":0,\"valid\":0,"
                 "\"respondents\":0,\"share\":null,\"low\":null,\"high\":null},\"items\":["
                 "{\"code\":\"q1\",\"kind\":\"scale\",\"counts\":[{\"value\":1,\"n\":5},"
                 "{\"value\":2,\"n\":7}]},"
                 "{\"code\":\"q2\",\"kind\":\"multiple\",\"counts\":[{\"value\":1,\"n\":9}]},"
                 "{\"code\":\"q3\",\"kind\":\"single\",\"counts\":[{\"value\":0,\"n\":2}]}]}]" });
    cr_assert(eq(sz, violations.count, 0), "%s", violations.first->pointer);
    cr_expect(
        eq(str, (char *)released.units[0].options, "{\"q1\":{\"1\":5,\"2\":7},\"q3\":{\"0\":2}}"));
    cr_expect(not(released.units[0].index.known));
}

Test(release_read, refuses_documents_of_another_kind)
{
    expect_violation((struct document){ .head = "\"format\":\"sipas-release/4\",\"survey\":\"S\","
                                                "\"number\":1,\"released_on\":\"2026-01-15\"" },
                     "/format", "bad-format");
    expect_violation((struct document){ .head = "\"format\":\"sipas-release/2\",\"survey\":\"S S\","
                                                "\"number\":1,\"released_on\":\"2026-01-15\"" },
                     "/survey", "bad-format");
    expect_violation((struct document){ .head = "\"format\":\"sipas-release/2\",\"survey\":\"S\","
                                                "\"number\":0,\"released_on\":\"2026-01-15\"" },
                     "/number", "out-of-range");
    expect_violation((struct document){ .feeds = "{}" }, "/feeds", "wrong-type");
    expect_violation((struct document){ .feeds = "[{\"framework\":\"F\",\"criterion\":\"7\"}]" },
                     "/feeds/0/period", "required");
    expect_violation((struct document){ .units = "[{\"unit\":\"U\",\"shown\":true}]" },
                     "/units/0/index", "required");
    expect_violation((struct document){ .units = "[{\"unit\":\"U\",\"shown\":false},"
                                                 "{\"unit\":\"U\",\"shown\":false}]" },
                     "/units", "repeated");
}

/* Figures that no service writes. */
Test(release_read, refuses_figures_that_cannot_be)
{
    static const char *const wrong[][2] = {
        { "{\"satisfied\":5,\"valid\":4,\"respondents\":4,\"share\":1}",
          "/units/0/index/satisfied" },
        { "{\"satisfied\":1,\"valid\":4,\"respondents\":4,\"share\":1.2}", "/units/0/index/share" },
        { "{\"satisfied\":1,\"valid\":4,\"respondents\":4,\"share\":-0.1}",
          "/units/0/index/share" },
        { "{\"satisfied\":1,\"valid\":4,\"respondents\":4,\"share\":\"1\"}",
          "/units/0/index/share" },
        { "{\"satisfied\":0,\"valid\":0,\"respondents\":0,\"share\":0.5}",
          "/units/0/index/satisfied" },
        { "{\"satisfied\":1,\"valid\":4,\"respondents\":4,\"share\":0.25,\"low\":0.3,\"high\":0.4}",
          "/units/0/index/low" },
        { "{\"satisfied\":-1,\"valid\":4,\"respondents\":4,\"share\":0.25}",
          "/units/0/index/satisfied" },
        { "{\"satisfied\":1,\"valid\":4,\"respondents\":0,\"share\":0.25}",
          "/units/0/index/respondents" },
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        read((struct document){
            .units = sv_arena_printf(arena, "[{\"unit\":\"U\",\"shown\":true,\"index\":%s}]",
                                     wrong[i][0]) });
        cr_assert(eq(sz, violations.count, 1), "case %zu", i);
        cr_expect(eq(str, (char *)violations.first->pointer, (char *)wrong[i][1]));
    }
}

/* Computed ends may be off in their last digits. */
Test(release_read, takes_an_end_that_is_off_by_dust)
{
    read((struct document){
        .units = "[{\"unit\":\"U\",\"shown\":true,\"index\":{\"satisfied\":4,\"valid\":4,"
                 "\"respondents\":4,\"share\":1,\"low\":0.5,\"high\":0.9999999999999999}}]" });
    cr_expect(eq(sz, violations.count, 0));
}

Test(release_read, finds_no_counts_where_there_are_none)
{
    const struct sv_option_count *counts = NULL;
    size_t count = 7;

    cr_assert(eq(int, sv_option_counts_of_json(arena, "", "q1", &counts, &count, &error), SV_OK));
    cr_expect(eq(sz, count, 0));
    cr_assert(eq(
        int, sv_option_counts_of_json(arena, "{\"q2\":{\"1\":2}}", "q1", &counts, &count, &error),
        SV_OK));
    cr_expect(eq(sz, count, 0));
}

Test(release_read, knows_the_members_of_units_in_order)
{
    read((struct document){ .units = "[{\"unit\":\"N\",\"members\":[\"A\",\"B\"],\"shown\":false},"
                                     "{\"unit\":\"S\",\"shown\":false}]" });

    cr_expect(eq(sz, violations.count, 0));
    cr_expect(eq(sz, released.units[0].member_count, 2));
    cr_expect(eq(str, (char *)released.units[0].members[1], "B"));
    cr_expect(eq(sz, released.units[1].member_count, 0));
    read((struct document){ .units =
                                "[{\"unit\":\"N\",\"members\":[\"A\",\"A\"],\"shown\":false}]" });
    cr_assert(eq(sz, violations.count, 1));
    cr_expect(eq(str, (char *)violations.first->pointer, "/units/0/members"));
}
