/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_linked.h"

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

static bool is_within(const struct sv_base_counts *counts, size_t item,
                      const struct sv_known_figure *inner, const struct sv_known_figure *outer)
{
    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];

        if (cell->n[item] > 0 && sv_figure_holds(counts, inner, cell) &&
            !sv_figure_holds(counts, outer, cell))
            return false;
    }
    return true;
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

bool sv_hide_nested(const struct sv_disclosure_rule *rule, const struct sv_base_counts *counts,
                    size_t item, const struct sv_known_figure *figures, size_t count)
{
    for (size_t i = 0; i < count * count; i++) {
        const struct sv_known_figure *outer = &figures[i / count], *inner = &figures[i % count];
        int64_t n = outer->n - inner->n, x = outer->x - inner->x;

        /* The numbers rule out nearly every pair before anybody looks at who is in it. */
        if (n <= 0 || x < 0 || x > n || may_be_told(rule, n, x) ||
            !is_within(counts, item, inner, outer))
            continue;
        /* One at a time: hiding it changes what is left of its breakdowns. */
        hide_one(inner, outer);
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
