/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_linked.h"

#include "domain/random.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { CELLS = 3 * 2 * 2 * 2 * 3, FIGURES = 40, PLACES = 9, ROUNDS = 3000 };

static const size_t codes[SV_DIMENSION_COUNT] = { 3, 2, 2, 2, 3 };

/* A few people in some of the cells, and figures of them in any order. */
struct made {
    struct sv_base_counts counts;
    struct sv_base_cell cells[CELLS];
    int64_t n[CELLS], x[CELLS];
    struct sv_known_figure figures[FIGURES];
    size_t count;
    enum sv_hidden decided[FIGURES];
    enum sv_hidden breakdowns[FIGURES][PLACES];
};

static uint64_t below(struct sv_random *random, uint64_t limit)
{
    return sv_random_bits(random) % limit;
}

static void make_cells(struct made *made, struct sv_random *random)
{
    uint64_t empty = below(random, 4), most = 1 + below(random, 12), content = below(random, 4);

    for (size_t i = 0; i < CELLS; i++) {
        size_t rest = i;

        for (int d = 0; d < SV_DIMENSION_COUNT; d++) {
            made->cells[i].at[d] = (int32_t)(rest % codes[d]);
            rest /= codes[d];
        }
        made->n[i] = below(random, 4) < empty ? 0 : (int64_t)below(random, most + 1);
        made->x[i] =
            below(random, 4) < content ? (int64_t)below(random, (uint64_t)made->n[i] + 1) : 0;
        made->cells[i].n = &made->n[i];
        made->cells[i].x = &made->x[i];
    }
    made->counts =
        (struct sv_base_counts){ .cells = made->cells, .cell_count = CELLS, .item_count = 1 };
    memcpy(made->counts.code_count, codes, sizeof(codes));
}

/* Up to two dimensions with a code, or what a breakdown leaves over of at most one. */
static struct sv_known_figure a_figure(struct made *made, struct sv_random *random)
{
    int first = (int)below(random, SV_DIMENSION_COUNT + 1);
    int second = (int)below(random, SV_DIMENSION_COUNT + 1);
    enum sv_hidden *breakdown = made->breakdowns[made->count];
    struct sv_known_figure figure = { .decision = &made->decided[made->count],
                                      .row = first,
                                      .column = second };

    figure.marginal.dimension[0] = first;
    figure.marginal.dimension[1] = first == SV_DIMENSION_COUNT ? first : second;
    for (int i = 0; i < 2; i++) {
        int d = figure.marginal.dimension[i];

        figure.marginal.code[i] = d == SV_DIMENSION_COUNT ? 0 : (int32_t)below(random, codes[d]);
    }
    if (first == SV_DIMENSION_COUNT || first == second || below(random, 2) == 0)
        return figure;
    for (size_t i = 0; i < PLACES; i++)
        breakdown[i] = below(random, 2) == 0 ? SV_SHOWN : SV_HIDDEN_FEW;
    figure.rest_of = breakdown;
    figure.marginal.dimension[1] = SV_DIMENSION_COUNT;
    if (below(random, 2) == 0)
        figure.marginal.dimension[0] = SV_DIMENSION_COUNT;
    return figure;
}

static void make_figures(struct made *made, struct sv_random *random)
{
    while (made->count < FIGURES) {
        struct sv_known_figure figure = a_figure(made, random);

        figure.first = CELLS;
        for (size_t i = CELLS; i-- > 0;) {
            if (made->n[i] == 0 || !sv_figure_holds(&made->counts, &figure, &made->cells[i]))
                continue;
            figure.first = i;
            figure.n += made->n[i];
            figure.x += made->x[i];
        }
        made->figures[made->count++] = figure;
    }
}

static bool all_in_are_in(const struct made *made, const struct sv_known_figure *inner,
                          const struct sv_known_figure *outer)
{
    for (size_t i = 0; i < CELLS; i++) {
        if (made->n[i] > 0 && sv_figure_holds(&made->counts, inner, &made->cells[i]) &&
            !sv_figure_holds(&made->counts, outer, &made->cells[i]))
            return false;
    }
    return true;
}

static bool is_total(const struct sv_known_figure *figure)
{
    return figure->marginal.dimension[0] == SV_DIMENSION_COUNT;
}

