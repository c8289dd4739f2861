/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/counter_disclosure.h"

#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { NEXT_YEAR = 500, SETTLED = 300 + SV_SHOWING_LATE_DAYS, CELLS_MAX = 200, CODES_MAX = 4 };

static struct sv_arena *arena;
static const struct sv_survey *survey;
static const struct sv_cube_plan *plan;
static struct sv_cube_cell cells[CELLS_MAX];
static size_t cell_count;

static void load(void)
{
    static const struct sv_period periods[] = { { "P1", 100, 200 },
                                                { "P2", 200, 300 },
                                                { "P3", 450, 550 } };
    struct sv_survey *made = NULL;

    arena = sv_arena_new();
    survey = made = test_survey(arena, SV_INDEX_POOLED);
    made->periods = periods;
    made->period_count = 3;
    plan = sv_cube_plan_of(arena, survey->instrument);
    cell_count = 0;
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(counter_disclosure, .init = load, .fini = unload);

/* People who answered every question, satisfied of them with 5, the others with 1. */
static void give(const struct sv_cube_key *key, int64_t people, int64_t satisfied)
{
    int64_t *sums = sv_arena_array(arena, plan->width[SV_PART_ANSWERS], sizeof(*sums));

    cr_assert(lt(sz, cell_count, CELLS_MAX));
    sums[SV_SUM_RESPONSES] = sums[plan->respondents_at] = people;
    for (size_t f = 0; f < plan->factor_count; f++) {
        sums[plan->respondents_at + 1 + f] = people;
        sums[plan->num_at + f] = satisfied;
        sums[plan->den_at + f] = people;
    }
    for (size_t i = 0; i < 4; i++) {
        sums[plan->options_at[i]] = people - satisfied;
        sums[plan->options_at[i] + 4] = satisfied;
    }
    cells[cell_count++] = (struct sv_cube_cell){ *key, sums };
}

/* At a counter of U on the given day. */
static void come(const char *counter, sv_day day, enum sv_channel channel, int64_t people)
{
    const struct sv_cube_key key = { SV_PART_ANSWERS,      "U", counter, "PX", day, channel,
                                     SV_RESPONDENT_CITIZEN };

    give(&key, people, people / 2);
}

static void come_elsewhere(void)
{
    const struct sv_cube_key key = { SV_PART_ANSWERS,      "V", "V-1", "PX", 150, SV_CHANNEL_KIOSK,
                                     SV_RESPONDENT_CITIZEN };
    struct sv_cube_key other = key;

    other.day = 250;
    other.channel = SV_CHANNEL_ONLINE;
    other.respondent = SV_RESPONDENT_BUSINESS;
    give(&key, 500, 300);
    give(&other, 500, 300);
    other.day = NEXT_YEAR;
    give(&other, 500, 300);
}

struct told {
    struct sv_cube cube;
    const struct sv_lattice *lattices[SV_FINENESS_COUNT];
    struct sv_counter_cells cells;
};

static struct told tell_on(sv_day day)
{
    const struct sv_cube_cells all = { cells, cell_count };
    const struct sv_shown_state state = { .known = true, .folded = 1, .day = day };
    struct told told = { .cube = sv_cube_of(arena, survey, plan, &all) };

    sv_cube_lattices_of(arena, &told.cube, told.lattices);
    told.cells = sv_counter_cells_of(arena, &told.cube, told.lattices, 0, &state);
    return told;
}

static bool is_shown(const struct told *told, const char *counter)
{
    for (size_t i = 0; i < told->cells.count; i++) {
        if (strcmp(told->cells.items[i].counter, counter) == 0 && told->cells.items[i].year == 1970)
            return told->cells.items[i].shown;
    }
    cr_fatal("no such cell");
    return false;
}

Test(counter_disclosure, tells_counters_of_a_year_that_is_over_for_a_fortnight)
{
    come("U-1", 110, SV_CHANNEL_KIOSK, 40);
    come("U-1", 120, SV_CHANNEL_KIOSK, 10);
    come("U-2", 150, SV_CHANNEL_KIOSK, 30);
    come("", 150, SV_CHANNEL_ONLINE, 20);
    come("U-1", 250, SV_CHANNEL_KIOSK, 60);
    come("U-1", NEXT_YEAR, SV_CHANNEL_KIOSK, 60);
    come("U-2", NEXT_YEAR, SV_CHANNEL_KIOSK, 30);
    come_elsewhere();
    const struct told early = tell_on(SETTLED - 1), later = tell_on(SETTLED);

    cr_assert(eq(sz, later.cells.count, 5));
    for (size_t i = 0; i < 5; i++) {
        cr_expect(not(early.cells.items[i].shown));
        cr_expect(eq(int, later.cells.items[i].shown, later.cells.items[i].year == 1970));
    }
    cr_expect(eq(str, (char *)later.cells.items[0].counter, ""));
    cr_expect(eq(i64, later.cells.items[1].sums[SV_SUM_RESPONSES], 110));
}

Test(counter_disclosure, hides_a_counter_of_few_and_one_that_would_tell_it)
{
    come("U-1", 150, SV_CHANNEL_KIOSK, 30);
    come("U-2", 150, SV_CHANNEL_KIOSK, 28);
    come("U-3", 150, SV_CHANNEL_KIOSK, 22);
    come("U-4", 150, SV_CHANNEL_KIOSK, 9);
    come_elsewhere();
    const struct told told = tell_on(SETTLED);

    cr_expect(is_shown(&told, "U-1"));
    cr_expect(is_shown(&told, "U-2"));
    cr_expect(not(is_shown(&told, "U-3")));
    cr_expect(not(is_shown(&told, "U-4")));
}

Test(counter_disclosure, hides_a_counter_where_nobody_of_few_is_satisfied)
{
    const struct sv_cube_key key = { SV_PART_ANSWERS,      "U", "U-3", "PX", 150, SV_CHANNEL_KIOSK,
                                     SV_RESPONDENT_CITIZEN };

    come("U-1", 150, SV_CHANNEL_KIOSK, 42);
    come("U-2", 150, SV_CHANNEL_KIOSK, 40);
    give(&key, 29, 0);
    come_elsewhere();
    const struct told told = tell_on(SETTLED);

    cr_expect(is_shown(&told, "U-1"));
    cr_expect(not(is_shown(&told, "U-3")));
}

/* 30 + 20 + 25 people, of whom 45 at tablets: without U-1 and U-2 there are 25 at no counter, and
 * 30 not at a tablet, so five of U-2 would be told. */
Test(counter_disclosure, hides_what_the_channels_of_the_unit_would_tell)
{
    come("U-1", 150, SV_CHANNEL_KIOSK, 30);
    come("U-2", 150, SV_CHANNEL_KIOSK, 15);
    come("U-2", 150, SV_CHANNEL_PAPER, 5);
    come("", 150, SV_CHANNEL_PAPER, 25);
    come_elsewhere();
    const struct told told = tell_on(SETTLED);

    cr_expect(not(is_shown(&told, "U-2") && is_shown(&told, "")));
}

/* Three people of the year that is not over are what the unit has beyond its counters. */
Test(counter_disclosure, hides_a_counter_where_the_rest_of_the_unit_is_few)
{
    come("U-1", 150, SV_CHANNEL_KIOSK, 40);
    come("U-2", 150, SV_CHANNEL_KIOSK, 30);
    come("U-1", NEXT_YEAR, SV_CHANNEL_KIOSK, 3);
    come_elsewhere();
    const struct told told = tell_on(SETTLED);

    cr_expect(not(is_shown(&told, "U-1") && is_shown(&told, "U-2")));
}

/* A little generator, the same everywhere. */
static uint64_t state = 1;
static int64_t below(int64_t limit)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)((state >> 33) % (uint64_t)limit);
}

