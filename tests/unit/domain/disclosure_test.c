/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure.h"

#include "domain/disclosure_table.h"
#include "domain/showing.h"
#include "domain/telling.h"
#include "support/oracle_counts.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <string.h>

static struct sv_arena *arena;
static cJSON *cases;

static void open_cases(void)
{
    arena = sv_arena_new();
    cases = test_oracle(arena, "suppression_cases.json");
}

static void close_cases(void)
{
    cJSON_Delete(cases);
    sv_arena_free(arena);
}

TestSuite(disclosure, .init = open_cases, .fini = close_cases);

static const cJSON *get(const cJSON *object, const char *key)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, key);

    cr_assert_not_null(member, "%s", key);
    return member;
}

static struct sv_breakdown breakdown_of(const cJSON *cells)
{
    struct sv_breakdown breakdown = { .count = (size_t)cJSON_GetArraySize(cells), .step = 1 };
    const cJSON *cell = NULL;
    size_t i = 0;

    breakdown.cells = sv_arena_array(arena, breakdown.count, sizeof(*breakdown.cells));
    cJSON_ArrayForEach(cell, cells)
    {
        const cJSON *top = cJSON_GetObjectItemCaseSensitive(cell, "top");

        breakdown.cells[i].code = test_word(cell, "code");
        breakdown.cells[i].n = (int64_t)test_number(cell, "n");
        breakdown.cells[i].x = (int64_t)test_number(cell, "x");
        for (int t = 0; t < 2 && top != NULL; t++)
            breakdown.cells[i].top[t] = (int64_t)cJSON_GetArrayItem(top, t)->valuedouble;
        i++;
    }
    return breakdown;
}

static void expect_cells(const struct sv_breakdown *breakdown, const cJSON *expected)
{
    for (size_t i = 0; i < breakdown->count; i++) {
        const struct sv_disclosure_cell *cell = &breakdown->cells[i];
        const cJSON *e = cJSON_GetArrayItem(get(expected, "cells"), (int)i);

        if (cell->code != NULL)
            cr_expect_str_eq(cell->code, test_word(e, "code"));
        cr_expect_eq(cell->hidden == SV_SHOWN, cJSON_IsTrue(get(e, "shown")), "%s", cell->code);
        cr_expect_str_eq(sv_hidden_word(cell->hidden), test_word(e, "internal_reason"));
        if (cell->hidden == SV_SHOWN)
            cr_expect(fabs((double)cell->x / (double)cell->n - test_number(e, "share")) < 1e-12);
    }
}

static void expect_breakdown(const struct sv_breakdown *breakdown, const cJSON *expected)
{
    const cJSON *total = get(expected, "total"), *hidden = NULL;

    expect_cells(breakdown, expected);
    cr_expect_eq(breakdown->total_shown, cJSON_IsTrue(get(total, "shown")));
    hidden = cJSON_GetObjectItemCaseSensitive(expected, "hidden_union");
    if (hidden == NULL) /* case 4 to 6 say it of the cells alone */
        return;
    cr_expect_eq(breakdown->hidden.cells, (int64_t)test_number(hidden, "cells"));
    cr_expect_eq(breakdown->hidden.n, (int64_t)test_number(hidden, "n"));
    cr_expect_eq(breakdown->hidden.x, (int64_t)test_number(hidden, "x"));
}

Test(disclosure, decides_the_worked_breakdowns_as_the_reference)
{
    static const char *const names[] = { "case1_total_minus_visible",
                                         "case2_two_hidden_cells_still_small", "case5_dominance",
                                         "case6_unanimous" };
    struct sv_disclosure_rule rule = sv_disclosure_default();

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct sv_breakdown breakdown = breakdown_of(get(get(cases, names[i]), "cells"));
        int64_t n = 0, x = 0;

        cr_expect(sv_breakdown_protect(&rule, &breakdown));
        expect_breakdown(&breakdown, get(get(cases, names[i]), "expected"));
        for (size_t c = 0; c < breakdown.count; c++) {
            n += breakdown.cells[c].n;
            x += breakdown.cells[c].x;
        }
        cr_expect_eq(n, (int64_t)test_number(get(get(cases, names[i]), "total"), "n"));
        cr_expect_eq(x, (int64_t)test_number(get(get(cases, names[i]), "total"), "x"));
    }
}

Test(disclosure, has_the_rule_of_the_reference)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    const cJSON *expected = get(cases, "rule");

    cr_expect_eq(rule.threshold, (int64_t)test_number(expected, "T_min"));
    cr_expect_eq(rule.unanimous_below, (int64_t)test_number(expected, "unanimous_below"));
    cr_expect(fabs(rule.top1 - test_number(expected, "top1")) < 1e-12);
    cr_expect(fabs(rule.top2 - test_number(expected, "top2")) < 1e-12);
}

/* The type cells are all and all-but-one of the two queries. */
Test(disclosure, hides_both_types_when_only_one_business_answered)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    const cJSON *all = get(get(cases, "case4_filters_differ_by_one"), "query_1");
    const cJSON *citizens = get(get(cases, "case4_filters_differ_by_one"), "query_2");
    int64_t n = (int64_t)test_number(citizens, "n"), x = (int64_t)test_number(citizens, "x");
    struct sv_disclosure_cell cells[] = {
        { .code = "citizen", .n = n, .x = x },
        { .code = "business",
          .n = (int64_t)test_number(all, "n") - n,
          .x = (int64_t)test_number(all, "x") - x },
    };
    struct sv_breakdown breakdown = { .cells = cells, .count = 2, .step = 1 };

    sv_breakdown_protect(&rule, &breakdown);
    expect_breakdown(&breakdown, get(get(cases, "case4_filters_differ_by_one"), "expected"));
}

