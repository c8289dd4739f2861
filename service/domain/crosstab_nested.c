/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_nested.h"

/* A pass over the responses counts each of them in the table of its class: whether it is asked for
 * (bit 0), and in which of so many earlier questions it is. */
enum { ASKED = 1, EARLIER_OF_PASS = 6 };

struct pass {
    const bool *const *earlier;
    size_t earlier_count; /* at most EARLIER_OF_PASS */
    size_t class_count;
    int64_t *counts; /* a table for each class */
};

static bool is_everybody(const struct sv_crosstab_asking *asking)
{
    size_t count = 0, left = 0;

    (void)sv_columns_groups(asking->columns, &count);
    while (left < count && asking->chosen[left])
        left++;
    return left == count;
}

static const uint8_t *classes_of(struct sv_arena *arena, const struct sv_crosstab_asking *asking,
                                 const struct pass *pass)
{
    size_t count = 0;
    uint8_t *classes = NULL;

    (void)sv_columns_groups(asking->columns, &count);
    classes = sv_arena_array(arena, count, sizeof(*classes));
    for (size_t i = 0; i < count; i++) {
        unsigned class = asking->chosen[i] ? ASKED : 0;

        for (size_t k = 0; k < pass->earlier_count; k++)
            class |= pass->earlier[k][i] ? 2U << k : 0;
        classes[i] = (uint8_t) class;
    }
    return classes;
}

/* Begins at the given earlier question and takes as many as there is room for. */
static struct pass pass_of(struct sv_arena *arena, const struct sv_crosstab_asking *asking,
                           size_t from)
{
    size_t left = asking->earlier_count - from;
    struct pass pass = { .earlier = asking->earlier + from,
                         .earlier_count = left < EARLIER_OF_PASS ? left : EARLIER_OF_PASS };

    pass.class_count = (size_t)2 << pass.earlier_count;
    pass.counts = sv_arena_array(arena, pass.class_count * SV_CROSSTAB_CELLS, sizeof(int64_t));
    if (left == 0 && is_everybody(asking)) /* the usual one, and the fastest */
        sv_columns_count_pairs(asking->columns, asking->items, NULL,
                               &pass.counts[(size_t)ASKED * SV_CROSSTAB_CELLS]);
    else
        sv_columns_count_pairs(asking->columns, asking->items, classes_of(arena, asking, &pass),
                               pass.counts);
    return pass;
}

/* Of those who are in just one of the question and another one, by its bit; of those asked for, if
 * the bit is 0. */
static struct sv_crosstab between(struct sv_arena *arena, const struct sv_crosstab_asking *asking,
                                  const struct pass *pass, unsigned bit)
{
    int64_t *sum = sv_arena_array(arena, SV_CROSSTAB_CELLS, sizeof(*sum));

    for (unsigned class = 0; class < pass->class_count; class ++) {
        const int64_t *counts = &pass->counts[class * (size_t)SV_CROSSTAB_CELLS];

        if (((class & ASKED) != 0) == ((class & bit) != 0))
            continue;
        for (size_t cell = 0; cell < SV_CROSSTAB_CELLS; cell++)
            sum[cell] += counts[cell];
    }
    return sv_crosstab_of(arena, &asking->all_items[asking->items[0]],
                          &asking->all_items[asking->items[1]], sum);
}

static void hide_side(struct sv_crosstab_side *side, const struct sv_crosstab_side *as)
{
    for (size_t i = 0; i < side->count; i++)
        side->shown[i] = side->shown[i] && as->shown[i];
}

static void hide_as(struct sv_crosstab *crosstab, const struct sv_crosstab *as)
{
    hide_side(&crosstab->first, &as->first);
    hide_side(&crosstab->second, &as->second);
    for (size_t i = 0; i < crosstab->first.count * crosstab->second.count; i++)
        crosstab->cell_shown[i] = crosstab->cell_shown[i] && as->cell_shown[i];
}

static bool hide_differences(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                             const struct sv_crosstab_asking *asking, const struct pass *pass,
                             struct sv_crosstab *crosstab)
{
    for (size_t k = 0; k < pass->earlier_count; k++) {
        struct sv_crosstab difference = between(arena, asking, pass, 2U << k);

        if (difference.responses == 0) /* the same question, of an earlier showing */
            continue;
        if (!sv_crosstab_protect(arena, rule, &difference))
            return false;
        hide_as(crosstab, &difference);
    }
    return true;
}

bool sv_crosstab_ask(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                     const struct sv_crosstab_asking *asking, struct sv_crosstab *ret_crosstab)
{
    struct pass pass = pass_of(arena, asking, 0);

    *ret_crosstab = between(arena, asking, &pass, 0);
    if (rule == NULL)
        return true;
    if (!hide_differences(arena, rule, asking, &pass, ret_crosstab))
        return false;
    for (size_t from = EARLIER_OF_PASS; from < asking->earlier_count; from += EARLIER_OF_PASS) {
        pass = pass_of(arena, asking, from);
        if (!hide_differences(arena, rule, asking, &pass, ret_crosstab))
            return false;
    }
    return sv_crosstab_protect(arena, rule, ret_crosstab);
}
