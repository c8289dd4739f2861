/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_table.h"

#include "domain/table_flow.h"

static bool total_is_shown(const bool *shown, size_t i)
{
    return shown == NULL || shown[i];
}

/* A line whose total is hidden tells nothing: its cells go with it, and no complement is needed. */
static bool protect_rows(const struct sv_disclosure_rule *rule, struct sv_disclosure_table *table)
{
    bool hid = false;

    for (size_t r = 0; r < table->row_count; r++) {
        struct sv_breakdown row = { .cells = &table->cells[r * table->column_count],
                                    .count = table->column_count,
                                    .step = 1,
                                    .parent_hidden = !total_is_shown(table->row_shown, r) };

        hid = sv_breakdown_protect(rule, &row) || hid;
    }
    return hid;
}

static bool protect_columns(const struct sv_disclosure_rule *rule,
                            struct sv_disclosure_table *table)
{
    bool hid = false;

    for (size_t c = 0; c < table->column_count; c++) {
        struct sv_breakdown column = { .cells = &table->cells[c],
                                       .count = table->row_count,
                                       .step = table->column_count,
                                       .parent_hidden = !total_is_shown(table->column_shown, c) };

        hid = sv_breakdown_protect(rule, &column) || hid;
    }
    return hid;
}

static bool protect_lines(const struct sv_disclosure_rule *rule, struct sv_disclosure_table *table)
{
    bool hid = false, again = true;

    while (again) {
        again = protect_rows(rule, table);
        again = protect_columns(rule, table) || again;
        hid = hid || again;
    }
    return hid;
}

static bool is_told(const struct sv_disclosure_rule *rule, struct sv_table_flow *flow,
                    const struct sv_disclosure_cell *cell, size_t at)
{
    int64_t rise = rule->threshold > cell->n ? rule->threshold - cell->n : 1;

    if (sv_table_flow_rise(flow, SV_FLOW_PEOPLE, at, rise) < rise)
        return true;
    rise = cell->x == 0 ? rule->unanimous_below - cell->n : 0;
    return rise > 0 && sv_table_flow_rise(flow, SV_FLOW_UNANIMOUS, at, rise) < rise;
}

/* The first cell from *at on that the rest of the table tells. */
static bool find_told(const struct sv_disclosure_rule *rule, struct sv_table_flow *flow,
                      const struct sv_disclosure_table *table, size_t *at)
{
    for (; *at < table->row_count * table->column_count; (*at)++) {
        const struct sv_disclosure_cell *cell = &table->cells[*at];

        if (cell->hidden != SV_SHOWN && cell->n > 0 && is_told(rule, flow, cell, *at))
            return true;
    }
    return false;
}

/* Hides the smallest cell that opens, or adds people to, the set of cells whose sum is known. */
static bool hide_across(const struct sv_table_flow *flow, struct sv_disclosure_table *table)
{
    struct sv_disclosure_cell *smallest = NULL;

    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        struct sv_disclosure_cell *cell = &table->cells[i];

        if (cell->hidden == SV_SHOWN && cell->n > 0 && sv_table_flow_parts(flow, i) &&
            (smallest == NULL || cell->n < smallest->n))
            smallest = cell;
    }
    if (smallest == NULL)
        return false;
    smallest->hidden = SV_HIDDEN_COMPLEMENT;
    return true;
}

/* Hidden for others' sake: that it can be worked out tells no one's secret. */
static bool is_harmless(const struct sv_disclosure_rule *rule,
                        const struct sv_disclosure_cell *cell)
{
    bool for_others = cell->hidden == SV_HIDDEN_COMPLEMENT || cell->hidden == SV_HIDDEN_PARENT;

    return for_others && sv_hidden_alone(rule, cell) == SV_SHOWN;
}

struct sv_table_verdict sv_table_protect(struct sv_arena *arena,
                                         const struct sv_disclosure_rule *rule,
                                         struct sv_disclosure_table *table)
{
    struct sv_table_verdict verdict = { .hid = protect_lines(rule, table) };
    struct sv_table_flow *flow = sv_table_flow_new(arena, table);
    size_t at = 0;

    while (find_told(rule, flow, table, &at)) {
        if (hide_across(flow, table)) {
            verdict.hid = true;
            protect_lines(rule, table);
            at = 0;
            continue;
        }
        if (!is_harmless(rule, &table->cells[at])) {
            verdict.stuck = true;
            verdict.stuck_cell = at;
        }
        at++;
    }
    return verdict;
}

struct sv_count_range sv_table_range(struct sv_arena *arena,
                                     const struct sv_disclosure_table *table, size_t cell)
{
    struct sv_table_flow *flow = sv_table_flow_new(arena, table);
    int64_t n = table->cells[cell].n;

    if (table->cells[cell].hidden == SV_SHOWN || n == 0)
        return (struct sv_count_range){ .low = n, .high = n };
    return (struct sv_count_range){
        .low = n - sv_table_flow_fall(flow, cell),
        .high = n + sv_table_flow_rise(flow, SV_FLOW_PEOPLE, cell, INT64_MAX / 4),
    };
}
