/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_lattice.h"

#include "domain/random.h"
#include "support/oracle_counts.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(disclosure_lattice, .init = open_arena, .fini = close_arena);

enum { ANY = SV_ANY_CODE };

/* What a table of the reference says of one cell, against the data and the lattice. */
struct asked {
    const struct sv_base_counts *counts;
    const struct sv_lattice *lattice;
    int32_t at[SV_DIMENSION_COUNT];
    int64_t n, x;
};

static void count(struct asked *asked)
{
    asked->n = asked->x = 0;
    for (size_t i = 0; i < asked->counts->cell_count; i++) {
        const struct sv_base_cell *cell = &asked->counts->cells[i];
        bool in = true;

        for (int d = 0; d < SV_DIMENSION_COUNT; d++)
            in = in && (asked->at[d] == ANY || asked->at[d] == cell->at[d]);
        asked->n += in ? cell->n[0] : 0;
        asked->x += in ? cell->x[0] : 0;
    }
}

static void expect_cell(struct asked *asked, const cJSON *expected, const char *code)
{
    enum sv_hidden hidden = sv_lattice_hidden(asked->lattice, asked->at);
    bool shown = cJSON_IsTrue(cJSON_GetObjectItem(expected, "shown"));

    count(asked);
    cr_expect_eq(hidden == SV_SHOWN, shown, "%s", code);
    if (cJSON_GetObjectItem(expected, "internal_reason") != NULL)
        cr_expect_str_eq(sv_hidden_word(hidden), test_word(expected, "internal_reason"), "%s",
                         code);
    if (!shown)
        return;
    cr_expect_eq(asked->n, (int64_t)test_number(expected, "n"), "%s", code);
    cr_expect_eq(asked->x, (int64_t)test_number(expected, "x"), "%s", code);
    if (cJSON_GetObjectItem(expected, "share") != NULL)
        cr_expect(fabs((double)asked->x / (double)asked->n - test_number(expected, "share")) <
                  1e-12);
}

static int32_t code_of(int dimension, const char *word)
{
    if (dimension == SV_DIMENSION_CHANNEL)
        return strcmp(word, "online") == 0;
    if (dimension == SV_DIMENSION_RESPONDENT)
        return strcmp(word, "citizen") == 0;
    return (int32_t)strtol(word + 1, NULL, 10) - 1; /* A01, P01 */
}

static void expect_table(struct asked *asked, int by, const cJSON *expected)
{
    const cJSON *cell = NULL, *hidden = cJSON_GetObjectItem(expected, "hidden_union");
    int64_t cells = 0, n = 0, x = 0;

    cr_assert_not_null(expected);
    expect_cell(asked, cJSON_GetObjectItem(expected, "total"), "total");
    cJSON_ArrayForEach(cell, cJSON_GetObjectItem(expected, "cells"))
    {
        asked->at[by] = code_of(by, test_word(cell, "code"));
        expect_cell(asked, cell, test_word(cell, "code"));
        if (sv_lattice_hidden(asked->lattice, asked->at) != SV_SHOWN) {
            cells += asked->n > 0;
            n += asked->n;
            x += asked->x;
        }
        asked->at[by] = ANY;
    }
    cr_expect_eq(cells, (int64_t)test_number(hidden, "cells"));
    cr_expect_eq(n, (int64_t)test_number(hidden, "n"));
    cr_expect_eq(x, (int64_t)test_number(hidden, "x"));
}

Test(disclosure_lattice, decides_the_reference_data_as_the_reference)
{
    cJSON *expected = test_oracle(arena, "s300_suppression.json");
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct asked asked = { .counts = test_oracle_counts(arena), .at = { ANY, ANY, ANY, ANY, ANY } };
    const cJSON *unit = NULL;

    asked.lattice = sv_lattice_new(arena, &rule, asked.counts);
    expect_table(&asked, SV_DIMENSION_UNIT, cJSON_GetObjectItem(expected, "by_agency"));
    expect_table(&asked, SV_DIMENSION_CHANNEL, cJSON_GetObjectItem(expected, "by_channel"));
    expect_table(&asked, SV_DIMENSION_RESPONDENT, cJSON_GetObjectItem(expected, "by_type"));
    cJSON_ArrayForEach(unit, cJSON_GetObjectItem(expected, "by_procedure_within_agency"))
    {
        asked.at[SV_DIMENSION_UNIT] = code_of(SV_DIMENSION_UNIT, unit->string);
        expect_table(&asked, SV_DIMENSION_PROCEDURE, unit);
        asked.at[SV_DIMENSION_UNIT] = ANY;
    }
    cJSON_Delete(expected);
}

