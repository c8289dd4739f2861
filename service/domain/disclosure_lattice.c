/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_lattice.h"

#include "domain/disclosure_table.h"
#include "domain/lattice_links.h"

#include <assert.h>
#include <string.h>

/* What the audit of a table left. When it would see that again it has nothing to do: it hides until
 * it holds or is stuck, and a margin that it was stuck for has been hidden since. */
struct audited {
    enum sv_hidden *cells; /* NULL: not audited yet */
    const bool *row_shown;
    const bool *column_shown;
};

typedef struct audited audited_tables[SV_CROSSED][SV_CROSSED];

struct builder {
    struct sv_lattice *lattice;
    struct sv_arena *arena;
    const struct sv_base_sums *sums;
    struct sv_disclosure_cell *cells;
    audited_tables *audited; /* for each item */
    bool changed;
};

static size_t size_of(const struct sv_lattice *lattice, int dimension)
{
    return sv_base_size(lattice->counts, dimension);
}

static void load(const struct builder *builder, const struct sv_base_sum *sums,
                 const enum sv_hidden *decided, size_t size)
{
    for (size_t i = 0; i < size; i++)
        builder->cells[i] = (struct sv_disclosure_cell){ .n = sums[i].n,
                                                         .x = sums[i].x,
                                                         .top = { sums[i].top[0], sums[i].top[1] },
                                                         .hidden = decided[i] };
}

static void keep(struct builder *builder, enum sv_hidden *decided, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        builder->changed = builder->changed || decided[i] != builder->cells[i].hidden;
        decided[i] = builder->cells[i].hidden;
    }
}

static void hide(struct builder *builder, enum sv_hidden *decided)
{
    if (*decided == SV_SHOWN) {
        *decided = SV_HIDDEN_COMPLEMENT;
        builder->changed = true;
    }
}

static void decide_total(struct builder *builder, size_t item)
{
    struct sv_lattice *lattice = builder->lattice;

    load(builder, sv_base_sums_of(builder->sums, SV_DIMENSION_COUNT, SV_DIMENSION_COUNT, item),
         lattice->total, 1);
    if (*lattice->total == SV_SHOWN)
        builder->cells[0].hidden = sv_hidden_alone(&lattice->rule, &builder->cells[0]);
    keep(builder, lattice->total, 1);
}

static void decide_alone(struct builder *builder, int dimension, size_t item)
{
    struct sv_lattice *lattice = builder->lattice;
    struct sv_breakdown breakdown = { .cells = builder->cells,
                                      .count = size_of(lattice, dimension),
                                      .step = 1,
                                      .parent_hidden = *lattice->total != SV_SHOWN };

    load(builder, sv_base_sums_of(builder->sums, dimension, SV_DIMENSION_COUNT, item),
         lattice->alone[dimension], breakdown.count);
    sv_breakdown_protect(&lattice->rule, &breakdown);
    keep(builder, lattice->alone[dimension], breakdown.count);
    if (!breakdown.total_shown)
        hide(builder, lattice->total);
}

static bool *shown_codes(struct builder *builder, int dimension)
{
    size_t size = size_of(builder->lattice, dimension);
    bool *shown = sv_arena_array(builder->arena, size, sizeof(*shown));

    for (size_t i = 0; i < size; i++)
        shown[i] = builder->lattice->alone[dimension][i] == SV_SHOWN;
    return shown;
}

/* One of two one-dimensional cells gives way, so that a cell where they meet cannot be told. */
static void hide_a_margin(struct builder *builder, int row, int column, size_t cell)
{
    struct sv_lattice *lattice = builder->lattice;
    size_t columns = size_of(lattice, column);
    enum sv_hidden *of_row = &lattice->alone[row][cell / columns];
    enum sv_hidden *of_column = &lattice->alone[column][cell % columns];
    int64_t row_n = 0, column_n = 0;

    for (size_t i = 0; i < columns; i++)
        row_n += builder->cells[cell / columns * columns + i].n;
    for (size_t i = 0; i < size_of(lattice, row); i++)
        column_n += builder->cells[i * columns + cell % columns].n;
    if (*of_row == SV_SHOWN && (*of_column != SV_SHOWN || row_n <= column_n)) {
        hide(builder, of_row);
        return;
    }
    if (*of_column == SV_SHOWN) {
        hide(builder, of_column);
        return;
    }
    for (size_t i = 0; i < size_of(lattice, row); i++) /* both are: nothing of this table is left */
        hide(builder, &lattice->alone[row][i]);
}

static bool is_as_left(const struct audited *audited, const struct sv_disclosure_table *table,
                       const enum sv_hidden *decided)
{
    size_t rows = table->row_count, columns = table->column_count;

    return audited->cells != NULL &&
           memcmp(audited->cells, decided, rows * columns * sizeof(*decided)) == 0 &&
           memcmp(audited->row_shown, table->row_shown, rows * sizeof(bool)) == 0 &&
           memcmp(audited->column_shown, table->column_shown, columns * sizeof(bool)) == 0;
}

