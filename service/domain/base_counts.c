/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/base_counts.h"

#include <string.h>

enum { DEVICES_OF_A_CONTRIBUTOR = 3 }; /* fewer in a unit: shared by everybody who came */

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

static size_t biggest_table(const struct sv_base_counts *counts)
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

void sv_base_sums_init(struct sv_base_sums *sums, struct sv_arena *arena,
                       const struct sv_base_counts *counts)
{
    size_t contributors = (size_t)counts->contributor_count + 1;

    *sums = (struct sv_base_sums){ .counts = counts };
    sums->contributes = sv_arena_array(arena, contributors, sizeof(*sums->contributes));
    sums->given_size = biggest_table(counts) * contributors;
    sums->given = sv_arena_array(arena, sums->given_size, sizeof(*sums->given));
    count_devices(sums, arena);
}

static void note_contributor(struct sv_disclosure_cell *cell, int64_t given)
{
    if (given > cell->top[0]) {
        cell->top[1] = cell->top[0];
        cell->top[0] = given;
    } else if (given > cell->top[1]) {
        cell->top[1] = given;
    }
}

void sv_base_sums_fill(const struct sv_base_sums *sums, const struct sv_base_table *table,
                       struct sv_disclosure_cell *cells)
{
    const struct sv_base_counts *counts = sums->counts;
    size_t columns = sv_base_size(counts, table->column);
    size_t size = sv_base_size(counts, table->row) * columns;
    size_t contributors = (size_t)counts->contributor_count + 1;

    memset(sums->given, 0, size * contributors * sizeof(*sums->given));
    for (size_t i = 0; i < size; i++) {
        cells[i].n = cells[i].x = 0;
        cells[i].top[0] = cells[i].top[1] = 0;
    }
    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *base = &counts->cells[i];
        size_t row = table->row == SV_DIMENSION_COUNT ? 0 : (size_t)base->at[table->row];
        size_t column = table->column == SV_DIMENSION_COUNT ? 0 : (size_t)base->at[table->column];
        size_t cell = row * columns + column;

        if (table->within != SV_ANY_CODE && base->at[SV_DIMENSION_UNIT] != table->within)
            continue;
        cells[cell].n += base->n[table->item];
        cells[cell].x += base->x[table->item];
        sums->given[cell * contributors + base->contributor] += base->n[table->item];
    }
    for (size_t i = 0; i < size * contributors; i++) {
        if (sums->contributes[i % contributors])
            note_contributor(&cells[i / contributors], sums->given[i]);
    }
}
