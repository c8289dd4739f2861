/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DISCLOSURE_LINKED_H
#define SV_DOMAIN_DISCLOSURE_LINKED_H

#include "domain/base_counts.h"

/* What figures of different tables tell together, although each table is safe. */

/* A published figure of the lattice; hiding it is writing to decision. */
struct sv_published {
    struct sv_marginal marginal;
    int64_t n;
    int64_t x;
    enum sv_hidden *decision;
};

/*
 * Of two figures where everybody in the one is in the other too (in people, not in words:
 * all who used the tablet may be of one unit), the smaller one is hidden when the people
 * between them are a group that may not be told. True if it hid one.
 */
bool sv_hide_nested(const struct sv_disclosure_rule *rule, const struct sv_base_counts *counts,
                    size_t item, const struct sv_published *published, size_t count);

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
