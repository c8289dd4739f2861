/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/counter_disclosure.h"

#include "domain/counter_links.h"

#include <stdlib.h>
#include <string.h>

struct builder {
    struct sv_arena *arena;
    struct sv_disclosure_rule rule;
    struct sv_counter_counts counts;
    const struct sv_lattice *finest;
    struct sv_counter_cell *cells;
    bool *shown;
};

/* A row of the unit on its way into a cell. */
struct unit_row {
    struct sv_counter_cell key;
    int32_t at[SV_DIMENSION_COUNT];
    const int64_t *sums;
};

static int compare_keys(const struct sv_counter_cell *a, const struct sv_counter_cell *b)
{
    int order = strcmp(a->counter, b->counter);

    return order != 0 ? order : (a->year > b->year) - (a->year < b->year);
}

static int compare_rows(const void *a, const void *b)
{
    const struct unit_row *x = a, *y = b;
    int order = compare_keys(&x->key, &y->key);

    return order != 0 ? order : memcmp(x->at, y->at, sizeof(x->at));
}

/* That a period ends in. */
static int year_of(const struct sv_cube *cube, size_t period)
{
    return sv_day_year(cube->survey->periods[period].until - 1);
}

static size_t rows_of(const struct builder *builder, struct unit_row **ret_rows)
{
    const struct sv_cube *cube = builder->counts.cube;
    const struct sv_cube_rows *all = &cube->by_procedure;
    struct unit_row *rows = sv_arena_array(builder->arena, all->count, sizeof(*rows));
    size_t count = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct sv_cluster *cluster = &cube->clusters[all->items[i].cluster];

        if (cluster->unit != builder->counts.unit)
            continue;
        rows[count].key = (struct sv_counter_cell){ .counter = cluster->counter,
                                                    .year = year_of(cube, cluster->period) };
        sv_counter_codes(cube, &all->items[i], rows[count].at);
        rows[count++].sums = all->items[i].sums;
    }
    if (count > 0)
        qsort(rows, count, sizeof(*rows), compare_rows);
    *ret_rows = rows;
    return count;
}

/* The figures that decide: the responses, of which nobody is dissatisfied by having answered, the
 * overall item, and the criteria. */
static void add_figures(const struct sv_cube_plan *plan, const int64_t *sums,
                        const struct sv_counter_atom *atom)
{
    size_t overall = plan->overall_item == SV_NO_ITEM ? 0 : 1;

    atom->n[0] += sums[SV_SUM_RESPONSES];
    atom->x[0] += sums[SV_SUM_RESPONSES];
    for (size_t i = 0; i < overall + plan->criterion_count; i++) {
        size_t item = i < overall ? plan->overall_item : plan->criteria[i - overall];
        const struct sv_item_count count = sv_item_count_of(plan, item, sums);

        atom->n[1 + i] += count.valid;
        atom->x[1 + i] += count.satisfied;
    }
}

static void add_row(struct builder *builder, const struct unit_row *row,
                    const struct sv_counter_atom *atom)
{
    const struct sv_cube_plan *plan = builder->counts.cube->plan;
    int64_t *sums = builder->cells[atom->cell].sums;

    for (size_t k = 0; k < plan->width[SV_PART_ANSWERS]; k++)
        sums[k] += row->sums[k];
    add_figures(plan, row->sums, atom);
}

static void count_people(struct builder *builder)
{
    struct sv_counter_counts *counts = &builder->counts;
    const struct sv_cube_plan *plan = counts->cube->plan;
    struct unit_row *rows = NULL;
    size_t row_count = rows_of(builder, &rows);
    struct sv_counter_atom *atoms = sv_arena_array(builder->arena, row_count, sizeof(*atoms));

    counts->figure_count = plan->criterion_count + (plan->overall_item == SV_NO_ITEM ? 1 : 2);
    counts->atoms = atoms;
    builder->cells = sv_arena_array(builder->arena, row_count, sizeof(*builder->cells));
    for (size_t i = 0; i < row_count; i++) {
        if (i == 0 || compare_keys(&rows[i - 1].key, &rows[i].key) != 0) {
            builder->cells[counts->cell_count] = rows[i].key;
            builder->cells[counts->cell_count++].sums =
                sv_arena_array(builder->arena, plan->width[SV_PART_ANSWERS], sizeof(int64_t));
        }
        if (i == 0 || compare_rows(&rows[i - 1], &rows[i]) != 0) {
            struct sv_counter_atom *atom = &atoms[counts->atom_count++];

            atom->cell = counts->cell_count - 1;
            memcpy(atom->at, rows[i].at, sizeof(atom->at));
            atom->n = sv_arena_array(builder->arena, counts->figure_count, sizeof(int64_t));
            atom->x = sv_arena_array(builder->arena, counts->figure_count, sizeof(int64_t));
        }
        add_row(builder, &rows[i], &atoms[counts->atom_count - 1]);
    }
}