static void remember(struct audited *audited, struct sv_arena *arena,
                     const struct sv_disclosure_table *table)
{
    size_t size = table->row_count * table->column_count;

    if (audited->cells == NULL)
        audited->cells = sv_arena_array(arena, size, sizeof(*audited->cells));
    for (size_t i = 0; i < size; i++)
        audited->cells[i] = table->cells[i].hidden;
    audited->row_shown = table->row_shown;
    audited->column_shown = table->column_shown;
}

static void decide_crossed(struct builder *builder, int row, int column, size_t item)
{
    struct sv_lattice *lattice = builder->lattice;
    struct sv_disclosure_table table = { .row_count = size_of(lattice, row),
                                         .column_count = size_of(lattice, column),
                                         .cells = builder->cells,
                                         .row_shown = shown_codes(builder, row),
                                         .column_shown = shown_codes(builder, column) };
    enum sv_hidden *decided = lattice->crossed[row][column];
    struct audited *audited = &builder->audited[item][row][column];
    size_t size = table.row_count * table.column_count;

    if (is_as_left(audited, &table, decided))
        return;
    load(builder, sv_base_sums_of(builder->sums, row, column, item), decided, size);
    if (*lattice->total != SV_SHOWN) {
        for (size_t i = 0; i < size; i++)
            builder->cells[i].hidden = SV_HIDDEN_PARENT;
        keep(builder, decided, size);
        return;
    }

    struct sv_table_verdict verdict = sv_table_protect(builder->arena, &lattice->rule, &table);

    keep(builder, decided, size);
    remember(audited, builder->arena, &table);
    if (verdict.stuck)
        hide_a_margin(builder, row, column, verdict.stuck_cell);
}

static void decide_procedures(struct builder *builder, size_t unit, size_t item)
{
    struct sv_lattice *lattice = builder->lattice;
    size_t count = size_of(lattice, SV_DIMENSION_PROCEDURE);
    enum sv_hidden *decided = &lattice->procedures[unit * count];
    struct sv_breakdown breakdown = { .cells = builder->cells,
                                      .count = count,
                                      .step = 1,
                                      .parent_hidden =
                                          lattice->alone[SV_DIMENSION_UNIT][unit] != SV_SHOWN };

    load(builder,
         sv_base_sums_of(builder->sums, SV_DIMENSION_UNIT, SV_DIMENSION_PROCEDURE, item) +
             unit * count,
         decided, count);
    sv_breakdown_protect(&lattice->rule, &breakdown);
    keep(builder, decided, count);
}

static void decide_tables(struct builder *builder, size_t item)
{
    decide_total(builder, item);
    for (int dimension = 0; dimension < SV_CROSSED; dimension++)
        decide_alone(builder, dimension, item);
    for (int row = 0; row < SV_CROSSED; row++) {
        for (int column = row + 1; column < SV_CROSSED; column++)
            decide_crossed(builder, row, column, item);
    }
    for (size_t unit = 0; unit < size_of(builder->lattice, SV_DIMENSION_UNIT); unit++)
        decide_procedures(builder, unit, item);
}

static void find_only_code(struct sv_lattice *lattice, int dimension)
{
    const struct sv_base_counts *counts = lattice->counts;
    int32_t only = SV_ANY_CODE;

    for (size_t i = 0; i < counts->cell_count * counts->item_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i / counts->item_count];

        if (cell->n[i % counts->item_count] == 0)
            continue;
        if (only != SV_ANY_CODE && only != cell->at[dimension])
            return;
        only = cell->at[dimension];
    }
    lattice->only_code[dimension] = only;
}

static struct sv_lattice *new_lattice(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                                      const struct sv_base_counts *counts)
{
    struct sv_lattice *lattice = sv_arena_alloc(arena, sizeof(*lattice));
    const size_t *codes = counts->code_count;

    lattice->rule = *rule;
    lattice->counts = counts;
    lattice->total = sv_arena_alloc(arena, sizeof(*lattice->total));
    for (int row = 0; row < SV_CROSSED; row++) {
        lattice->alone[row] = sv_arena_array(arena, codes[row], sizeof(enum sv_hidden));
        for (int column = row + 1; column < SV_CROSSED; column++)
            lattice->crossed[row][column] =
                sv_arena_array(arena, codes[row] * codes[column], sizeof(enum sv_hidden));
    }
    lattice->procedures = sv_arena_array(
        arena, codes[SV_DIMENSION_UNIT] * codes[SV_DIMENSION_PROCEDURE], sizeof(enum sv_hidden));
    for (int dimension = 0; dimension < SV_DIMENSION_COUNT; dimension++) {
        lattice->only_code[dimension] = SV_ANY_CODE;
        find_only_code(lattice, dimension);
    }
    return lattice;
}

static struct sv_lattice *decide(struct sv_lattice *lattice, struct sv_arena *arena)
{
    const struct sv_base_counts *counts = lattice->counts;
    struct builder builder = {
        .lattice = lattice, .arena = arena, .sums = sv_base_sums_new(arena, counts), .changed = true
    };

