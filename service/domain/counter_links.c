/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/counter_links.h"

#include <string.h>

enum { ROWS, COLUMNS, SIDES };

enum { SETS_OF_MAX = 6 }; /* columns of which all sets are looked at */

/* People and the satisfied ones among them. */
struct people {
    int64_t n, x;
};

/* Cells of a unit by the codes of one or two dimensions. Line 0 of either side is all that is not
 * told, together. */
struct table {
    size_t lines[SIDES];
    const size_t *column_of; /* per atom */
    struct people *cells;    /* row by row */
    struct people *totals[SIDES];
};

struct audit {
    struct sv_arena *arena;
    const struct sv_disclosure_rule *rule;
    const struct sv_counter_counts *counts;
    bool *shown;
};

void sv_counter_codes(const struct sv_cube *cube, const struct sv_cube_row *row,
                      int32_t ret_at[SV_DIMENSION_COUNT])
{
    const struct sv_weight_cell cell = sv_weight_cell_of(cube->survey, row->weight_cell);
    size_t procedure =
        row->procedure == SV_NONE_TOLD ? cube->survey->procedures.count : row->procedure;

    ret_at[SV_DIMENSION_UNIT] = (int32_t)cell.unit;
    ret_at[SV_DIMENSION_CHANNEL] = (int32_t)cell.channel;
    ret_at[SV_DIMENSION_RESPONDENT] = (int32_t)cell.respondent;
    ret_at[SV_DIMENSION_PERIOD] = (int32_t)cell.period;
    ret_at[SV_DIMENSION_PROCEDURE] = (int32_t)procedure;
}

static bool is_alike(const int32_t at[SV_DIMENSION_COUNT], const int32_t other[SV_DIMENSION_COUNT],
                     const int sides[SIDES])
{
    return at[sides[0]] == other[sides[0]] && at[sides[1]] == other[sides[1]];
}

/* Whether anybody of another unit has these codes. */
static bool is_elsewhere(const struct sv_counter_counts *counts,
                         const int32_t at[SV_DIMENSION_COUNT], const int sides[SIDES])
{
    const struct sv_cube_rows *rows = &counts->cube->by_procedure;

    for (size_t i = 0; i < rows->count; i++) {
        int32_t other[SV_DIMENSION_COUNT];

        sv_counter_codes(counts->cube, &rows->items[i], other);
        if ((size_t)other[SV_DIMENSION_UNIT] != counts->unit && is_alike(other, at, sides))
            return true;
    }
    return false;
}

/* Whether it is published how many of the unit have these codes; of everybody counts as of the
 * unit where all of them are the unit's. */
static bool is_known(const struct sv_counter_counts *counts, const int32_t at[SV_DIMENSION_COUNT],
                     const int sides[SIDES])
{
    int32_t asked[SV_DIMENSION_COUNT];

    for (int d = 0; d < SV_DIMENSION_COUNT; d++)
        asked[d] = d == sides[0] || d == sides[1] ? at[d] : SV_ANY_CODE;
    asked[SV_DIMENSION_UNIT] = (int32_t)counts->unit;
    if (sv_lattice_hidden(counts->lattice, asked) == SV_SHOWN)
        return true;
    asked[SV_DIMENSION_UNIT] = SV_ANY_CODE;
    return sv_lattice_hidden(counts->lattice, asked) == SV_SHOWN &&
           !is_elsewhere(counts, at, sides);
}

/* Columns are the published codes of the two dimensions, which may be one and the same. */
static struct table table_of(const struct audit *audit, const int sides[SIDES])
{
    const struct sv_counter_counts *counts = audit->counts;
    struct sv_arena *arena = audit->arena;
    size_t *columns = sv_arena_array(arena, counts->atom_count, sizeof(*columns));
    struct table table = { .lines = { 1 + counts->cell_count, 1 }, .column_of = columns };

    for (size_t i = 0; i < counts->atom_count; i++) {
        const int32_t *at = counts->atoms[i].at;
        size_t same = 0;

        while (same < i && !is_alike(counts->atoms[same].at, at, sides))
            same++;
        if (same < i)
            columns[i] = columns[same];
        else if (is_known(counts, at, sides))
            columns[i] = table.lines[COLUMNS]++;
    }
    table.cells =
        sv_arena_array(arena, table.lines[ROWS] * table.lines[COLUMNS], sizeof(*table.cells));
    for (int side = 0; side < SIDES; side++)
        table.totals[side] = sv_arena_array(arena, table.lines[side], sizeof(struct people));
    return table;
}

static void add(struct people *people, int64_t n, int64_t x)
{
    people->n += n;
    people->x += x;
}