enum { MOST = 64 };

struct made {
    struct sv_base_counts counts;
    struct sv_base_cell cells[MOST];
    int64_t n[MOST][2], x[MOST][2];
};

static void add(struct made *made, const int32_t at[SV_DIMENSION_COUNT], int64_t n, int64_t x)
{
    size_t i = made->counts.cell_count++;

    made->n[i][0] = made->n[i][1] = n;
    made->x[i][0] = made->x[i][1] = x;
    made->cells[i].n = made->n[i];
    made->cells[i].x = made->x[i];
    memcpy(made->cells[i].at, at, sizeof(made->cells[i].at));
    made->counts.cells = made->cells;
}

/* Two units, two channels, two types, two periods, n people in each combination. */
static struct made *evenly(int64_t n)
{
    struct made *made = sv_arena_alloc(arena, sizeof(*made));

    made->counts = (struct sv_base_counts){ .code_count = { 2, 2, 2, 2, 2 }, .item_count = 1 };
    for (int32_t i = 0; i < 16; i++)
        add(made, (int32_t[]){ i & 1, i >> 1 & 1, i >> 2 & 1, i >> 3 & 1, i & 1 }, n, n);
    return made;
}

static enum sv_hidden ask(const struct made *made, const int32_t at[SV_DIMENSION_COUNT])
{
    struct sv_disclosure_rule rule = sv_disclosure_default();

    return sv_lattice_hidden(sv_lattice_new(arena, &rule, &made->counts), at);
}

Test(disclosure_lattice, ends_at_two_dimensions_however_many_answered)
{
    struct made *made = evenly(1000);

    cr_expect_eq(ask(made, (int32_t[]){ ANY, ANY, ANY, ANY, ANY }), SV_SHOWN);
    cr_expect_eq(ask(made, (int32_t[]){ 0, ANY, ANY, 1, ANY }), SV_SHOWN);
    cr_expect_eq(ask(made, (int32_t[]){ ANY, 1, 1, ANY, ANY }), SV_SHOWN);
    cr_expect_eq(ask(made, (int32_t[]){ 0, ANY, ANY, ANY, 0 }), SV_SHOWN);
    cr_expect_eq(ask(made, (int32_t[]){ 0, 1, ANY, 1, ANY }), SV_HIDDEN_DEPTH);
    cr_expect_eq(ask(made, (int32_t[]){ ANY, 1, ANY, ANY, 0 }), SV_HIDDEN_DEPTH);
}

Test(disclosure_lattice, does_not_count_a_dimension_in_which_all_are_alike)
{
    struct made *made = evenly(1000);

    for (size_t i = 0; i < made->counts.cell_count; i++)
        made->cells[i].at[SV_DIMENSION_PERIOD] = 1;
    cr_expect_eq(ask(made, (int32_t[]){ 0, 1, ANY, 1, ANY }), SV_SHOWN);
    cr_expect_eq(ask(made, (int32_t[]){ 0, 1, 1, 1, ANY }), SV_HIDDEN_DEPTH);
}

Test(disclosure_lattice, shows_nothing_of_a_survey_below_the_threshold)
{
    struct made *made = sv_arena_alloc(arena, sizeof(*made));

    made->counts = (struct sv_base_counts){ .code_count = { 2, 2, 2, 2, 2 }, .item_count = 1 };
    add(made, (int32_t[]){ 0, 0, 0, 0, 0 }, 9, 8);
    cr_expect_neq(ask(made, (int32_t[]){ ANY, ANY, ANY, ANY, ANY }), SV_SHOWN);
    cr_expect_neq(ask(made, (int32_t[]){ 0, ANY, ANY, ANY, ANY }), SV_SHOWN);
    cr_expect_neq(ask(made, (int32_t[]){ 0, 1, ANY, ANY, ANY }), SV_SHOWN);
}