/* By definition: which figure the first of all pairs asks to hide; NULL if none does. */
static const struct sv_known_figure *expected(const struct made *made,
                                              const struct sv_disclosure_rule *rule)
{
    for (size_t i = 0; i < made->count * made->count; i++) {
        const struct sv_known_figure *outer = &made->figures[i / made->count];
        const struct sv_known_figure *inner = &made->figures[i % made->count];
        int64_t n = outer->n - inner->n, x = outer->x - inner->x;

        if (n <= 0 || !all_in_are_in(made, inner, outer) || sv_group_is_safe(rule, n, x))
            continue;
        if (is_total(outer))
            return inner;
        return is_total(inner) || (inner->rest_of != NULL && outer->rest_of == NULL) ? outer
                                                                                     : inner;
    }
    return NULL;
}

/* As the lattice does: what is hidden is in no list any more. */
static void remove_hidden(struct made *made)
{
    size_t left = 0;

    for (size_t i = 0; i < made->count; i++) {
        if (*made->figures[i].decision == SV_SHOWN)
            made->figures[left++] = made->figures[i];
    }
    made->count = left;
}

Test(disclosure_linked, hides_of_nested_figures_those_that_the_definition_hides)
{
    struct sv_random random = sv_random_of(1, "disclosure", "linked");
    struct sv_disclosure_rule rule = sv_disclosure_default();
    size_t hidden = 0, none = 0;

    for (int round = 0; round < ROUNDS; round++) {
        struct sv_arena *arena = sv_arena_new();
        struct made *made = sv_arena_alloc(arena, sizeof(*made));
        const struct sv_known_figure *figure = NULL;

        rule.unanimous_below = round % 8 == 0 ? 5 : 30;
        make_cells(made, &random);
        make_figures(made, &random);
        while ((figure = expected(made, &rule)) != NULL) {
            cr_assert(sv_hide_nested(arena, &rule, &made->counts, 0, made->figures, made->count));
            cr_assert_eq(*figure->decision, SV_HIDDEN_COMPLEMENT, "round %d", round);
            remove_hidden(made);
            hidden++;
        }
        cr_assert_not(sv_hide_nested(arena, &rule, &made->counts, 0, made->figures, made->count));
        none += made->count == FIGURES;
        sv_arena_free(arena);
    }
    cr_expect_gt(hidden, 5 * ROUNDS);
    cr_expect_gt(none, ROUNDS / 10);
}

static void expect_sums(const struct made *made, const struct sv_base_sum *sums, int row,
                        int column)
{
    size_t columns = sv_base_size(&made->counts, column);

    for (size_t place = 0; place < sv_base_size(&made->counts, row) * columns; place++) {
        const struct sv_marginal marginal = {
            { row, column }, { (int32_t)(place / columns), (int32_t)(place % columns) }
        };
        struct sv_base_sum sum = { .first = CELLS };

        for (size_t i = 0; i < CELLS; i++) {
            if (made->n[i] == 0 || !sv_marginal_holds(&marginal, &made->cells[i]))
                continue;
            sum.first = i < sum.first ? i : sum.first;
            sum.n += made->n[i];
            sum.x += made->x[i];
        }
        cr_expect_eq(sums[place].n, sum.n);
        cr_expect_eq(sums[place].x, sum.x);
        cr_expect_eq(sums[place].first, sum.first);
    }
}

Test(disclosure_linked, has_the_people_of_each_cell_of_each_table)
{
    struct sv_random random = sv_random_of(2, "disclosure", "linked");
    struct sv_arena *arena = sv_arena_new();
    struct made *made = sv_arena_alloc(arena, sizeof(*made));
    const struct sv_base_sums *sums = NULL;

    make_cells(made, &random);
    sums = sv_base_sums_new(arena, &made->counts);
    for (int row = 0; row <= SV_DIMENSION_COUNT; row++)
        expect_sums(made, sv_base_sums_of(sums, row, SV_DIMENSION_COUNT, 0), row,
                    SV_DIMENSION_COUNT);
    for (int row = 0; row < SV_DIMENSION_PROCEDURE; row++) {
        for (int column = row + 1; column < SV_DIMENSION_PROCEDURE; column++)
            expect_sums(made, sv_base_sums_of(sums, row, column, 0), row, column);
    }
    expect_sums(made, sv_base_sums_of(sums, SV_DIMENSION_UNIT, SV_DIMENSION_PROCEDURE, 0),
                SV_DIMENSION_UNIT, SV_DIMENSION_PROCEDURE);
    sv_arena_free(arena);
}
