/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure.h"

#include <assert.h>
#include <math.h>

struct sv_disclosure_rule sv_disclosure_default(void)
{
    return (struct sv_disclosure_rule){
        .threshold = 10, .unanimous_below = 30, .top1 = 0.5, .top2 = 0.75
    };
}

const char *sv_hidden_word(enum sv_hidden hidden)
{
    static const char *const words[] = {
        [SV_SHOWN] = "",
        [SV_HIDDEN_FEW] = "P1",
        [SV_HIDDEN_DOMINATED] = "P2",
        [SV_HIDDEN_UNANIMOUS] = "P3",
        [SV_HIDDEN_COMPLEMENT] = "C1",
        [SV_HIDDEN_PARENT] = "T",
        [SV_HIDDEN_DEPTH] = "L",
    };

    return words[hidden];
}

bool sv_group_is_safe(const struct sv_disclosure_rule *rule, int64_t n, int64_t x)
{
    return n >= rule->threshold && (x > 0 || n >= rule->unanimous_below);
}

enum sv_hidden sv_hidden_alone(const struct sv_disclosure_rule *rule,
                               const struct sv_disclosure_cell *cell)
{
    assert(cell->x >= 0 && cell->x <= cell->n);

    double n = (double)cell->n;

    if (cell->n == 0)
        return SV_SHOWN; /* "no answers" is about nobody */
    if (cell->n < rule->threshold)
        return SV_HIDDEN_FEW;
    if ((double)cell->top[0] > rule->top1 * n || cell->top_weight > rule->top1 ||
        (double)(cell->top[0] + cell->top[1]) > rule->top2 * n)
        return SV_HIDDEN_DOMINATED;
    if (cell->x == 0 && cell->n < rule->unanimous_below)
        return SV_HIDDEN_UNANIMOUS;
    return SV_SHOWN;
}

static struct sv_disclosure_cell *cell_of(const struct sv_breakdown *breakdown, size_t i)
{
    return &breakdown->cells[i * breakdown->step];
}

static bool hide_alone(const struct sv_disclosure_rule *rule, const struct sv_breakdown *breakdown)
{
    bool hid = false;

    for (size_t i = 0; i < breakdown->count; i++) {
        struct sv_disclosure_cell *cell = cell_of(breakdown, i);

        if (cell->hidden != SV_SHOWN)
            continue;
        cell->hidden = breakdown->parent_hidden ? SV_HIDDEN_PARENT : sv_hidden_alone(rule, cell);
        hid = hid || cell->hidden != SV_SHOWN;
    }
    return hid;
}

static struct sv_hidden_union hidden_union(const struct sv_breakdown *breakdown)
{
    struct sv_hidden_union hidden = { 0 };

    for (size_t i = 0; i < breakdown->count; i++) {
        const struct sv_disclosure_cell *cell = cell_of(breakdown, i);

        if (cell->hidden == SV_SHOWN || cell->n == 0)
            continue;
        hidden.cells++;
        hidden.n += cell->n;
        hidden.x += cell->x;
    }
    return hidden;
}

static struct sv_disclosure_cell *smallest_visible(const struct sv_breakdown *breakdown)
{
    struct sv_disclosure_cell *smallest = NULL;

    for (size_t i = 0; i < breakdown->count; i++) {
        struct sv_disclosure_cell *cell = cell_of(breakdown, i);

        if (cell->hidden == SV_SHOWN && cell->n > 0 && (smallest == NULL || cell->n < smallest->n))
            smallest = cell;
    }
    return smallest;
}

static bool union_is_safe(const struct sv_disclosure_rule *rule,
                          const struct sv_hidden_union *hidden)
{
    return hidden->cells == 0 ||
           (hidden->cells >= 2 && sv_group_is_safe(rule, hidden->n, hidden->x));
}

bool sv_breakdown_protect(const struct sv_disclosure_rule *rule, struct sv_breakdown *breakdown)
{
    assert(breakdown->step > 0);

    bool hid = hide_alone(rule, breakdown);
    struct sv_disclosure_cell *next = NULL;

    breakdown->hidden = hidden_union(breakdown);
    breakdown->total_shown = !breakdown->parent_hidden;
    if (breakdown->parent_hidden)
        return hid;
    while (!union_is_safe(rule, &breakdown->hidden) &&
           (next = smallest_visible(breakdown)) != NULL) {
        next->hidden = SV_HIDDEN_COMPLEMENT;
        hid = true;
        breakdown->hidden = hidden_union(breakdown);
    }
    /* Unsafe with nothing left to hide: the total itself is the group to protect. */
    breakdown->total_shown = union_is_safe(rule, &breakdown->hidden);
    return hid;
}
