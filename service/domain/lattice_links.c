/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/lattice_links.h"

#include "domain/disclosure_linked.h"

struct figures {
    struct sv_lattice *lattice;
    const struct sv_base_sums *sums;
    size_t item;
    struct sv_disclosure_cell *cells;
    enum sv_hidden *everywhere;   /* by procedure, whatever the unit */
    struct sv_known_figure *list; /* NULL while counting */
    size_t count;
};

static void list(struct figures *figures, const struct sv_known_figure *figure)
{
    if (figures->list != NULL)
        figures->list[figures->count] = *figure;
    figures->count++;
}

static void list_table(struct figures *figures, const struct sv_base_table *table,
                       enum sv_hidden *decided)
{
    const struct sv_base_counts *counts = figures->lattice->counts;
    size_t columns = sv_base_size(counts, table->column);
    size_t size = sv_base_size(counts, table->row) * columns;

    sv_base_sums_fill(figures->sums, table, figures->cells);
    for (size_t i = 0; i < size; i++) {
        const struct sv_disclosure_cell *cell = &figures->cells[i];
        struct sv_known_figure figure = {
            .marginal = { { table->row, table->column },
                          { (int32_t)(i / columns), (int32_t)(i % columns) } },
            .decision = &decided[i],
            .n = cell->n,
            .x = cell->x,
        };

        if (decided[i] != SV_SHOWN || cell->n == 0)
            continue;
        if (table->within != SV_ANY_CODE) {
            figure.marginal.dimension[1] = SV_DIMENSION_UNIT;
            figure.marginal.code[1] = table->within;
        }
        list(figures, &figure);
    }
}

/* What is left of each code of a dimension (SV_DIMENSION_COUNT: of all) less a breakdown. */
static void list_rests(struct figures *figures, int dimension, enum sv_hidden *decided,
                       struct sv_known_figure figure)
{
    const struct sv_base_counts *counts = figures->lattice->counts;

    for (size_t code = 0; code < sv_base_size(counts, dimension); code++) {
        if (decided[code] != SV_SHOWN)
            continue;
        figure.marginal =
            (struct sv_marginal){ { dimension, SV_DIMENSION_COUNT }, { (int32_t)code, 0 } };
        figure.decision = &decided[code];
        figure.n = figure.x = 0;
        for (size_t i = 0; i < counts->cell_count; i++) {
            const struct sv_base_cell *cell = &counts->cells[i];
            bool in = sv_figure_holds(counts, &figure, cell);

            figure.n += in ? cell->n[figures->item] : 0;
            figure.x += in ? cell->x[figures->item] : 0;
        }
        if (figure.n > 0)
            list(figures, &figure);
    }
}

static void list_rests_of_table(struct figures *figures, int row, int column,
                                const enum sv_hidden *decided)
{
    struct sv_lattice *lattice = figures->lattice;
    struct sv_known_figure rest = { .rest_of = decided, .row = row, .column = column };

    list_rests(figures, SV_DIMENSION_COUNT, &lattice->total, rest);
    if (column == SV_DIMENSION_COUNT)
        return;
    list_rests(figures, row, lattice->alone[row], rest);
    if (column != SV_DIMENSION_PROCEDURE)
        list_rests(figures, column, lattice->alone[column], rest);
}

enum sv_hidden *sv_lattice_everywhere(const struct sv_lattice *lattice, struct sv_arena *arena)
{
    const struct sv_base_counts *counts = lattice->counts;
    size_t procedures = counts->code_count[SV_DIMENSION_PROCEDURE];
    enum sv_hidden *everywhere = sv_arena_array(arena, procedures, sizeof(*everywhere));

    for (size_t i = 0; i < counts->cell_count * counts->item_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i / counts->item_count];
        size_t procedure = (size_t)cell->at[SV_DIMENSION_PROCEDURE];
        size_t place = (size_t)cell->at[SV_DIMENSION_UNIT] * procedures + procedure;

        if (cell->n[i % counts->item_count] > 0 && lattice->procedures[place] != SV_SHOWN)
            everywhere[procedure] = lattice->procedures[place];
    }
    return everywhere;
}

static void list_all(struct figures *figures)
{
    struct sv_lattice *lattice = figures->lattice;
    const size_t *codes = lattice->counts->code_count;
    struct sv_base_table table = { SV_DIMENSION_COUNT, SV_DIMENSION_COUNT, SV_ANY_CODE,
                                   figures->item };

    figures->count = 0;
    list_table(figures, &table, &lattice->total);
    for (table.row = 0; table.row < SV_CROSSED; table.row++) {
        table.column = SV_DIMENSION_COUNT;
        list_table(figures, &table, lattice->alone[table.row]);
        list_rests_of_table(figures, table.row, table.column, lattice->alone[table.row]);
        for (table.column = table.row + 1; table.column < SV_CROSSED; table.column++) {
            enum sv_hidden *decided = lattice->crossed[table.row][table.column];

            list_table(figures, &table, decided);
            list_rests_of_table(figures, table.row, table.column, decided);
        }
    }
    table.row = SV_DIMENSION_PROCEDURE;
    table.column = SV_DIMENSION_COUNT;
    for (size_t unit = 0; unit < codes[SV_DIMENSION_UNIT]; unit++) {
        table.within = (int32_t)unit;
        list_table(figures, &table, &lattice->procedures[unit * codes[SV_DIMENSION_PROCEDURE]]);
    }
    list_rests_of_table(figures, SV_DIMENSION_UNIT, SV_DIMENSION_PROCEDURE, lattice->procedures);
    list_rests_of_table(figures, SV_DIMENSION_PROCEDURE, SV_DIMENSION_COUNT, figures->everywhere);
}