/* Only years that stand still, and of which the unit itself is shown, period by period: the sum of
 * its counters must tell nothing that is hidden. */
static bool may_tell(const struct builder *builder, const struct sv_shown_state *state, int year)
{
    const struct sv_cube *cube = builder->counts.cube;
    int32_t at[SV_DIMENSION_COUNT] = { SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE,
                                       SV_ANY_CODE };

    at[SV_DIMENSION_UNIT] = (int32_t)builder->counts.unit;
    for (size_t p = 0; p < cube->survey->period_count; p++) {
        at[SV_DIMENSION_PERIOD] = (int32_t)p;
        if (year_of(cube, p) == year &&
            (!sv_period_is_settled(state, cube->survey->periods[p].until) ||
             sv_lattice_hidden(builder->finest, at) != SV_SHOWN))
            return false;
    }
    return true;
}

/* The counters of a year by one figure; those of the other years look empty. True if it hid one. */
static bool protect(struct builder *builder, int year, size_t figure)
{
    const struct sv_counter_counts *counts = &builder->counts;
    struct sv_disclosure_cell *cells =
        sv_arena_array(builder->arena, counts->cell_count, sizeof(*cells));
    struct sv_breakdown breakdown = { .cells = cells, .count = counts->cell_count, .step = 1 };

    for (size_t i = 0; i < counts->cell_count; i++)
        cells[i].hidden = builder->shown[i] ? SV_SHOWN : SV_HIDDEN_PARENT;
    for (size_t i = 0; i < counts->atom_count; i++) {
        const struct sv_counter_atom *atom = &counts->atoms[i];

        if (builder->cells[atom->cell].year != year)
            continue;
        cells[atom->cell].n += atom->n[figure];
        cells[atom->cell].x += atom->x[figure];
    }
    bool hid = sv_breakdown_protect(&builder->rule, &breakdown);

    for (size_t i = 0; i < counts->cell_count; i++)
        builder->shown[i] = cells[i].hidden == SV_SHOWN;
    return hid;
}

static void decide(struct builder *builder, const struct sv_shown_state *state)
{
    const struct sv_counter_counts *counts = &builder->counts;
    bool again = true;

    builder->shown = sv_arena_array(builder->arena, counts->cell_count, sizeof(bool));
    for (size_t i = 0; i < counts->cell_count; i++)
        builder->shown[i] = may_tell(builder, state, builder->cells[i].year);
    while (again) {
        again = false;
        for (size_t i = 0; i < counts->cell_count; i++) {
            for (size_t f = 0; f < counts->figure_count; f++)
                again = protect(builder, builder->cells[i].year, f) || again;
        }
    }
    while (sv_counters_hide_linked(builder->arena, &builder->rule, counts, builder->shown))
        ;
    for (size_t i = 0; i < counts->cell_count; i++)
        builder->cells[i].shown = builder->shown[i];
}

struct sv_counter_cells sv_counter_cells_of(struct sv_arena *arena, const struct sv_cube *cube,
                                            const struct sv_lattice *const *lattices, size_t unit,
                                            const struct sv_shown_state *state)
{
    struct builder builder = {
        .arena = arena,
        .rule = sv_disclosure_default(),
        .counts = { .cube = cube, .lattice = lattices[SV_FINE_INDEX], .unit = unit },
        .finest = lattices[SV_FINE_ITEMS],
    };

    count_people(&builder);
    decide(&builder, state);
    return (struct sv_counter_cells){ builder.cells, builder.counts.cell_count };
}
