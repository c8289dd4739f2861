/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_nested.h"

#include <string.h>

/* How answers are counted: by their codes, of one group after the other, and then by lines. */
struct counting {
    struct sv_crosstab_counts counts;
    uint8_t codes[2][SV_CROSSTAB_CODES];
    size_t lines[2];
};

static struct counting *counting_of(struct sv_arena *arena, const struct sv_crosstab_items *items)
{
    struct counting *counting = sv_arena_alloc(arena, sizeof(*counting));

    for (size_t i = 0; i < 2; i++)
        counting->lines[i] = sv_crosstab_lines(&items->all[items->places[i]], counting->codes[i]);
    return counting;
}

static size_t cell_count(const struct counting *counting)
{
    return counting->lines[0] * counting->lines[1];
}

static uint32_t take_count(struct sv_crosstab_counts *counts, size_t cell)
{
    uint32_t count = 0;

    for (size_t turn = 0; turn < SV_CROSSTAB_TURNS; turn++) {
        count += counts->turns[turn][cell];
        counts->turns[turn][cell] = 0;
    }
    return count;
}

/* Empties the counts into cells, row by row. */
static void take_counts(struct counting *counting, uint32_t *cells)
{
    for (size_t row = 0, at = 0; row < counting->lines[0]; row++) {
        for (size_t column = 0; column < counting->lines[1]; column++, at++)
            cells[at] = take_count(&counting->counts, sv_crosstab_cell(counting->codes[0][row],
                                                                       counting->codes[1][column]));
    }
}

static struct sv_crosstab crosstab_of(struct sv_arena *arena, const struct sv_crosstab_items *items,
                                      const uint32_t *cells)
{
    return sv_crosstab_of(arena, &items->all[items->places[0]], &items->all[items->places[1]],
                          cells);
}

struct choosing {
    struct counting *counting;
    const bool *chosen;
};

static void count_chosen(void *context, size_t group, const uint8_t *const answers[2], size_t count)
{
    const struct choosing *choosing = context;

    if (choosing->chosen[group])
        sv_crosstab_count(answers[0], answers[1], count, &choosing->counting->counts);
}

struct sv_crosstab sv_crosstab_whole(struct sv_arena *arena, const struct sv_crosstab_items *items,
                                     const bool *chosen)
{
    struct choosing choosing = { counting_of(arena, items), chosen };
    uint32_t *cells = sv_arena_array(arena, cell_count(choosing.counting), sizeof(*cells));

    sv_columns_each_run(items->columns, items->places, count_chosen, &choosing);
    take_counts(choosing.counting, cells);
    return crosstab_of(arena, items, cells);
}

/* The tables of all cuts, and what follows from them. They are padded, since compilers add so many
 * cells at once. */
enum { CELLS_AT_ONCE = 8 };

struct tables {
    struct counting *counting;
    struct sv_cuts *cuts;
    const struct sv_column_group *groups;
    size_t asked;
    size_t cell_count;
    uint32_t *cells;      /* of one cut after the other */
    uint32_t *difference; /* and of one group */
};

static const uint32_t *table_of(const struct tables *tables, size_t cut)
{
    return &tables->cells[cut * tables->cell_count];
}

static void add_table(const struct tables *tables, uint32_t *restrict sum,
                      const uint32_t *restrict table, uint32_t factor)
{
    for (size_t from = 0; from < tables->cell_count; from += CELLS_AT_ONCE) {
        for (size_t i = from; i < from + CELLS_AT_ONCE; i++)
            sum[i] += factor * table[i];
    }
}

static void count_in_cuts(void *context, size_t group, const uint8_t *const answers[2],
                          size_t count)
{
    struct tables *tables = context;
    uint32_t *of_group = tables->difference;
    size_t cuts[SV_CUT_KINDS];

    sv_crosstab_count(answers[0], answers[1], count, &tables->counting->counts);
    take_counts(tables->counting, of_group);
    sv_cuts_of(tables->cuts, &tables->groups[group], cuts);
    for (size_t kind = 0; kind < sv_cuts_kind_count(tables->cuts); kind++) {
        if (cuts[kind] != SIZE_MAX)
            add_table(tables, &tables->cells[cuts[kind] * tables->cell_count], of_group, 1);
    }
}

/* A table, and how often it counts in a difference. */
struct term {
    size_t cut;
    int factor;
};

enum { TERMS_MAX = 7 };