    builder.audited = sv_arena_array(arena, counts->item_count, sizeof(*builder.audited));
    builder.cells = sv_arena_array(arena, sv_base_biggest_table(counts), sizeof(*builder.cells));
    while (builder.changed) {
        builder.changed = false;
        for (size_t item = 0; item < counts->item_count; item++)
            decide_tables(&builder, item);
        for (size_t item = 0; item < counts->item_count && !builder.changed; item++)
            builder.changed = sv_lattice_hide_linked(builder.lattice, arena, builder.sums, item);
    }
    return lattice;
}

struct sv_lattice *sv_lattice_new(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                                  const struct sv_base_counts *counts)
{
    return decide(new_lattice(arena, rule, counts), arena);
}

static void copy_decisions(enum sv_hidden *to, const enum sv_hidden *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = from[i];
}

struct sv_lattice *sv_lattice_new_within(const struct sv_lattice *coarser, struct sv_arena *arena,
                                         const struct sv_base_counts *counts)
{
    struct sv_lattice *lattice = new_lattice(arena, &coarser->rule, counts);
    const size_t *codes = counts->code_count;

    assert(memcmp(codes, coarser->counts->code_count, sizeof(counts->code_count)) == 0);
    *lattice->total = *coarser->total;
    for (int row = 0; row < SV_CROSSED; row++) {
        copy_decisions(lattice->alone[row], coarser->alone[row], codes[row]);
        for (int column = row + 1; column < SV_CROSSED; column++)
            copy_decisions(lattice->crossed[row][column], coarser->crossed[row][column],
                           codes[row] * codes[column]);
    }
    copy_decisions(lattice->procedures, coarser->procedures,
                   codes[SV_DIMENSION_UNIT] * codes[SV_DIMENSION_PROCEDURE]);
    return decide(lattice, arena);
}

static bool has_answers(const struct sv_lattice *lattice, const struct sv_marginal *marginal)
{
    const struct sv_base_counts *counts = lattice->counts;

    for (size_t i = 0; i < counts->cell_count * counts->item_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i / counts->item_count];

        if (cell->n[i % counts->item_count] > 0 && sv_marginal_holds(marginal, cell))
            return true;
    }
    return false;
}

static enum sv_hidden hidden_procedure(const struct sv_lattice *lattice, int32_t unit,
                                       int32_t procedure)
{
    size_t count = size_of(lattice, SV_DIMENSION_PROCEDURE);

    for (size_t i = 0; i < size_of(lattice, SV_DIMENSION_UNIT); i++) {
        struct sv_marginal marginal = { { SV_DIMENSION_UNIT, SV_DIMENSION_PROCEDURE },
                                        { (int32_t)i, procedure } };
        enum sv_hidden hidden = lattice->procedures[i * count + (size_t)procedure];

        if ((unit == SV_ANY_CODE || unit == (int32_t)i) && hidden != SV_SHOWN &&
            (unit != SV_ANY_CODE || has_answers(lattice, &marginal)))
            return hidden;
    }
    return SV_SHOWN;
}

enum sv_hidden sv_lattice_hidden(const struct sv_lattice *lattice,
                                 const int32_t at[SV_DIMENSION_COUNT])
{
    int fixed[SV_DIMENSION_COUNT] = { 0 };
    int count = 0;

    for (int i = 0; i < SV_DIMENSION_COUNT; i++) {
        assert(at[i] == SV_ANY_CODE || (at[i] >= 0 && (size_t)at[i] < size_of(lattice, i)));
        if (at[i] != SV_ANY_CODE && at[i] != lattice->only_code[i])
            fixed[count++] = i;
    }
    if (*lattice->total != SV_SHOWN || count == 0)
        return *lattice->total;
    if (count > 2)
        return SV_HIDDEN_DEPTH;
    if (fixed[count - 1] == SV_DIMENSION_PROCEDURE) {
        if (count == 2 && fixed[0] != SV_DIMENSION_UNIT)
            return SV_HIDDEN_DEPTH;
        return hidden_procedure(lattice, count == 2 ? at[SV_DIMENSION_UNIT] : SV_ANY_CODE,
                                at[SV_DIMENSION_PROCEDURE]);
    }
    if (count == 1)
        return lattice->alone[fixed[0]][at[fixed[0]]];
    return lattice->crossed[fixed[0]][fixed[1]][(size_t)at[fixed[0]] * size_of(lattice, fixed[1]) +
                                                (size_t)at[fixed[1]]];
}

enum sv_hidden sv_lattice_hidden_of_units(const struct sv_lattice *lattice,
                                          const int32_t at[SV_DIMENSION_COUNT],
                                          const int32_t *units, size_t unit_count)
{
    for (size_t i = 0; i < unit_count; i++) {
        struct sv_marginal unit = { { SV_DIMENSION_UNIT, SV_DIMENSION_COUNT }, { units[i], 0 } };
        int32_t one[SV_DIMENSION_COUNT] = { 0 };

        for (int d = 0; d < SV_DIMENSION_COUNT; d++)
            one[d] = d == SV_DIMENSION_UNIT ? units[i] : at[d];

        enum sv_hidden hidden = sv_lattice_hidden(lattice, one);

        if (hidden != SV_SHOWN && has_answers(lattice, &unit))
            return hidden;
    }
    return SV_SHOWN;
}