Test(disclosure_lattice, shows_a_procedure_of_several_units_only_if_each_of_them_does)
{
    struct made *made = evenly(5); /* 40 people a unit */
    int32_t everywhere[] = { ANY, ANY, ANY, ANY, 0 };

    for (size_t i = 0; i < made->counts.cell_count; i++)
        made->cells[i].at[SV_DIMENSION_PROCEDURE] = (int32_t)(i >> 1 & 1);
    cr_expect_eq(ask(made, everywhere), SV_SHOWN);
    for (size_t i = 0; i < made->counts.cell_count; i++) {
        if (i % 4 == 0)
            made->n[i][0] = made->x[i][0] = 1; /* 4 people for the first procedure of one unit */
    }
    cr_expect_neq(ask(made, everywhere), SV_SHOWN);
}

Test(disclosure_lattice, adds_units_up_only_if_each_may_be_shown)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct made *made = evenly(10);
    int32_t any[] = { ANY, ANY, ANY, ANY, ANY }, both[] = { 0, 1 };
    struct sv_lattice *lattice = NULL;

    made->counts.code_count[SV_DIMENSION_UNIT] = 3;
    add(made, (int32_t[]){ 2, 0, 0, 0, 0 }, 6, 6);
    lattice = sv_lattice_new(arena, &rule, &made->counts);
    cr_expect_eq(sv_lattice_hidden_of_units(lattice, any, (int32_t[]){ 2 }, 1), SV_HIDDEN_FEW);
    cr_expect_neq(sv_lattice_hidden_of_units(lattice, any, both, 2), SV_SHOWN); /* C1 */
    cr_expect_eq(sv_lattice_hidden_of_units(lattice, any, (int32_t[]){ 1 }, 1), SV_SHOWN);
}

/* Of three devices of the first unit one gave all its answers but a few. */
static struct made *with_devices(int32_t devices)
{
    struct made *made = evenly(20);

    made->counts.contributor_count = 3;
    for (size_t i = 0; i < made->counts.cell_count; i += 2)
        made->cells[i].contributor = 1;
    for (int32_t device = 2; device <= devices; device++) {
        add(made, (int32_t[]){ 0, 0, 0, 0, 0 }, 3, 3);
        made->cells[made->counts.cell_count - 1].contributor = (uint32_t)device;
    }
    return made;
}

Test(disclosure_lattice, takes_a_device_for_a_contributor_only_beside_two_others)
{
    int32_t unit[] = { 0, ANY, ANY, ANY, ANY };

    cr_expect_eq(ask(with_devices(1), unit), SV_SHOWN);
    cr_expect_eq(ask(with_devices(2), unit), SV_SHOWN);
    cr_expect_eq(ask(with_devices(3), unit), SV_HIDDEN_DOMINATED);
}

Test(disclosure_lattice, hides_for_all_items_what_one_item_asks_for)
{
    struct made *made = evenly(10);
    int32_t cell[] = { 0, 0, ANY, ANY, ANY }, unit[] = { 0, ANY, ANY, ANY, ANY };

    made->counts.item_count = 2;
    cr_expect_eq(ask(made, cell), SV_SHOWN);
    for (size_t i = 0; i < made->counts.cell_count; i++) {
        if (i % 4 == 0)
            made->n[i][1] = made->x[i][1] = 1; /* four of forty answered the second item */
    }
    cr_expect_eq(ask(made, cell), SV_HIDDEN_FEW);
    cr_expect_eq(ask(made, unit), SV_SHOWN);
}

/* Pairs of codes alone: 63 - (33 + 33 + 33) + (13 + 13 + 13) = 3 have all three or none. */
Test(disclosure_lattice, keeps_back_a_pair_where_three_pairs_tell_a_small_group)
{
    struct made *made = sv_arena_alloc(arena, sizeof(*made));
    int shown = 0;

    made->counts = (struct sv_base_counts){ .code_count = { 1, 2, 2, 2, 1 }, .item_count = 1 };
    for (int32_t i = 0; i < 8; i++) {
        int64_t n = i == 0 ? 1 : i == 7 ? 2 : 10;

        add(made, (int32_t[]){ 0, i & 1, i >> 1 & 1, i >> 2, 0 }, n, n);
    }
    for (int32_t i = 0; i < 4; i++) {
        int32_t first = i & 1, second = i >> 1;

        shown += ask(made, (int32_t[]){ ANY, first, second, ANY, ANY }) == SV_SHOWN &&
                 ask(made, (int32_t[]){ ANY, first, ANY, second, ANY }) == SV_SHOWN &&
                 ask(made, (int32_t[]){ ANY, ANY, first, second, ANY }) == SV_SHOWN;
    }
    cr_expect(shown < 4);
}

