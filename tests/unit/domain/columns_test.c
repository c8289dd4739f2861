/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/columns.h"

#include "domain/answers.h"
#include "domain/crosstab.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { MANY = 5000, A1 = 0, ALL = 3 };

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct sv_columns *columns;

static void set_up(void)
{
    arena = sv_arena_new();
    survey = test_survey(arena, SV_INDEX_POOLED);
    columns = sv_columns_new(arena, survey);
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(columns, .init = set_up, .fini = tear_down);

static struct sv_cube_key key_of(size_t i)
{
    return (struct sv_cube_key){ .unit = i % 2 == 0 ? "U" : "V",
                                 .counter = i % 3 == 0   ? ""
                                            : i % 2 == 0 ? "U-1"
                                                         : "V-1",
                                 .procedure = i % 2 == 0 ? "PU" : "",
                                 .day = 90 + (sv_day)(i % 220),
                                 .channel = (enum sv_channel)(i % 5 / 3),
                                 .respondent = (enum sv_respondent)(i % 3) };
}

static int a1_of(size_t i)
{
    return (int)(i * i % 7) - 1; /* NA, missing, 1 to 5 */
}

static int all_of(size_t i)
{
    return (int)(i / 3 % 6);
}

static void add(const struct sv_cube_key *key, const uint8_t *answers)
{
    const struct sv_column_group group = sv_column_group_of(survey, key);

    sv_columns_add(columns, sv_columns_group(columns, &group), answers);
}

static void add_many(void)
{
    for (size_t i = 0; i < MANY; i++) {
        struct sv_cube_key key = key_of(i);

        add(&key, test_answers(arena, a1_of(i), 0, 3, all_of(i)));
    }
}

static size_t code(int value)
{
    return value == -1 ? SV_CROSSTAB_NA : (size_t)value;
}

/* The pairs of the responses of unit U and no counter, or of all. */
static void expect_pairs(const int64_t *counts, bool all)
{
    int64_t *expected = sv_arena_array(arena, SV_CROSSTAB_CELLS, sizeof(*expected));

    for (size_t i = 0; i < MANY; i++)
        expected[code(a1_of(i)) * SV_CROSSTAB_CODES + code(all_of(i))] += all || i % 6 == 0;
    cr_expect(eq(int, memcmp(counts, expected, SV_CROSSTAB_CELLS * sizeof(*expected)), 0));
}

Test(columns, count_the_pairs_of_all_responses)
{
    static const size_t items[] = { A1, ALL };
    int64_t *counts = sv_arena_array(arena, SV_CROSSTAB_CELLS, sizeof(*counts));

    add_many();
    cr_expect(eq(i64, sv_columns_count(columns), MANY));
    sv_columns_count_pairs(columns, items, NULL, counts);
    expect_pairs(counts, true);
}

Test(columns, count_the_pairs_of_each_class_of_groups_alone)
{
    static const size_t items[] = { A1, ALL };
    int64_t *counts = sv_arena_array(arena, (size_t)2 * SV_CROSSTAB_CELLS, sizeof(*counts));
    size_t count = 0;
    int64_t people = 0, responses = 0;
    const struct sv_column_group *groups = NULL;
    uint8_t *classes = NULL;

    add_many();
    groups = sv_columns_groups(columns, &count);
    classes = sv_arena_array(arena, count, sizeof(*classes));
    for (size_t i = 0; i < count; i++) {
        classes[i] = strcmp(groups[i].unit, "U") == 0 && groups[i].counter[0] == '\0';
        people += classes[i] == 1 ? groups[i].count : 0;
    }
    sv_columns_count_pairs(columns, items, classes, counts);
    expect_pairs(counts + SV_CROSSTAB_CELLS, false);
    for (size_t cell = 0; cell < (size_t)2 * SV_CROSSTAB_CELLS; cell++)
        responses += counts[cell];
    cr_expect(eq(i64, responses, MANY));
    cr_expect(eq(i64, people, (MANY + 5) / 6));
}

Test(columns, tell_groups_apart_by_all_that_filters_ask_for)
{
    size_t count = 0;

    add_many();
    (void)sv_columns_groups(columns, &count);
    /* i % 6 tells unit, counter, procedure and respondent type; each of them on both channels, in
     * P1, in P2 and outside of both. */
    cr_expect(eq(sz, count, 6 * 2 * 3));
}

Test(columns, keep_texts_of_their_own)
{
    char unit[] = "U", counter[] = "U-1";
    struct sv_cube_key key = { .unit = unit, .counter = counter, .procedure = "", .day = 150 };
    size_t count = 0;

    add(&key, test_answers(arena, 1, 1, 1, 1));
    unit[0] = 'X';
    counter[0] = 'X';
    cr_expect(eq(str, (char *)sv_columns_groups(columns, &count)->unit, "U"));
    cr_expect(eq(str, (char *)sv_columns_groups(columns, &count)->counter, "U-1"));
    cr_expect(eq(str, (char *)sv_columns_groups(columns, &count)->period, "P1"));
}

Test(columns, tell_what_they_grow_by)
{
    struct sv_cube_key key = key_of(0);
    const uint8_t *answers = test_answers(arena, 1, 1, 1, 1);
    size_t row = 5 + 4, size = 0; /* a1 a2 b1 all kind; the group */

    for (int64_t i = 0; i < MANY; i++) {
        cr_assert(eq(sz, size, sv_columns_size(survey->instrument, i)));
        size += sv_columns_growth(columns);
        add(&key, answers);
        cr_assert(ge(sz, size, (size_t)(i + 1) * row));
    }
    cr_expect(le(sz, size, 2 * MANY * row));
}

Test(columns, know_the_places_of_a_group_in_the_survey)
{
    const struct sv_column_group known = { .unit = "U",
                                           .counter = "",
                                           .period = "P2",
                                           .procedure = "PX",
                                           .channel = SV_CHANNEL_ONLINE,
                                           .respondent = SV_RESPONDENT_BUSINESS };
    const struct sv_column_group unknown = {
        .unit = "W", .counter = "", .period = "", .procedure = "P?"
    };
    const int32_t known_at[] = { 0, SV_CHANNEL_ONLINE, SV_RESPONDENT_BUSINESS, 1, 1 };
    const int32_t unknown_at[] = { SV_ANY_CODE, SV_CHANNEL_KIOSK, SV_RESPONDENT_UNKNOWN,
                                   SV_ANY_CODE, 2 };
    size_t count = 0;

    cr_assert(eq(int, (int)sv_columns_group(columns, &known), 0));
    cr_assert(eq(int, (int)sv_columns_group(columns, &unknown), 1));
    cr_assert(eq(int, (int)sv_columns_group(columns, &known), 0));
    for (int i = 0; i < SV_DIMENSION_COUNT; i++) {
        cr_expect(eq(int, sv_columns_groups(columns, &count)[0].at[i], known_at[i]), "%d", i);
        cr_expect(eq(int, sv_columns_groups(columns, &count)[1].at[i], unknown_at[i]), "%d", i);
    }
}
