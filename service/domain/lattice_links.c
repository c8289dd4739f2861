/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/lattice_links.h"

#include "domain/disclosure_linked.h"

struct figures {
    struct sv_arena *arena;
    const struct sv_base_counts *counts;
    const struct sv_base_sums *sums;
    size_t item;
    struct sv_known_figure *list;
    size_t count;
};

static bool has_answers(const struct sv_base_cell *cell, size_t item_count)
{
    for (size_t item = 0; item < item_count; item++) {
        if (cell->n[item] > 0)
            return true;
    }
    return false;
}

static enum sv_hidden *shown_everywhere(const struct sv_lattice *lattice, struct sv_arena *arena)
{
    const struct sv_base_counts *counts = lattice->counts;
    size_t procedures = counts->code_count[SV_DIMENSION_PROCEDURE];
    enum sv_hidden *everywhere = sv_arena_array(arena, procedures, sizeof(*everywhere));

    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];
        size_t procedure = (size_t)cell->at[SV_DIMENSION_PROCEDURE];
        size_t place = (size_t)cell->at[SV_DIMENSION_UNIT] * procedures + procedure;

        if (lattice->procedures[place] != SV_SHOWN && has_answers(cell, counts->item_count))
            everywhere[procedure] = lattice->procedures[place];
    }
    return everywhere;
}

/* A table, and what it leaves over of all people and of the codes that it breaks down. */
static void add_families(struct sv_lattice_families *families, const struct sv_lattice *lattice,
                         int row, int column, enum sv_hidden *decided)
{
    struct sv_lattice_family family = { row, column, decided, NULL, 0, 0 };

    families->list[families->count++] = family;
    if (row == SV_DIMENSION_COUNT)
        return;
    family = (struct sv_lattice_family){
        SV_DIMENSION_COUNT, SV_DIMENSION_COUNT, lattice->total, decided, row, column
    };
    families->list[families->count++] = family;
    if (column == SV_DIMENSION_COUNT)
        return;
    family.row = row;
    family.decided = lattice->alone[row];
    families->list[families->count++] = family;
    if (column == SV_DIMENSION_PROCEDURE)
        return;
    family.row = column;
    family.decided = lattice->alone[column];
    families->list[families->count++] = family;
}

struct sv_lattice_families *sv_lattice_families_of(struct sv_arena *arena,
                                                   const struct sv_lattice *lattice)
{
    struct sv_lattice_families *families = sv_arena_alloc(arena, sizeof(*families));
    const int none = SV_DIMENSION_COUNT, procedure = SV_DIMENSION_PROCEDURE;

    add_families(families, lattice, none, none, lattice->total);
    for (int row = 0; row < SV_CROSSED; row++) {
        add_families(families, lattice, row, none, lattice->alone[row]);
        for (int column = row + 1; column < SV_CROSSED; column++)
            add_families(families, lattice, row, column, lattice->crossed[row][column]);
    }
    add_families(families, lattice, SV_DIMENSION_UNIT, procedure, lattice->procedures);
    add_families(families, lattice, procedure, none, shown_everywhere(lattice, arena));
    return families;
}

size_t sv_lattice_place_of_part(const struct sv_base_counts *counts,
                                const struct sv_lattice_family *rest, size_t part)
{
    size_t columns = sv_base_size(counts, rest->rest_column);

    if (rest->row == SV_DIMENSION_COUNT)
        return 0;
    return rest->row == rest->rest_row ? part / columns : part % columns;
}

static const struct sv_base_sum *sums_left_over(const struct figures *figures,
                                                const struct sv_lattice_family *family)
{
    const struct sv_base_sum *parts =
        sv_base_sums_of(figures->sums, family->rest_row, family->rest_column, figures->item);
    size_t part_count = sv_base_size(figures->counts, family->rest_row) *
                        sv_base_size(figures->counts, family->rest_column);
    size_t size = sv_base_size(figures->counts, family->row);
    struct sv_base_sum *left = sv_arena_array(figures->arena, size, sizeof(*left));

    for (size_t i = 0; i < size; i++)
        left[i].first = figures->counts->cell_count;
    for (size_t i = 0; i < part_count; i++) {
        struct sv_base_sum *sum = &left[sv_lattice_place_of_part(figures->counts, family, i)];

        if (family->rest_of[i] == SV_SHOWN)
            continue;
        sum->n += parts[i].n;
        sum->x += parts[i].x;
        sum->first = parts[i].first < sum->first ? parts[i].first : sum->first;
    }
    return left;
}

