/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DISCLOSURE_LINKED_H
#define SV_DOMAIN_DISCLOSURE_LINKED_H

#include "domain/base_counts.h"

/* What figures of different tables tell together, although each table is safe. */

/*
 * A figure of the lattice that a reader has: a published one, or the rest that is left of
 * it when all that is shown of one of its breakdowns is taken away.
 */
struct sv_known_figure {
    struct sv_marginal marginal;
    enum sv_hidden *decision;      /* of the marginal: hiding it is writing here */
    const enum sv_hidden *rest_of; /* NULL, or the decisions of the breakdown */
    int row;                       /* and its dimensions */
    int column;
    int64_t n;
    int64_t x;
    size_t first; /* the first base cell with answers that it holds */
};
bool sv_figure_holds(const struct sv_base_counts *counts, const struct sv_known_figure *figure,
                     const struct sv_base_cell *cell);

/*
 * Of two figures where everybody in the one is in the other too (in people, not in words:
 * all who used the tablet may be of one unit), one is hidden when the people between them
 * are a group that may not be told. Of several such pairs it is the one whose outer figure comes
 * first, then its inner one. True if it hid one.
 */
bool sv_hide_nested(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                    const struct sv_base_counts *counts, size_t item,
                    const struct sv_known_figure *figures, size_t count);

/* Three codes a, b, c of three dimensions, and their figures: N, a, b, c, ab, ac, bc. */
enum {
    SV_CORNER_ALL,
    SV_CORNER_A,
    SV_CORNER_B,
    SV_CORNER_C,
    SV_CORNER_AB,
    SV_CORNER_AC,
    SV_CORNER_BC,
    SV_CORNER_COUNT
};

/*
 * Pairs alone tell how many have all three codes or none of them, since
 * N - a - b - c + ab + ac + bc counts exactly these; likewise with a code turned round.
 * True if one of these four groups may not be told.
 */
bool sv_corner_is_told(const struct sv_disclosure_rule *rule, const int64_t n[SV_CORNER_COUNT],
                       const int64_t x[SV_CORNER_COUNT]);

#endif