/* As every format tells a share that n people have answered. */
static double told(double share, int64_t n)
{
    const struct sv_telling telling = { .controlled = true };

    return sv_told(share, sv_telling_precision(&telling, n));
}

Test(disclosure, never_prints_a_share_that_gives_its_base_away)
{
    double value = test_number(get(cases, "case7_full_precision"), "api_value");

    cr_expect(fabs(told(value, 13) - 0.85) < 1e-12);
    cr_expect(fabs(told(value, 99) - 0.85) < 1e-12);
    cr_expect(fabs(told(value, 100) - 0.846) < 1e-12);
    cr_expect(fabs(told(0.575, 40) - 0.58) < 1e-12);
    cr_expect(fabs(told(-0.575, 40) + 0.58) < 1e-12); /* a difference */
    cr_expect(fabs(told(1, 40) - 1) < 1e-12);
    cr_expect(fabs(told(0, 400)) < 1e-12);
}

Test(disclosure, moves_a_shown_group_by_ten_answers_or_not_at_all)
{
    const cJSON *live = get(cases, "case8_live_counter");
    const struct sv_shown_state never = { 0 };
    const struct sv_shown_state yesterday = { .known = true, .folded = 1, .day = 100 };
    struct sv_shown_group group = { .until = 1000,
                                    .shown = (int64_t)test_number(get(live, "t1"), "n"),
                                    .live = (int64_t)test_number(get(live, "t2"), "n") };

    cr_expect(sv_group_is_shown_anew(&never, &group, 101));
    cr_expect(not(sv_group_is_shown_anew(&yesterday, &group, 101)));
    group.live = 33;
    cr_expect(not(sv_group_is_shown_anew(&yesterday, &group, 101)));
    group.live = 34;
    cr_expect(sv_group_is_shown_anew(&yesterday, &group, 101));
    cr_expect(not(sv_showing_is_due(&yesterday, 100))); /* once a day */
    group.live = 4;                                     /* a loss of twenty is one all the same */
    cr_expect(not(sv_group_is_shown_anew(&yesterday, &group, 101)));
}

Test(disclosure, looks_at_weights_as_at_answers)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_disclosure_cell cell = { .n = 40, .x = 20, .top_weight = 0.5 };

    cr_expect_eq(sv_hidden_alone(&rule, &cell), SV_SHOWN);
    cell.top_weight = 0.51;
    cr_expect_eq(sv_hidden_alone(&rule, &cell), SV_HIDDEN_DOMINATED);
    cell = (struct sv_disclosure_cell){ .n = 40, .x = 20, .top = { 20, 10 } };
    cr_expect_eq(sv_hidden_alone(&rule, &cell), SV_SHOWN);
    cell.top[1] = 11;
    cr_expect_eq(sv_hidden_alone(&rule, &cell), SV_HIDDEN_DOMINATED);
}

Test(disclosure, does_not_take_an_empty_cell_for_a_complement)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_disclosure_cell cells[] = { { .n = 0 }, { .n = 4, .x = 2 }, { .n = 30, .x = 9 } };
    struct sv_breakdown breakdown = { .cells = cells, .count = 3, .step = 1 };

    sv_breakdown_protect(&rule, &breakdown);
    cr_expect_eq(cells[0].hidden, SV_SHOWN);
    cr_expect_eq(cells[2].hidden, SV_HIDDEN_COMPLEMENT);
    cr_expect(breakdown.total_shown);
}

/* The only cell with answers is the total: showing the total would show the cell. */
Test(disclosure, hides_a_total_that_is_the_hidden_cell)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_disclosure_cell cells[] = { { .n = 0 }, { .n = 14, .x = 2, .top = { 9, 1 } } };
    struct sv_breakdown breakdown = { .cells = cells, .count = 2, .step = 1 };

    sv_breakdown_protect(&rule, &breakdown);
    cr_expect(not(breakdown.total_shown));
}

/* Whoever subtracts all that is shown from the total must not meet a small or unanimous group. */
Test(disclosure, leaves_no_small_group_over_in_two_thousand_random_breakdowns)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    unsigned state = 4;

    for (int round = 0; round < 2000; round++) {
        struct sv_disclosure_cell cells[12] = { 0 };
        struct sv_breakdown breakdown = { .cells = cells,
                                          .count = 1 + test_random(&state, 12),
                                          .step = 1 };
        unsigned usual = 2 + test_random(&state, 60);
        int64_t left_n = 0, left_x = 0, left_cells = 0;

        for (size_t i = 0; i < breakdown.count; i++) {
            cells[i].n = test_random(&state, usual);
            cells[i].x =
                test_random(&state, 3) == 0 ? 0 : test_random(&state, (unsigned)cells[i].n + 1);
        }
        sv_breakdown_protect(&rule, &breakdown);
        for (size_t i = 0; i < breakdown.count; i++) {
            cr_assert(cells[i].hidden != SV_SHOWN || cells[i].n == 0 ||
                      sv_group_is_safe(&rule, cells[i].n, cells[i].x));
            left_n += cells[i].hidden != SV_SHOWN ? cells[i].n : 0;
            left_x += cells[i].hidden != SV_SHOWN ? cells[i].x : 0;
            left_cells += cells[i].hidden != SV_SHOWN && cells[i].n > 0;
        }
        if (breakdown.total_shown && left_cells > 0)
            cr_assert(left_cells >= 2 && left_n >= 10 && (left_x > 0 || left_n >= 30),
                      "round %d: %d people left over", round, (int)left_n);
    }
}
