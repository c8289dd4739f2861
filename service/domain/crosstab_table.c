/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_table.h"

#include "domain/answers.h"

size_t sv_crosstab_lines(const struct sv_item *item, uint8_t ret_codes[SV_CROSSTAB_CODES])
{
    size_t count = 0;

    for (; count < item->option_count; count++)
        ret_codes[count] = (uint8_t)(count + 1);
    if (item->allows_na)
        ret_codes[count++] = SV_CROSSTAB_NA;
    ret_codes[count++] = SV_CODE_ABSENT;
    return count;
}

static struct sv_crosstab_side side_of(struct sv_arena *arena, const struct sv_item *item)
{
    struct sv_crosstab_side side = { .item = item,
                                     .count = item->option_count + item->allows_na + 1 };

    side.totals = sv_arena_array(arena, side.count, sizeof(*side.totals));
    side.shown = sv_arena_array(arena, side.count, sizeof(*side.shown));
    for (size_t i = 0; i < side.count; i++)
        side.shown[i] = true;
    return side;
}

const struct sv_option *sv_crosstab_option(const struct sv_crosstab_side *side, size_t line)
{
    return line < side->item->option_count ? &side->item->options[line] : NULL;
}

static struct sv_association association_of(const struct sv_crosstab *crosstab)
{
    int64_t counts[SV_CROSSTAB_CELLS] = { 0 };

    /* The options are the first lines. */
    for (size_t row = 0; row < crosstab->first.item->option_count; row++) {
        for (size_t column = 0; column < crosstab->second.item->option_count; column++)
            counts[(row + 1) * SV_CROSSTAB_CODES + column + 1] =
                crosstab->cells[row * crosstab->second.count + column];
    }
    return sv_association_of(counts);
}

struct sv_crosstab sv_crosstab_of(struct sv_arena *arena, const struct sv_item *first,
                                  const struct sv_item *second, const uint32_t *cells)
{
    struct sv_crosstab crosstab = { .first = side_of(arena, first),
                                    .second = side_of(arena, second),
                                    .whole = true };
    size_t cell_count = crosstab.first.count * crosstab.second.count, at = 0;

    crosstab.cells = sv_arena_array(arena, cell_count, sizeof(*crosstab.cells));
    crosstab.cell_shown = sv_arena_array(arena, cell_count, sizeof(*crosstab.cell_shown));
    for (size_t row = 0; row < crosstab.first.count; row++) {
        for (size_t column = 0; column < crosstab.second.count; column++, at++) {
            crosstab.cells[at] = cells[at];
            crosstab.cell_shown[at] = true;
            crosstab.first.totals[row] += cells[at];
            crosstab.second.totals[column] += cells[at];
            crosstab.responses += cells[at];
        }
    }
    crosstab.association = association_of(&crosstab);
    return crosstab;
}

/* Everybody counts as satisfied: nothing is unanimous. */
static void set_cells(struct sv_disclosure_cell *cells, const int64_t *counts, const bool *shown,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        cells[i] = (struct sv_disclosure_cell){ .n = counts[i],
                                                .x = counts[i],
                                                .hidden = shown[i] ? SV_SHOWN : SV_HIDDEN_PARENT };
}

/* All responses minus the totals that are told must not tell another. */
static bool protect_totals(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                           const struct sv_crosstab_side *side)
{
    struct sv_disclosure_cell *cells = sv_arena_array(arena, side->count, sizeof(*cells));
    struct sv_breakdown totals = { .cells = cells, .count = side->count, .step = 1 };

    set_cells(cells, side->totals, side->shown, side->count);
    (void)sv_breakdown_protect(rule, &totals);
    for (size_t i = 0; i < side->count; i++)
        side->shown[i] = cells[i].hidden == SV_SHOWN;
    return totals.total_shown;
}

/* Hides the smaller total of a cell that the margins tell; false if both are hidden. */
static bool hide_total(struct sv_crosstab *crosstab, size_t cell)
{
    struct sv_crosstab_side *first = &crosstab->first, *second = &crosstab->second;
    size_t row = cell / second->count, column = cell % second->count;
    bool can_row = first->shown[row], can_column = second->shown[column];

    if (can_row && (!can_column || first->totals[row] <= second->totals[column]))
        first->shown[row] = false;
    else
        second->shown[column] = false;
    return can_row || can_column;
}

static void take_over(struct sv_crosstab *crosstab, const struct sv_disclosure_cell *cells)
{
    for (size_t i = 0; i < crosstab->first.count * crosstab->second.count; i++) {
        crosstab->cell_shown[i] = cells[i].hidden == SV_SHOWN;
        crosstab->whole = crosstab->whole && crosstab->cell_shown[i];
    }
}

bool sv_crosstab_protect(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                         struct sv_crosstab *crosstab)
{
    size_t cell_count = crosstab->first.count * crosstab->second.count;
    struct sv_disclosure_cell *cells = sv_arena_array(arena, cell_count, sizeof(*cells));
    struct sv_disclosure_table table = { .row_count = crosstab->first.count,
                                         .column_count = crosstab->second.count,
                                         .cells = cells,
                                         .row_shown = crosstab->first.shown,
                                         .column_shown = crosstab->second.shown };
    struct sv_table_verdict verdict = { 0 };

    if (crosstab->responses < rule->threshold)
        return false;
    do {
        if (!protect_totals(arena, rule, &crosstab->first) ||
            !protect_totals(arena, rule, &crosstab->second))
            return false;
        set_cells(cells, crosstab->cells, crosstab->cell_shown, cell_count);
        verdict = sv_table_protect(arena, rule, &table);
        if (verdict.stuck && !hide_total(crosstab, verdict.stuck_cell))
            return false;
    } while (verdict.stuck);
    take_over(crosstab, cells);
    return true;
}
