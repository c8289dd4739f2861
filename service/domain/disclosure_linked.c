/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_linked.h"

static bool may_be_told(const struct sv_disclosure_rule *rule, int64_t n, int64_t x)
{
    return n == 0 || sv_group_is_safe(rule, n, x);
}

static bool is_within(const struct sv_base_counts *counts, size_t item,
                      const struct sv_marginal *inner, const struct sv_marginal *outer)
{
    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];

        if (cell->n[item] > 0 && sv_marginal_holds(inner, cell) && !sv_marginal_holds(outer, cell))
            return false;
    }
    return true;
}

bool sv_hide_nested(const struct sv_disclosure_rule *rule, const struct sv_base_counts *counts,
                    size_t item, const struct sv_published *published, size_t count)
{
    bool hid = false;

    for (size_t i = 0; i < count * count; i++) {
        const struct sv_published *outer = &published[i / count], *inner = &published[i % count];
        int64_t n = outer->n - inner->n, x = outer->x - inner->x;

        /* The numbers rule out nearly every pair before anybody looks at who is in it. */
        if (n <= 0 || x < 0 || x > n || may_be_told(rule, n, x) || *inner->decision != SV_SHOWN ||
            *outer->decision != SV_SHOWN)
            continue;
        if (is_within(counts, item, &inner->marginal, &outer->marginal)) {
            *inner->decision = SV_HIDDEN_COMPLEMENT;
            hid = true;
        }
    }
    return hid;
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