static void list_family(struct figures *figures, const struct sv_lattice_family *family)
{
    size_t columns = sv_base_size(figures->counts, family->column);
    size_t size = sv_base_size(figures->counts, family->row) * columns;
    const struct sv_base_sum *sums =
        family->rest_of != NULL
            ? sums_left_over(figures, family)
            : sv_base_sums_of(figures->sums, family->row, family->column, figures->item);

    for (size_t i = 0; i < size; i++) {
        if (family->decided[i] != SV_SHOWN || sums[i].n == 0)
            continue;
        figures->list[figures->count++] = (struct sv_known_figure){
            .marginal = { { family->row, family->column },
                          { (int32_t)(i / columns), (int32_t)(i % columns) } },
            .decision = &family->decided[i],
            .rest_of = family->rest_of,
            .row = family->rest_row,
            .column = family->rest_column,
            .n = sums[i].n,
            .x = sums[i].x,
            .first = sums[i].first,
        };
    }
}

static void list_all(struct figures *figures, const struct sv_lattice *lattice)
{
    const struct sv_lattice_families *families = sv_lattice_families_of(figures->arena, lattice);
    size_t most = 0;

    for (size_t i = 0; i < families->count; i++)
        most += sv_base_size(figures->counts, families->list[i].row) *
                sv_base_size(figures->counts, families->list[i].column);
    figures->list = sv_arena_array(figures->arena, most, sizeof(*figures->list));
    for (size_t i = 0; i < families->count; i++) {
        /* A procedure whatever the unit is the sum of figures that are in the list. */
        if (families->list[i].row != SV_DIMENSION_PROCEDURE)
            list_family(figures, &families->list[i]);
    }
}

/* The figures of each table of the crossed dimensions, kept apart: [row][column], row == column
 * alone. */
struct corners {
    struct sv_lattice *lattice;
    const struct sv_base_sum *total;
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
    int64_t n[SV_CORNER_COUNT] = { corners->total->n }, x[SV_CORNER_COUNT] = { corners->total->x };
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

    for (int i = 0; i < SV_CROSSED * SV_CROSSED; i++) {
        int row = i / SV_CROSSED, column = i % SV_CROSSED;

        if (column < row)
            continue;

        int of = row == column ? SV_DIMENSION_COUNT : column;
        const struct sv_base_sum *from = sv_base_sums_of(sums, row, of, item);
        const enum sv_hidden *decided =
            row == column ? lattice->alone[row] : lattice->crossed[row][column];
        size_t size = sv_base_size(lattice->counts, row) * sv_base_size(lattice->counts, of);
        struct sv_disclosure_cell *cells = sv_arena_array(arena, size, sizeof(*cells));

        for (size_t cell = 0; cell < size; cell++)
            cells[cell] = (struct sv_disclosure_cell){ .n = from[cell].n,
                                                       .x = from[cell].x,
                                                       .hidden = decided[cell] };
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
    struct corners corners = { .lattice = lattice,
                               .total = sv_base_sums_of(sums, SV_DIMENSION_COUNT,
                                                        SV_DIMENSION_COUNT, item) };
    struct figures figures = {
        .arena = arena, .counts = lattice->counts, .sums = sums, .item = item
    };

    load_corners(&corners, arena, sums, item);
    if (*lattice->total == SV_SHOWN && hide_corners(&corners))
        return true;
    list_all(&figures, lattice);
    return sv_hide_nested(arena, &lattice->rule, lattice->counts, item, figures.list,
                          figures.count);
}
