/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/lattice_asked.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/*
 * Three units of two channels and two periods; item 0 counts people, item 1 the satisfied ones
 * among those who answered. Unit 2 has 8 people: hidden, and unit 1 with it.
 */
enum { UNITS = 3, CHANNELS = 2, PERIODS = 2, CELLS = UNITS * CHANNELS * PERIODS, ITEMS = 2 };

static struct sv_arena *arena;
static struct sv_base_cell cells[CELLS];
static int64_t n[CELLS][ITEMS], x[CELLS][ITEMS];
static struct sv_base_counts counts;
static const int64_t people[UNITS] = { 60, 20, 2 };

static void set_up(void)
{
    arena = sv_arena_new();
    for (size_t i = 0; i < CELLS; i++) {
        size_t unit = i / (CHANNELS * PERIODS);

        cells[i] = (struct sv_base_cell){ .at = { (int32_t)unit, (int32_t)(i / PERIODS % CHANNELS),
                                                  0, (int32_t)(i % PERIODS), 0 },
                                          .n = n[i],
                                          .x = x[i] };
        n[i][0] = x[i][0] = n[i][1] = people[unit];
        x[i][1] = people[unit] / 2;
    }
    counts = (struct sv_base_counts){ .cells = cells,
                                      .cell_count = CELLS,
                                      .code_count = { UNITS, CHANNELS, 1, PERIODS, 1 },
                                      .item_count = ITEMS };
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(lattice_asked, .init = set_up, .fini = tear_down);

/* The base cells asked for, the first in the lowest bit; four to a unit. */
static bool allows(unsigned asked_cells)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    static const size_t items[] = { 0, 1 };
    bool asked[CELLS];
    const struct sv_lattice_asking asking = { asked, items, ITEMS };

    for (size_t i = 0; i < CELLS; i++)
        asked[i] = (asked_cells >> i & 1) != 0;
    return sv_lattice_allows(arena, sv_lattice_new(arena, &rule, &counts), &asking);
}

Test(lattice_asked, allows_what_is_published_and_parts_that_differ_by_many)
{
    cr_expect(allows(0xfff), "all");
    cr_expect(allows(0x00f), "the unit that is shown");
    cr_expect(allows(0x007), "a part of it");
    cr_expect(allows(0x001));
    cr_expect(allows(0x333), "a channel");
}

Test(lattice_asked, refuses_a_hidden_cell_and_a_few)
{
    cr_expect(not(allows(0xf00)), "eight people");
    cr_expect(not(allows(0x0f0)), "hidden for their sake");
}

Test(lattice_asked, refuses_what_leaves_a_few_of_a_figure)
{
    cr_expect(not(allows(0x0ff)), "all but the eight");
    cr_expect(not(allows(0xeff)), "all but two");
    cr_expect(not(allows(0x0ff & ~0x00f)), "the hidden union less the eight");
    n[4][0] = x[4][0] = n[4][1] = 12; /* the hidden units have 80: 74 and a few of them */
    x[4][1] = 6;
    cr_expect(not(allows(0x4f0)), "six of the union are left");
}

Test(lattice_asked, looks_at_those_who_answered_an_item)
{
    n[0][1] = 55;
    cr_expect(allows(0x00e | 0x001));
    n[0][1] = 4;
    x[0][1] = 2;
    cr_expect(not(allows(0x00e)), "of the unit four who answered are left");
}

Test(lattice_asked, refuses_to_tell_that_nobody_is_satisfied)
{
    n[3][0] = x[3][0] = n[3][1] = 25;
    x[3][1] = 0;
    cr_expect(not(allows(0x008)), "of them");
    cr_expect(not(allows(0x007)), "of those who are left of the unit");
    n[3][0] = x[3][0] = n[3][1] = 30;
    cr_expect(allows(0x008));
    cr_expect(allows(0x007));
}