/* A small table for the oracle: rows are cells, columns codes of a dimension; 0 of both is what is
 * not told. */
struct oracle {
    int64_t n[1 + 8][1 + CODES_MAX], x[1 + 8][1 + CODES_MAX];
    size_t rows, columns;
};

static size_t column_at(const struct told *told, int dimension, size_t code)
{
    int32_t at[SV_DIMENSION_COUNT] = { 0, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE };

    at[dimension] = (int32_t)code;
    return sv_lattice_hidden(told->lattices[SV_FINE_INDEX], at) == SV_SHOWN ? 1 + code : 0;
}

static struct oracle oracle_of(const struct told *told, int dimension)
{
    struct oracle oracle = { .rows = 1 + told->cells.count, .columns = 1 + CODES_MAX };

    for (size_t i = 0; i < cell_count; i++) {
        const struct sv_cube_key *key = &cells[i].key;
        size_t period = (key->day >= 200) + (key->day >= 450), row = 0;
        size_t code = dimension == SV_DIMENSION_CHANNEL      ? key->channel
                      : dimension == SV_DIMENSION_RESPONDENT ? key->respondent
                                                             : period;
        size_t column = column_at(told, dimension, code);
        const struct sv_item_count count = sv_item_count_of(plan, 0, cells[i].sums);

        if (strcmp(key->unit, "U") != 0)
            continue;
        for (size_t k = 0; k < told->cells.count; k++) {
            const struct sv_counter_cell *cell = &told->cells.items[k];

            if (strcmp(cell->counter, key->counter) == 0 && cell->year == 1970 + (period == 2) &&
                cell->shown)
                row = 1 + k;
        }
        oracle.n[row][column] += count.valid;
        oracle.x[row][column] += count.satisfied;
    }
    return oracle;
}

