/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/lattice_asked.h"

#include "domain/lattice_links.h"

#include <assert.h>

struct people {
    int64_t n, x; /* who answered the item, and the satisfied ones */
};

struct tally {
    struct people all, asked; /* of a figure, and those of them that are asked for */
};

static void add(struct people *people, const struct sv_base_cell *cell, size_t item)
{
    people->n += cell->n[item];
    people->x += cell->x[item];
}

struct check {
    struct sv_arena *arena;
    const struct sv_lattice *lattice;
    const struct sv_lattice_asking *asking;
    size_t item;
    struct people asked; /* all of them */
    const struct sv_lattice_families *families;
    bool is_hidden, is_published; /* in a table there is a cell of the very same people */
    bool is_apart; /* nobody who may not be told is between them and a known figure */
};

static size_t place_of(const struct sv_base_counts *counts, int row, int column,
                       const struct sv_base_cell *cell)
{
    size_t place = row == SV_DIMENSION_COUNT ? 0 : (size_t)cell->at[row];

    if (column == SV_DIMENSION_COUNT)
        return place;
    return place * sv_base_size(counts, column) + (size_t)cell->at[column];
}

static void hold_against(struct check *check, const struct tally *tally, bool is_cell,
                         enum sv_hidden decided)
{
    int64_t only_asked = check->asked.n - tally->asked.n;
    int64_t only_figure = tally->all.n - tally->asked.n;
    const struct people *larger = only_asked > 0 ? &check->asked : &tally->all;

    if (tally->all.n == 0 || (only_asked > 0 && only_figure > 0))
        return;
    if (only_asked == 0 && only_figure == 0) {
        check->is_hidden = check->is_hidden || decided != SV_SHOWN;
        check->is_published = check->is_published || (decided == SV_SHOWN && is_cell);
    } else if (decided == SV_SHOWN) {
        check->is_apart =
            check->is_apart && sv_group_is_safe(&check->lattice->rule, only_asked + only_figure,
                                                larger->x - tally->asked.x);
    }
}

static size_t size_of(const struct sv_base_counts *counts, int row, int column)
{
    return sv_base_size(counts, row) * sv_base_size(counts, column);
}

static struct tally *tally_table(const struct check *check, const struct sv_lattice_family *table)
{
    const struct sv_base_counts *counts = check->lattice->counts;
    struct tally *tallies =
        sv_arena_array(check->arena, size_of(counts, table->row, table->column), sizeof(*tallies));

    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];
        struct tally *tally = &tallies[place_of(counts, table->row, table->column, cell)];

        add(&tally->all, cell, check->item);
        if (check->asking->asked[i])
            add(&tally->asked, cell, check->item);
    }
    return tallies;
}

static struct tally *tally_rest(const struct check *check, const struct sv_lattice_family *rest,
                                const struct tally *parts)
{
    assert(parts != NULL); /* a table comes before what it leaves over */

    const struct sv_base_counts *counts = check->lattice->counts;
    struct tally *tallies =
        sv_arena_array(check->arena, size_of(counts, rest->row, rest->column), sizeof(*tallies));

    for (size_t i = 0; i < size_of(counts, rest->rest_row, rest->rest_column); i++) {
        struct tally *tally = &tallies[sv_lattice_place_of_part(counts, rest, i)];

        if (rest->rest_of[i] == SV_SHOWN)
            continue;
        tally->all.n += parts[i].all.n;
        tally->all.x += parts[i].all.x;
        tally->asked.n += parts[i].asked.n;
        tally->asked.x += parts[i].asked.x;
    }
    return tallies;
}

static void look_at_all(struct check *check)
{
    const struct sv_base_counts *counts = check->lattice->counts;
    const struct tally *table = NULL;

    for (size_t i = 0; i < check->families->count; i++) {
        const struct sv_lattice_family *family = &check->families->list[i];
        const struct tally *tallies =
            family->rest_of == NULL ? tally_table(check, family) : tally_rest(check, family, table);

        for (size_t p = 0; p < size_of(counts, family->row, family->column); p++)
            hold_against(check, &tallies[p], family->rest_of == NULL, family->decided[p]);
        table = family->rest_of == NULL ? tallies : table;
    }
}

static struct people people_asked(const struct check *check)
{
    const struct sv_base_counts *counts = check->lattice->counts;
    struct people people = { 0 };

    for (size_t i = 0; i < counts->cell_count; i++) {
        if (check->asking->asked[i])
            add(&people, &counts->cells[i], check->item);
    }
    return people;
}

/* By those who answered the item. */
static bool item_allows(struct check *check)
{
    check->asked = people_asked(check);
    if (check->asked.n == 0)
        return true;
    if (!sv_group_is_safe(&check->lattice->rule, check->asked.n, check->asked.x))
        return false;
    check->is_hidden = check->is_published = false;
    check->is_apart = true;
    look_at_all(check);
    return check->is_apart && (check->is_published || !check->is_hidden);
}

bool sv_lattice_allows(struct sv_arena *arena, const struct sv_lattice *lattice,
                       const struct sv_lattice_asking *asking)
{
    struct check check = { .arena = arena,
                           .lattice = lattice,
                           .asking = asking,
                           .families = sv_lattice_families_of(arena, lattice) };
    bool allowed = true;

    for (size_t i = 0; i < asking->item_count && allowed; i++) {
        check.item = asking->items[i];
        allowed = item_allows(&check);
    }
    return allowed;
}

const struct sv_base_counts *sv_lattice_counts(const struct sv_lattice *lattice)
{
    return lattice->counts;
}