static void fill(const struct audit *audit, struct table *table, size_t figure)
{
    const struct sv_counter_counts *counts = audit->counts;
    size_t size = table->lines[ROWS] * table->lines[COLUMNS];

    memset(table->cells, 0, size * sizeof(*table->cells));
    for (int side = 0; side < SIDES; side++)
        memset(table->totals[side], 0, table->lines[side] * sizeof(struct people));
    for (size_t i = 0; i < counts->atom_count; i++) {
        const struct sv_counter_atom *atom = &counts->atoms[i];
        size_t row = audit->shown[atom->cell] ? 1 + atom->cell : 0, column = table->column_of[i];
        int64_t n = atom->n[figure], x = atom->x[figure];

        add(&table->cells[row * table->lines[COLUMNS] + column], n, x);
        add(&table->totals[ROWS][row], n, x);
        add(&table->totals[COLUMNS][column], n, x);
    }
}

static bool is_unsafe(const struct sv_disclosure_rule *rule, const struct people *people)
{
    return people->n > 0 && !sv_group_is_safe(rule, people->n, people->x);
}

static const struct people *meeting(const struct table *table, int side, size_t line, size_t other)
{
    size_t row = side == ROWS ? line : other, column = side == ROWS ? other : line;

    return &table->cells[row * table->lines[COLUMNS] + column];
}

/* Some lines of a side: one alone, or any of few. */
struct lines {
    int side;
    bool one;
    size_t at; /* the line, or a set of them in bits */
};

static bool has(const struct lines *lines, size_t line)
{
    return lines->one ? line == lines->at : (lines->at >> line & 1) != 0;
}

static struct people common(const struct table *table, const struct lines *lines, size_t other)
{
    struct people in = { 0 };

    for (size_t line = 0; line < table->lines[lines->side]; line++) {
        const struct people *both = meeting(table, lines->side, line, other);

        if (has(lines, line))
            add(&in, both->n, both->x);
    }
    return in;
}

/* Lines of the other side that are among these in part: what of them is outside, and inside,
 * follows from sums that are known. */
static bool is_told(const struct audit *audit, const struct table *table, const struct lines *lines)
{
    struct people outside = { 0 }, inside = { 0 };

    for (size_t other = 0; other < table->lines[1 - lines->side]; other++) {
        const struct people in = common(table, lines, other);
        const struct people *all = &table->totals[1 - lines->side][other];

        if (in.n == 0 || in.n == all->n)
            continue;
        add(&inside, in.n, in.x);
        add(&outside, all->n - in.n, all->x - in.x);
    }
    return is_unsafe(audit->rule, &inside) || is_unsafe(audit->rule, &outside);
}

/* The smallest shown row, of those in part among the columns if there is one; 0 without any. */
static size_t victim_of(const struct table *table, const bool *shown, const struct lines *columns)
{
    size_t smallest = 0, crossing = 0;

    for (size_t row = 1; row < table->lines[ROWS]; row++) {
        int64_t n = table->totals[ROWS][row].n, in = common(table, columns, row).n;

        if (!shown[row - 1])
            continue;
        if (smallest == 0 || n < table->totals[ROWS][smallest].n)
            smallest = row;
        if (in > 0 && in < n && (crossing == 0 || n < table->totals[ROWS][crossing].n))
            crossing = row;
    }
    return crossing > 0 ? crossing : smallest;
}

/* Of few columns every set, since what several tell together is more than what each does. Sets of
 * rows tell nothing else then. */
static size_t find_by_sets(const struct audit *audit, const struct table *table)
{
    struct lines set = { .side = COLUMNS };

    for (; set.at >> table->lines[COLUMNS] == 0; set.at++) {
        if (is_told(audit, table, &set))
            return victim_of(table, audit->shown, &set);
    }
    return 0;
}

static size_t find_by_lines(const struct audit *audit, const struct table *table)
{
    for (int side = ROWS; side < SIDES; side++) {
        struct lines line = { .side = side, .one = true };

        for (; line.at < table->lines[side]; line.at++) {
            if (!is_told(audit, table, &line))
                continue;
            if (side == ROWS && line.at > 0)
                return line.at;
            line.side = COLUMNS;
            return victim_of(table, audit->shown, &line);
        }
    }
    return 0;
}

/* The row that has to go; 0 if none has, or none is left. */
static size_t find_victim(const struct audit *audit, const struct table *table)
{
    return table->lines[COLUMNS] <= SETS_OF_MAX ? find_by_sets(audit, table)
                                                : find_by_lines(audit, table);
}

static bool hide_by(const struct audit *audit, const int sides[SIDES])
{
    struct table table = table_of(audit, sides);
    bool hid = false;

    for (size_t figure = 0; figure < audit->counts->figure_count; figure++) {
        size_t victim = 0;

        fill(audit, &table, figure);
        while ((victim = find_victim(audit, &table)) > 0) {
            audit->shown[victim - 1] = false;
            hid = true;
            fill(audit, &table, figure);
        }
    }
    return hid;
}

bool sv_counters_hide_linked(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                             const struct sv_counter_counts *counts, bool *shown)
{
    const struct audit audit = { arena, rule, counts, shown };
    bool hid = false;

    for (int a = SV_DIMENSION_CHANNEL; a < SV_DIMENSION_COUNT; a++) {
        for (int b = a; b < SV_DIMENSION_COUNT; b++)
            hid = hide_by(&audit, (const int[]){ a, b }) || hid;
    }
    return hid;
}
