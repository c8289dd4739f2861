/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/columns.h"

#include "domain/answers.h"
#include "domain/crosstab.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

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

/* Pairs of answers by group, and whether each call was of one group alone. */
struct seen {
    int64_t (*pairs)[SV_CROSSTAB_CELLS];
    size_t calls, responses;
};

static void see(void *context, size_t group, const uint8_t *const answers[2], size_t count)
{
    struct seen *seen = context;

    seen->calls++;
    seen->responses += count;
    for (size_t i = 0; i < count; i++)
        seen->pairs[group][sv_crosstab_cell(answers[0][i], answers[1][i])]++;
}

static struct seen see_all(void)
{
    static const size_t items[] = { A1, ALL };
    struct seen seen = { 0 };
    size_t count = 0;

    (void)sv_columns_groups(columns, &count);
    seen.pairs = sv_arena_array(arena, count, sizeof(*seen.pairs));
    sv_columns_each_run(columns, items, see, &seen);
    return seen;
}

Test(columns, give_the_answers_of_each_group_to_two_items)
{
    struct seen seen = { 0 };
    size_t count = 0;

    add_many();
    cr_expect(eq(i64, sv_columns_count(columns), MANY));
    seen = see_all();
    (void)sv_columns_groups(columns, &count);
    cr_expect(eq(sz, seen.responses, MANY));
    for (size_t i = 0; i < MANY; i++) {
        struct sv_cube_key key = key_of(i);
        const struct sv_column_group group = sv_column_group_of(survey, &key);

        seen.pairs[sv_columns_group(columns, &group)]
                  [code(a1_of(i)) * SV_CROSSTAB_CODES + code(all_of(i))]--;
    }
    for (size_t i = 0; i < count * SV_CROSSTAB_CELLS; i++)
        cr_assert(eq(i64, seen.pairs[i / SV_CROSSTAB_CELLS][i % SV_CROSSTAB_CELLS], 0));
}

Test(columns, give_neighbours_of_a_group_together)
{
    struct sv_cube_key one = key_of(0), other = key_of(1);

    for (size_t i = 0; i < 3000; i++)
        add(i < 1000 || i >= 2000 ? &one : &other, test_answers(arena, 1, 1, 1, 1));
    cr_expect(eq(sz, see_all().calls, 4), "and once more where a block ends");
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