/* The figures of each table of the crossed dimensions, kept apart: [row][column], row == column
 * alone. */
struct corners {
    struct sv_lattice *lattice;
    struct sv_disclosure_cell total;
    struct sv_disclosure_cell *tables[SV_CROSSED][SV_CROSSED];
};

static const struct sv_disclosure_cell *pair_of(const struct corners *corners,
                                                const int dimension[3], const size_t code[3],
                                                int first, int second)
{
    size_t columns = corners->lattice->counts->code_count[dimension[second]];

    return &corners
                ->tables[dimension[first]][dimension[second]][code[first] * columns + code[second]];
}

static bool hide_corner(const struct corners *corners, const int dimension[3], const size_t code[3])
{
    static const int firsts[] = { 0, 0, 1 }, seconds[] = { 1, 2, 2 };
    struct sv_lattice *lattice = corners->lattice;
    int64_t n[SV_CORNER_COUNT] = { corners->total.n }, x[SV_CORNER_COUNT] = { corners->total.x };
    int smallest = 0;

    for (int i = 0; i < 3; i++) {
        const struct sv_disclosure_cell *alone =
            &corners->tables[dimension[i]][dimension[i]][code[i]];
        const struct sv_disclosure_cell *pair =
            pair_of(corners, dimension, code, firsts[i], seconds[i]);

        if (alone->n == 0 || alone->hidden != SV_SHOWN || pair->hidden != SV_SHOWN)
            return false;
        n[SV_CORNER_A + i] = alone->n;
        x[SV_CORNER_A + i] = alone->x;
        n[SV_CORNER_AB + i] = pair->n;
        x[SV_CORNER_AB + i] = pair->x;
        if (pair->n > 0 &&
            (n[SV_CORNER_AB + smallest] == 0 || pair->n < n[SV_CORNER_AB + smallest]))
            smallest = i;
    }
    if (!sv_corner_is_told(&lattice->rule, n, x) || n[SV_CORNER_AB + smallest] == 0)
        return false;

    int row = dimension[firsts[smallest]], column = dimension[seconds[smallest]];

    lattice->crossed[row][column][code[firsts[smallest]] * lattice->counts->code_count[column] +
                                  code[seconds[smallest]]] = SV_HIDDEN_COMPLEMENT;
    return true;
}

static void load_corners(struct corners *corners, struct sv_arena *arena,
                         const struct sv_base_sums *sums, size_t item)
{
    struct sv_lattice *lattice = corners->lattice;
    struct sv_base_table table = { SV_DIMENSION_COUNT, SV_DIMENSION_COUNT, SV_ANY_CODE, item };

    sv_base_sums_fill(sums, &table, &corners->total);
    for (int i = 0; i < SV_CROSSED * SV_CROSSED; i++) {
        int row = i / SV_CROSSED, column = i % SV_CROSSED;

        if (column < row)
            continue;
        table.row = row;
        table.column = row == column ? SV_DIMENSION_COUNT : column;

        const enum sv_hidden *decided =
            row == column ? lattice->alone[row] : lattice->crossed[row][column];
        size_t size =
            sv_base_size(lattice->counts, row) * sv_base_size(lattice->counts, table.column);
        struct sv_disclosure_cell *cells = sv_arena_array(arena, size, sizeof(*cells));

        sv_base_sums_fill(sums, &table, cells);
        for (size_t cell = 0; cell < size; cell++)
            cells[cell].hidden = decided[cell];
        corners->tables[row][column] = cells;
    }
}

static bool hide_corners(struct corners *corners)
{
    static const int triples[][3] = { { 0, 1, 2 }, { 0, 1, 3 }, { 0, 2, 3 }, { 1, 2, 3 } };
    const size_t *codes = corners->lattice->counts->code_count;
    bool hid = false;

    for (size_t t = 0; t < sizeof(triples) / sizeof(triples[0]); t++) {
        size_t second = codes[triples[t][1]], third = codes[triples[t][2]];

        for (size_t i = 0; i < codes[triples[t][0]] * second * third; i++) {
            size_t code[3] = { i / third / second, i / third % second, i % third };

            hid = hide_corner(corners, triples[t], code) || hid;
        }
    }
    return hid;
}

bool sv_lattice_hide_linked(struct sv_lattice *lattice, struct sv_arena *arena,
                            const struct sv_base_sums *sums, size_t item)
{
    struct corners corners = { .lattice = lattice };
    struct figures figures = { .lattice = lattice, .sums = sums, .item = item };

    load_corners(&corners, arena, sums, item);
    if (lattice->total == SV_SHOWN && hide_corners(&corners))
        return true;
    figures.cells = sv_arena_array(arena, sums->given_size, sizeof(*figures.cells));
    figures.everywhere = sv_lattice_everywhere(lattice, arena);
    list_all(&figures);
    figures.list = sv_arena_array(arena, figures.count, sizeof(*figures.list));
    list_all(&figures);
    return sv_hide_nested(&lattice->rule, lattice->counts, item, figures.list, figures.count);
}
