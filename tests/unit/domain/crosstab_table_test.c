/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_table.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static const struct sv_option options[] = { { .value = 10 }, { .value = 20 }, { .value = 30 } };
static const struct sv_item with_na = {
    .code = "a", .options = options, .option_count = 3, .allows_na = true
};
static const struct sv_item without_na = { .code = "b", .options = options, .option_count = 3 };

enum { ROWS = 5, COLUMNS = 4 };

static struct sv_arena *arena;
static struct sv_disclosure_rule rule;

static void set_up(void)
{
    arena = sv_arena_new();
    rule = sv_disclosure_default();
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(crosstab_table, .init = set_up, .fini = tear_down);

/* Rows 10, 20, 30, NA, missing; columns 10, 20, 30, missing. */
static struct sv_crosstab made_of(const int64_t table[ROWS][COLUMNS])
{
    uint32_t cells[ROWS * COLUMNS];

    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        cells[i] = (uint32_t)table[i / COLUMNS][i % COLUMNS];
    return sv_crosstab_of(arena, &with_na, &without_na, cells);
}

static size_t hidden_cells(const struct sv_crosstab *crosstab)
{
    size_t count = 0;

    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        count += !crosstab->cell_shown[i];
    return count;
}

static const int64_t large[ROWS][COLUMNS] = {
    { 40, 20, 10, 0 }, { 20, 50, 30, 11 }, { 12, 30, 60, 0 }, { 0, 15, 15, 0 }, { 0, 0, 0, 20 }
};

Test(crosstab_table, has_a_line_for_each_option_then_for_na_and_for_no_answer)
{
    struct sv_crosstab crosstab = made_of(large);
    static const int64_t rows[] = { 70, 111, 102, 30, 20 }, columns[] = { 72, 115, 115, 31 };

    cr_assert(eq(sz, crosstab.first.count, ROWS));
    cr_assert(eq(sz, crosstab.second.count, COLUMNS));
    cr_expect(eq(int, sv_crosstab_option(&crosstab.first, 2)->value, 30));
    cr_expect(eq(ptr, (void *)sv_crosstab_option(&crosstab.first, 3), NULL));
    cr_expect(eq(ptr, (void *)sv_crosstab_option(&crosstab.second, 3), NULL));
    cr_expect(eq(i64, crosstab.responses, 333));
    for (size_t i = 0; i < ROWS; i++)
        cr_expect(eq(i64, crosstab.first.totals[i], rows[i]));
    for (size_t i = 0; i < COLUMNS; i++)
        cr_expect(eq(i64, crosstab.second.totals[i], columns[i]));
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        cr_expect(eq(i64, crosstab.cells[i], large[i / COLUMNS][i % COLUMNS]));
    cr_expect(eq(i64, crosstab.association.n, 272));
    cr_expect(eq(sz, crosstab.association.df, 4));
}

Test(crosstab_table, has_lines_by_the_codes_of_the_answers)
{
    static const uint8_t codes_a[] = { 1, 2, 3, SV_CROSSTAB_NA, 0 }, codes_b[] = { 1, 2, 3, 0 };
    uint8_t codes[SV_CROSSTAB_CODES];

    cr_assert(eq(sz, sv_crosstab_lines(&with_na, codes), ROWS));
    cr_expect(eq(int, memcmp(codes, codes_a, ROWS), 0));
    cr_assert(eq(sz, sv_crosstab_lines(&without_na, codes), COLUMNS));
    cr_expect(eq(int, memcmp(codes, codes_b, COLUMNS), 0));
}

Test(crosstab_table, is_told_whole_where_every_cell_is_empty_or_of_ten)
{
    struct sv_crosstab crosstab = made_of(large);

    cr_expect(sv_crosstab_protect(arena, &rule, &crosstab));
    cr_expect(crosstab.whole);
    cr_expect(eq(sz, hidden_cells(&crosstab), 0));
}

Test(crosstab_table, hides_a_small_cell_and_what_would_give_it_away)
{
    int64_t table[ROWS][COLUMNS];
    struct sv_crosstab crosstab;

    memcpy(table, large, sizeof(table));
    table[0][2] = 9;
    crosstab = made_of(table);
    cr_assert(sv_crosstab_protect(arena, &rule, &crosstab));
    cr_expect(not(crosstab.whole));
    cr_expect(not(crosstab.cell_shown[2]));
    cr_expect(ge(sz, hidden_cells(&crosstab), 4), "another in its row, its column, and across");
    for (size_t i = 0; i < ROWS; i++)
        cr_expect(crosstab.first.shown[i], "totals are large");
}

Test(crosstab_table, is_told_to_nobody_below_ten_responses)
{
    static const int64_t few[ROWS][COLUMNS] = { { 5, 0, 0, 0 }, { 0, 4, 0, 0 } };
    static const int64_t enough[ROWS][COLUMNS] = { { 10, 0, 0, 0 } };
    struct sv_crosstab crosstab = made_of(few);

    cr_expect(not(sv_crosstab_protect(arena, &rule, &crosstab)));
    crosstab = made_of(enough);
    cr_expect(sv_crosstab_protect(arena, &rule, &crosstab));
}

Test(crosstab_table, hides_totals_of_few_with_all_of_their_line_and_another_total)
{
    static const int64_t table[ROWS][COLUMNS] = {
        { 3, 0, 0, 0 }, { 20, 50, 30, 11 }, { 12, 30, 60, 12 }, { 14, 15, 15, 10 }
    };
    struct sv_crosstab crosstab = made_of(table);

    cr_assert(sv_crosstab_protect(arena, &rule, &crosstab));
    cr_expect(not(crosstab.first.shown[0]));
    cr_expect(not(crosstab.first.shown[3]), "all responses minus the others would tell 3");
    cr_expect(crosstab.first.shown[1] && crosstab.first.shown[2]);
    for (size_t i = 0; i < COLUMNS; i++)
        cr_expect(not(crosstab.cell_shown[i]), "empty ones too: what three have not answered");
}

/* Numbers that look random and are the same in every run. */
static uint32_t next_number(uint32_t *state, uint32_t below)
{
    *state = *state * 1103515245U + 12345U;
    return (uint32_t)(((uint64_t)*state * below) >> 32);
}

static void expect_nothing_small_is_told(const struct sv_crosstab *crosstab)
{
    struct sv_disclosure_cell cells[ROWS * COLUMNS] = { { 0 } };
    const struct sv_disclosure_table table = { ROWS, COLUMNS, cells, crosstab->first.shown,
                                               crosstab->second.shown };

    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        int64_t n = crosstab->cells[i];

        cells[i].n = n;
        cells[i].hidden = crosstab->cell_shown[i] ? SV_SHOWN : SV_HIDDEN_FEW;
        cr_expect(not(crosstab->cell_shown[i] && n > 0 && n < 10));
    }
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        int64_t n = crosstab->cells[i];

        if (n > 0 && n < 10)
            cr_expect(ge(i64, sv_table_range(arena, &table, i).high, 10));
    }
}

Test(crosstab_table, tells_no_group_of_fewer_than_ten_whatever_the_table)
{
    uint32_t state = 20251122;
    size_t told = 0;

    for (int turn = 0; turn < 300; turn++) {
        int64_t table[ROWS][COLUMNS];
        struct sv_crosstab crosstab;

        for (size_t i = 0; i < ROWS * COLUMNS; i++)
            table[i / COLUMNS][i % COLUMNS] =
                next_number(&state, 3) == 0 ? next_number(&state, 12) : next_number(&state, 80);
        crosstab = made_of(table);
        if (!sv_crosstab_protect(arena, &rule, &crosstab))
            continue;
        told++;
        expect_nothing_small_is_told(&crosstab);
    }
    cr_expect(ge(sz, told, 250), "most tables are told in part");
}
