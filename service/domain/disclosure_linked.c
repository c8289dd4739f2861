/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_linked.h"

#include <stdlib.h>

static bool may_be_told(const struct sv_disclosure_rule *rule, int64_t n, int64_t x)
{
    return n == 0 || sv_group_is_safe(rule, n, x);
}

bool sv_figure_holds(const struct sv_base_counts *counts, const struct sv_known_figure *figure,
                     const struct sv_base_cell *cell)
{
    size_t place = 0;

    if (!sv_marginal_holds(&figure->marginal, cell))
        return false;
    if (figure->rest_of == NULL)
        return true;
    if (figure->row != SV_DIMENSION_COUNT)
        place = (size_t)cell->at[figure->row] * sv_base_size(counts, figure->column);
    if (figure->column != SV_DIMENSION_COUNT)
        place += (size_t)cell->at[figure->column];
    return figure->rest_of[place] != SV_SHOWN;
}

struct place_by_n {
    int64_t n;
    size_t place; /* in the figures */
};

struct nesting {
    const struct sv_disclosure_rule *rule;
    const struct sv_base_counts *counts;
    size_t item;
    const struct sv_known_figure *figures;
    struct place_by_n *by_n; /* ascending */
    size_t count;
};

static int compare_by_n(const void *first, const void *second)
{
    const struct place_by_n *a = first, *b = second;

    return (a->n > b->n) - (a->n < b->n);
}

/* How many figures have at most n people. */
static size_t count_up_to(const struct nesting *nesting, int64_t n)
{
    size_t low = 0, high = nesting->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (nesting->by_n[middle].n <= n)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_within(const struct nesting *nesting, const struct sv_known_figure *inner,
                      const struct sv_known_figure *outer)
{
    const struct sv_base_counts *counts = nesting->counts;

    for (size_t i = inner->first; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];

        if (cell->n[nesting->item] > 0 && sv_figure_holds(counts, inner, cell) &&
            !sv_figure_holds(counts, outer, cell))
            return false;
    }
    return true;
}

/* The first figure, if any, that leaves of an outer one a group that may not be told. */
static const struct sv_known_figure *find_inner(const struct nesting *nesting,
                                                const struct sv_known_figure *outer)
{
    const struct sv_disclosure_rule *rule = nesting->rule;
    int64_t enough =
        rule->threshold > rule->unanimous_below ? rule->threshold : rule->unanimous_below;
    const struct sv_known_figure *found = NULL;

    /* From `enough` people on every group may be told. */
    for (size_t i = count_up_to(nesting, outer->n - enough);
         i < nesting->count && nesting->by_n[i].n < outer->n; i++) {
        const struct sv_known_figure *inner = &nesting->figures[nesting->by_n[i].place];
        int64_t n = outer->n - inner->n, x = outer->x - inner->x;

        /* The numbers rule out nearly every pair before anybody looks at who is in it. */
        if ((found == NULL || inner < found) && x >= 0 && x <= n && !may_be_told(rule, n, x) &&
            is_within(nesting, inner, outer))
            found = inner;
    }
    return found;
}

static bool is_total(const struct sv_known_figure *figure)
{
    return figure->marginal.dimension[0] == SV_DIMENSION_COUNT;
}

/* The smaller figure gives way, but a published one before a rest and any one before the total. */
static void hide_one(const struct sv_known_figure *inner, const struct sv_known_figure *outer)
{
    bool inner_stays = is_total(inner) || (inner->rest_of != NULL && outer->rest_of == NULL);
    const struct sv_known_figure *hidden = inner_stays && !is_total(outer) ? outer : inner;

    *hidden->decision = SV_HIDDEN_COMPLEMENT;
}

bool sv_hide_nested(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                    const struct sv_base_counts *counts, size_t item,
                    const struct sv_known_figure *figures, size_t count)
{
    struct nesting nesting = { .rule = rule,
                               .counts = counts,
                               .item = item,
                               .figures = figures,
                               .by_n = sv_arena_array(arena, count, sizeof(*nesting.by_n)),
                               .count = count };

    for (size_t i = 0; i < count; i++)
        nesting.by_n[i] = (struct place_by_n){ figures[i].n, i };
    if (count > 0)
        qsort(nesting.by_n, count, sizeof(*nesting.by_n), compare_by_n);
    for (size_t i = 0; i < count; i++) {
        const struct sv_known_figure *inner = find_inner(&nesting, &figures[i]);

        if (inner == NULL)
            continue;
        /* One at a time: hiding it changes what is left of its breakdowns. */
        hide_one(inner, &figures[i]);
        return true;
    }
    return false;
}

bool sv_corner_is_told(const struct sv_disclosure_rule *rule, const int64_t n[SV_CORNER_COUNT],
                       const int64_t x[SV_CORNER_COUNT])
{
    static const int signs[4][SV_CORNER_COUNT] = {
        { 1, -1, -1, -1, 1, 1, 1 }, /* all or none */
        { 0, 0, 0, 1, 1, -1, -1 },  /* a and b without c, or c alone */
        { 0, 0, 1, 0, -1, 1, -1 },
        { 0, 1, 0, 0, -1, -1, 1 },
    };

    for (int group = 0; group < 4; group++) {
        int64_t people = 0, satisfied = 0;

        for (int i = 0; i < SV_CORNER_COUNT; i++) {
            people += signs[group][i] * n[i];
            satisfied += signs[group][i] * x[i];
        }
        if (!may_be_told(rule, people, satisfied))
            return true;
    }
    return false;
}