/* People of the rows less those of the columns, if everybody of the columns is in the rows. */
static void expect_safe_difference(const struct oracle *oracle, size_t rows, size_t columns)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    int64_t n = 0, x = 0;

    for (size_t r = 0; r < oracle->rows; r++) {
        for (size_t c = 0; c < oracle->columns; c++) {
            bool in_row = rows >> r & 1, in_column = columns >> c & 1;

            if (!in_row && in_column && oracle->n[r][c] > 0)
                return;
            n += in_row && !in_column ? oracle->n[r][c] : 0;
            x += in_row && !in_column ? oracle->x[r][c] : 0;
        }
    }
    cr_assert(n == 0 || sv_group_is_safe(&rule, n, x));
}

static void expect_safe(const struct told *told)
{
    const int dimensions[] = { SV_DIMENSION_CHANNEL, SV_DIMENSION_RESPONDENT, SV_DIMENSION_PERIOD };

    for (size_t d = 0; d < 3; d++) {
        const struct oracle oracle = oracle_of(told, dimensions[d]);

        for (size_t rows = 0; rows >> oracle.rows == 0; rows++) {
            for (size_t columns = 0; columns >> oracle.columns == 0; columns++)
                expect_safe_difference(&oracle, rows, columns);
        }
    }
}

/* Every set of what is shown, and all else together, against every set of what is published. A
 * unit that publishes such a difference without its counters is left out. */
Test(counter_disclosure, of_2000_random_units_tells_no_group_that_may_not_be_told)
{
    static const char *const counters[] = { "", "U-1", "U-2", "U-3" };
    static const sv_day days[] = { 150, 250, NEXT_YEAR };
    size_t shown = 0, hidden = 0;

    for (int run = 0; run < 2000; run++) {
        sv_arena_free(arena);
        load();
        come_elsewhere();
        for (int64_t i = 0; i < 12; i++) {
            const struct sv_cube_key key = {
                SV_PART_ANSWERS,
                "U",
                counters[below(4)],
                "PX",
                days[below(3)],
                (enum sv_channel)below(4),
                (enum sv_respondent)(1 + below(2)),
            };
            int64_t people = below(4) == 0 ? 1 + below(6) : 8 + below(30);

            give(&key, people, below(people + 1));
        }
        struct told told = tell_on(550 + SV_SHOWING_LATE_DAYS);
        const int32_t unit[] = { 0, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE };

        if (sv_lattice_hidden(told.lattices[SV_FINE_ITEMS], unit) != SV_SHOWN)
            continue;
        expect_safe(&told);
        for (size_t i = 0; i < told.cells.count; i++)
            *(told.cells.items[i].shown ? &shown : &hidden) += 1;
    }
    cr_expect(gt(sz, shown, 1000));
    cr_expect(gt(sz, hidden, 1000));
}