/* All who used the tablet are of one unit, and three people of it did not. */
Test(disclosure_lattice, keeps_back_a_margin_that_another_margin_nearly_is)
{
    struct made *made = sv_arena_alloc(arena, sizeof(*made));
    bool unit = false, channel = false;

    made->counts = (struct sv_base_counts){ .code_count = { 3, 2, 1, 1, 1 }, .item_count = 1 };
    add(made, (int32_t[]){ 0, 0, 0, 0, 0 }, 20, 20);
    add(made, (int32_t[]){ 0, 1, 0, 0, 0 }, 3, 3);
    add(made, (int32_t[]){ 1, 1, 0, 0, 0 }, 30, 30);
    add(made, (int32_t[]){ 2, 1, 0, 0, 0 }, 40, 40);
    unit = ask(made, (int32_t[]){ 0, ANY, ANY, ANY, ANY }) == SV_SHOWN;
    channel = ask(made, (int32_t[]){ ANY, 0, ANY, ANY, ANY }) == SV_SHOWN;
    cr_expect_neq(unit, channel); /* not both, and not neither: the rest is safe */
}

/* Which of two neighbours gives way depends on the figure; a reader asks for both. */
Test(disclosure_lattice, hides_for_more_figures_what_it_hides_for_fewer)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct made *made = evenly(30);
    struct sv_lattice *coarser = NULL, *finer = NULL;
    int32_t first[] = { 0, ANY, ANY, ANY, ANY }, second[] = { 1, ANY, ANY, ANY, ANY };
    int32_t third[] = { 2, ANY, ANY, ANY, ANY };

    made->counts.code_count[SV_DIMENSION_UNIT] = 3;
    add(made, (int32_t[]){ 2, 0, 0, 0, 0 }, 6, 6);
    made->x[0][0] = 20;
    made->n[0][0]--; /* the first unit is the smaller one by the first item */
    coarser = sv_lattice_new(arena, &rule, &made->counts);
    made->n[0][0] += 2; /* and the bigger one in what the finer lattice counts */
    finer = sv_lattice_new_within(coarser, arena, &made->counts);
    cr_expect_eq(sv_lattice_hidden(coarser, first), SV_HIDDEN_COMPLEMENT);
    cr_expect_eq(sv_lattice_hidden(coarser, second), SV_SHOWN);
    cr_expect_eq(sv_lattice_hidden(finer, first), SV_HIDDEN_COMPLEMENT);
    cr_expect_eq(sv_lattice_hidden(finer, third), SV_HIDDEN_FEW);
}

/* A few people in some of the cells, with two items. */
static struct made *sparsely(struct sv_random *random)
{
    struct made *made = sv_arena_alloc(arena, sizeof(*made));
    uint64_t empty = sv_random_bits(random) % 4, most = 4 + sv_random_bits(random) % 20;

    made->counts = (struct sv_base_counts){ .code_count = { 4, 2, 2, 2, 2 }, .item_count = 2 };
    for (int32_t i = 0; i < MOST; i++) {
        int64_t n = (int64_t)(sv_random_bits(random) % most);

        if (sv_random_bits(random) % 6 <= empty)
            continue;
        add(made, (int32_t[]){ i & 3, i >> 2 & 1, i >> 3 & 1, i >> 4 & 1, i >> 5 }, n, n / 2);
        made->n[made->counts.cell_count - 1][1] = n - n / 4;
    }
    return made;
}

static void expect_the_same(const struct sv_lattice *first, const struct sv_lattice *second)
{
    for (int32_t i = 0; i < 5 * 3 * 3 * 3 * 3; i++) {
        const int32_t at[] = { i % 5 - 1, i / 5 % 3 - 1, i / 15 % 3 - 1, i / 45 % 3 - 1,
                               i / 135 - 1 };

        cr_assert_eq(sv_lattice_hidden(first, at), sv_lattice_hidden(second, at));
    }
}

/* It looks again only at what has changed; who starts from where it ended looks at everything. */
Test(disclosure_lattice, ends_where_nothing_is_left_to_hide)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_random random = sv_random_of(1, "disclosure", "lattice");

    for (int round = 0; round < 500; round++) {
        struct made *made = sparsely(&random);
        struct sv_lattice *lattice = sv_lattice_new(arena, &rule, &made->counts);

        expect_the_same(lattice, sv_lattice_new_within(lattice, arena, &made->counts));
    }
}
