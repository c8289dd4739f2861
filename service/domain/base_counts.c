/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/base_counts.h"

#include <string.h>

enum { DEVICES_OF_A_CONTRIBUTOR = 3 }; /* fewer in a unit: shared by everybody who came */

typedef struct sv_base_sum *tables_of_item[SV_DIMENSION_COUNT + 1][SV_DIMENSION_COUNT + 1];

struct sv_base_sums {
    const struct sv_base_counts *counts;
    bool *contributes;      /* for each contributor: counts as one */
    int64_t *given;         /* answers by cell and contributor, for the biggest table */
    tables_of_item *tables; /* for each item, by row and column */
};

bool sv_marginal_holds(const struct sv_marginal *marginal, const struct sv_base_cell *cell)
{
    for (int i = 0; i < 2; i++) {
        if (marginal->dimension[i] != SV_DIMENSION_COUNT &&
            cell->at[marginal->dimension[i]] != marginal->code[i])
            return false;
    }
    return true;
}

size_t sv_base_size(const struct sv_base_counts *counts, int dimension)
{
    return dimension == SV_DIMENSION_COUNT ? 1 : counts->code_count[dimension];
}

static void count_devices(struct sv_base_sums *sums, struct sv_arena *arena)
{
    const struct sv_base_counts *counts = sums->counts;
    size_t *devices =
        sv_arena_array(arena, counts->code_count[SV_DIMENSION_UNIT], sizeof(*devices));

    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];

        if (cell->contributor == 0 || sums->contributes[cell->contributor])
            continue;
        sums->contributes[cell->contributor] = true;
        devices[cell->at[SV_DIMENSION_UNIT]]++;
    }
    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];

        if (devices[cell->at[SV_DIMENSION_UNIT]] < DEVICES_OF_A_CONTRIBUTOR)
            sums->contributes[cell->contributor] = false;
    }
    sums->contributes[0] = false;
}

size_t sv_base_biggest_table(const struct sv_base_counts *counts)
{
    size_t biggest = counts->code_count[SV_DIMENSION_PROCEDURE];

    for (int row = 0; row < SV_DIMENSION_PROCEDURE; row++) {
        for (int column = row + 1; column < SV_DIMENSION_PROCEDURE; column++) {
            size_t size = counts->code_count[row] * counts->code_count[column];

            biggest = size > biggest ? size : biggest;
        }
    }
    return biggest;
}

static void note_contributor(struct sv_base_sum *cell, int64_t given)
{
    if (given > cell->top[0]) {
        cell->top[1] = cell->top[0];
        cell->top[0] = given;
    } else if (given > cell->top[1]) {
        cell->top[1] = given;
    }
}

/* A table, or of it only what is of one unit. */
struct part {
    int row;
    int column;
    int32_t within; /* SV_ANY_CODE: all */
    size_t item;
};

static void fill(const struct sv_base_sums *sums, const struct part *part,
                 struct sv_base_sum *cells)
{
    const struct sv_base_counts *counts = sums->counts;
    size_t columns = sv_base_size(counts, part->column);
    size_t size = sv_base_size(counts, part->row) * columns;
    size_t contributors = (size_t)counts->contributor_count + 1;

    memset(sums->given, 0, size * contributors * sizeof(*sums->given));
    for (size_t i = 0; i < size; i++)
        cells[i].first = counts->cell_count;
    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *base = &counts->cells[i];
        size_t row = part->row == SV_DIMENSION_COUNT ? 0 : (size_t)base->at[part->row];
        size_t column = part->column == SV_DIMENSION_COUNT ? 0 : (size_t)base->at[part->column];
        size_t cell = row * columns + column;

        if ((part->within != SV_ANY_CODE && base->at[SV_DIMENSION_UNIT] != part->within) ||
            base->n[part->item] == 0)
            continue;
        if (cells[cell].n == 0)
            cells[cell].first = i;
        cells[cell].n += base->n[part->item];
        cells[cell].x += base->x[part->item];
        sums->given[cell * contributors + base->contributor] += base->n[part->item];
    }
    for (size_t i = 0; i < size * contributors; i++) {
        if (sums->contributes[i % contributors])
            note_contributor(&cells[i / contributors], sums->given[i]);
    }
}

static void add_table(struct sv_base_sums *sums, struct sv_arena *arena, const struct part *part)
{
    size_t size = sv_base_size(sums->counts, part->row) * sv_base_size(sums->counts, part->column);
    struct sv_base_sum *cells = sv_arena_array(arena, size, sizeof(*cells));

    fill(sums, part, cells);
    sums->tables[part->item][part->row][part->column] = cells;
}

/* Unit by unit: the answers of every contributor to every procedure of every unit are too many. */
static void add_procedures(struct sv_base_sums *sums, struct sv_arena *arena, size_t item)
{
    const size_t *codes = sums->counts->code_count;
    size_t units = codes[SV_DIMENSION_UNIT], procedures = codes[SV_DIMENSION_PROCEDURE];
    struct sv_base_sum *cells = sv_arena_array(arena, units * procedures, sizeof(*cells));
    struct part part = { SV_DIMENSION_PROCEDURE, SV_DIMENSION_COUNT, SV_ANY_CODE, item };

    add_table(sums, arena, &part);
    for (size_t unit = 0; unit < units; unit++) {
        part.within = (int32_t)unit;
        fill(sums, &part, &cells[unit * procedures]);
    }
    sums->tables[item][SV_DIMENSION_UNIT][SV_DIMENSION_PROCEDURE] = cells;
}

static void add_tables(struct sv_base_sums *sums, struct sv_arena *arena, size_t item)
{
    struct part part = { SV_DIMENSION_COUNT, SV_DIMENSION_COUNT, SV_ANY_CODE, item };

    add_table(sums, arena, &part);
    for (part.row = 0; part.row < SV_DIMENSION_PROCEDURE; part.row++) {
        for (part.column = part.row + 1; part.column <= SV_DIMENSION_COUNT; part.column++) {
            if (part.column != SV_DIMENSION_PROCEDURE)
                add_table(sums, arena, &part);
        }
    }
    add_procedures(sums, arena, item);
}

struct sv_base_sums *sv_base_sums_new(struct sv_arena *arena, const struct sv_base_counts *counts)
{
    struct sv_base_sums *sums = sv_arena_alloc(arena, sizeof(*sums));
    size_t contributors = (size_t)counts->contributor_count + 1;

    sums->counts = counts;
    sums->contributes = sv_arena_array(arena, contributors, sizeof(*sums->contributes));
    sums->given =
        sv_arena_array(arena, sv_base_biggest_table(counts) * contributors, sizeof(*sums->given));
    sums->tables = sv_arena_array(arena, counts->item_count, sizeof(*sums->tables));
    count_devices(sums, arena);
    for (size_t item = 0; item < counts->item_count; item++)
        add_tables(sums, arena, item);
    return sums;
}

const struct sv_base_sum *sv_base_sums_of(const struct sv_base_sums *sums, int row, int column,
                                          size_t item)
{
    return sums->tables[item][row][column];
}