static size_t number_of_both(struct sv_cuts *cuts, size_t one, size_t other)
{
    const struct sv_cut both = sv_cut_both(sv_cuts_item(cuts, one), sv_cuts_item(cuts, other));

    return sv_cuts_number(cuts, &both);
}

/* Who is in an odd number of the sets, from who is in all of some: by groups, of which some may
 * have come after those of whom the ledger knows. */
static size_t find_terms(const struct tables *tables, const struct sv_crosstab_beside *beside,
                         struct term terms[TERMS_MAX])
{
    struct sv_cuts *cuts = tables->cuts;
    size_t count = 0, asked = tables->asked, one = beside->one, other = beside->other;
    size_t asked_one = number_of_both(cuts, asked, one);

    terms[count++] = (struct term){ asked, 1 };
    terms[count++] = (struct term){ one, 1 };
    terms[count++] = (struct term){ asked_one, -2 };
    if (other == SIZE_MAX)
        return count;
    terms[count++] = (struct term){ other, 1 };
    terms[count++] = (struct term){ number_of_both(cuts, asked, other), -2 };
    terms[count++] = (struct term){ number_of_both(cuts, one, other), -2 };
    terms[count++] = (struct term){ number_of_both(cuts, asked_one, other), 4 };
    return count;
}

/* True if a cell of the difference is of fewer people than may be told; else nothing of it would be
 * hidden. */
static bool find_difference(const struct tables *tables, const struct sv_crosstab_beside *beside,
                            int64_t threshold)
{
    struct term terms[TERMS_MAX];
    size_t count = find_terms(tables, beside, terms);
    bool small = false;

    memset(tables->difference, 0, tables->cell_count * sizeof(*tables->difference));
    for (size_t k = 0; k < count; k++)
        add_table(tables, tables->difference, table_of(tables, terms[k].cut),
                  (uint32_t)terms[k].factor);
    for (size_t i = 0; i < tables->cell_count; i++)
        small = small || (tables->difference[i] > 0 && tables->difference[i] < threshold);
    return small;
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

/* In memory of its own: there may be many. */
static bool hide_difference(const struct sv_disclosure_rule *rule,
                            const struct sv_crosstab_items *items, const struct tables *tables,
                            struct sv_crosstab *crosstab)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_crosstab difference = crosstab_of(arena, items, tables->difference);

    if (!sv_crosstab_protect(arena, rule, &difference))
        return false;
    hide_as(crosstab, &difference);
    return true;
}

static struct tables tables_of(struct sv_arena *arena, const struct sv_crosstab_items *items,
                               const struct sv_crosstab_ledger *ledger,
                               const struct sv_crosstab_besides *besides)
{
    struct tables tables = { .counting = counting_of(arena, items),
                             .cuts = sv_crosstab_ledger_cuts(ledger),
                             .asked = sv_crosstab_ledger_asked(ledger) };
    size_t group_count = 0;
    struct term terms[TERMS_MAX];

    tables.groups = sv_columns_groups(items->columns, &group_count);
    for (size_t i = 0; i < besides->count; i++) /* numbers all cuts */
        (void)find_terms(&tables, &besides->items[i], terms);
    tables.cell_count =
        (cell_count(tables.counting) + CELLS_AT_ONCE - 1) / CELLS_AT_ONCE * CELLS_AT_ONCE;
    tables.difference = sv_arena_array(arena, tables.cell_count, sizeof(uint32_t));
    tables.cells =
        sv_arena_array(arena, sv_cuts_count(tables.cuts) * tables.cell_count, sizeof(uint32_t));
    sv_columns_each_run(items->columns, items->places, count_in_cuts, &tables);
    return tables;
}

bool sv_crosstab_ask(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                     const struct sv_crosstab_items *items, const struct sv_crosstab_ledger *ledger,
                     struct sv_crosstab *ret_crosstab)
{
    struct sv_crosstab_besides besides = { 0 };

    if (!sv_crosstab_ledger_compare(ledger, rule->threshold, &besides))
        return false;
    const struct tables tables = tables_of(arena, items, ledger, &besides);

    *ret_crosstab = crosstab_of(arena, items, table_of(&tables, tables.asked));
    for (size_t i = 0; i < besides.count; i++) {
        if (find_difference(&tables, &besides.items[i], rule->threshold) &&
            !hide_difference(rule, items, &tables, ret_crosstab))
            return false;
    }
    return sv_crosstab_protect(arena, rule, ret_crosstab);
}
