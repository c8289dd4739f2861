/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_disclosure.h"

#include "domain/lattice_asked.h"

#include <stdlib.h>
#include <string.h>

/* A row of the cube as a base cell, before those that are alike are added up. */
struct base_row {
    int32_t at[SV_DIMENSION_COUNT];
    uint32_t contributor;
    const int64_t *sums;
};

static int compare_base(const void *first, const void *second)
{
    const struct base_row *a = first, *b = second;
    int order = memcmp(a->at, b->at, sizeof(a->at));

    return order != 0 ? order
                      : (a->contributor > b->contributor) - (a->contributor < b->contributor);
}

/* A number for each counter of a unit, from 1 on; 0 where there is none. Per cluster. */
static uint32_t *number_counters(struct sv_arena *arena, const struct sv_cube *cube,
                                 uint32_t *ret_count)
{
    uint32_t *numbers = sv_arena_array(arena, cube->cluster_count, sizeof(*numbers));
    size_t *firsts = sv_arena_array(arena, cube->cluster_count, sizeof(*firsts));
    uint32_t count = 0;

    for (size_t i = 0; i < cube->cluster_count; i++) {
        const struct sv_cluster *cluster = &cube->clusters[i];
        uint32_t number = 0;

        if (cluster->counter[0] == '\0')
            continue;
        while (number < count &&
               (cube->clusters[firsts[number]].unit != cluster->unit ||
                strcmp(cube->clusters[firsts[number]].counter, cluster->counter) != 0))
            number++;
        if (number == count)
            firsts[count++] = i;
        numbers[i] = number + 1;
    }
    *ret_count = count;
    return numbers;
}

static struct base_row *base_rows_of(struct sv_arena *arena, const struct sv_cube *cube,
                                     uint32_t *ret_contributors)
{
    const struct sv_cube_rows *rows = &cube->by_procedure;
    struct base_row *base = sv_arena_array(arena, rows->count, sizeof(*base));
    const uint32_t *numbers = number_counters(arena, cube, ret_contributors);

    for (size_t i = 0; i < rows->count; i++) {
        const struct sv_cube_row *row = &rows->items[i];
        struct sv_weight_cell cell = sv_weight_cell_of(cube->survey, row->weight_cell);
        size_t procedure =
            row->procedure == SV_NONE_TOLD ? cube->survey->procedures.count : row->procedure;

        base[i].at[SV_DIMENSION_UNIT] = (int32_t)cell.unit;
        base[i].at[SV_DIMENSION_CHANNEL] = (int32_t)cell.channel;
        base[i].at[SV_DIMENSION_RESPONDENT] = (int32_t)cell.respondent;
        base[i].at[SV_DIMENSION_PERIOD] = (int32_t)cell.period;
        base[i].at[SV_DIMENSION_PROCEDURE] = (int32_t)procedure;
        base[i].contributor = numbers[row->cluster];
        base[i].sums = row->sums;
    }
    if (rows->count > 0)
        qsort(base, rows->count, sizeof(*base), compare_base);
    return base;
}

/* Some figures that decide: of whom they are and who is satisfied, as places in the sums. */
struct deciding {
    const size_t *items; /* places in the instrument */
    size_t item_count;
    size_t factor_count; /* the first so many factors */
    size_t count;        /* the responses, the index, the factors, the items */
};

static struct deciding deciding_of(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                   enum sv_fineness fineness)
{
    size_t *items = sv_arena_array(arena, plan->criterion_count + 1, sizeof(*items));
    struct deciding deciding = { .items = items };

    if (plan->overall_item != SV_NO_ITEM)
        items[deciding.item_count++] = plan->overall_item;
    for (size_t i = 0; fineness == SV_FINE_ITEMS && i < plan->criterion_count; i++)
        items[deciding.item_count++] = plan->criteria[i];
    if (fineness != SV_FINE_INDEX)
        deciding.factor_count = plan->factor_count;
    deciding.count = 2 + deciding.factor_count + deciding.item_count;
    return deciding;
}

static void add_item(const struct sv_cube_plan *plan, size_t place, const int64_t *sums, int64_t *n,
                     int64_t *x)
{
    const struct sv_item *item = &plan->instrument->items[place];
    const int64_t *counts = sums + plan->options_at[place];

    for (size_t i = 0; i < item->option_count; i++) {
        *n += counts[i];
        *x += item->options[i].satisfied ? counts[i] : 0;
    }
}

/* People who are in a measure of several items; "satisfied" are as many as there are satisfied
 * answers, at most all: it matters only whether there is any. */
static void add_measure(int64_t respondents, int64_t satisfied, int64_t *n, int64_t *x)
{
    *n += respondents;
    *x += satisfied < respondents ? satisfied : respondents;
}

static void add_row(const struct sv_cube_plan *plan, const struct deciding *deciding,
                    const int64_t *sums, int64_t *n, int64_t *x)
{
    int64_t satisfied = 0;
    size_t at = 2;

    for (size_t g = 0; g < plan->factor_count; g++)
        satisfied += sums[plan->num_at + g];
    /* Nobody is dissatisfied by having answered: a group of responses is only ever too few. It is
     * told beside every figure, and so are answers that no figure counts (gender, "NA"). */
    add_measure(sums[SV_SUM_RESPONSES], sums[SV_SUM_RESPONSES], &n[0], &x[0]);
    add_measure(sums[plan->respondents_at], satisfied, &n[1], &x[1]);
    for (size_t g = 0; g < deciding->factor_count; g++, at++)
        add_measure(sums[plan->respondents_at + 1 + g], sums[plan->num_at + g], &n[at], &x[at]);
    for (size_t i = 0; i < deciding->item_count; i++, at++)
        add_item(plan, deciding->items[i], sums, &n[at], &x[at]);
}

static const struct sv_base_cell *cells_of(struct sv_arena *arena, const struct sv_cube *cube,
                                           const struct deciding *deciding,
                                           struct sv_base_counts *counts)
{
    const struct base_row *rows = base_rows_of(arena, cube, &counts->contributor_count);
    size_t row_count = cube->by_procedure.count;
    struct sv_base_cell *cells = sv_arena_array(arena, row_count, sizeof(*cells));
    int64_t *n = NULL, *x = NULL;

    for (size_t i = 0; i < row_count; i++) {
        if (i == 0 || compare_base(&rows[i - 1], &rows[i]) != 0) {
            n = sv_arena_array(arena, deciding->count, sizeof(*n));
            x = sv_arena_array(arena, deciding->count, sizeof(*x));
            struct sv_base_cell *cell = &cells[counts->cell_count++];

            memcpy(cell->at, rows[i].at, sizeof(cell->at));
            cell->contributor = rows[i].contributor;
            cell->n = n;
            cell->x = x;
        }
        add_row(cube->plan, deciding, rows[i].sums, n, x);
    }
    return cells;
}

static const struct sv_lattice *lattice_of(struct sv_arena *arena, const struct sv_cube *cube,
                                           enum sv_fineness fineness,
                                           const struct sv_lattice *coarser)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    const struct deciding deciding = deciding_of(arena, cube->plan, fineness);
    struct sv_base_counts *counts = sv_arena_alloc(arena, sizeof(*counts));

    *counts = (struct sv_base_counts){
        .code_count = { [SV_DIMENSION_UNIT] = cube->survey->units.count,
                        [SV_DIMENSION_CHANNEL] = SV_CHANNEL_COUNT,
                        [SV_DIMENSION_RESPONDENT] = SV_RESPONDENT_COUNT,
                        [SV_DIMENSION_PERIOD] = cube->survey->period_count,
                        [SV_DIMENSION_PROCEDURE] = cube->survey->procedures.count + 1 },
        .item_count = deciding.count,
    };

    counts->cells = cells_of(arena, cube, &deciding, counts);
    return coarser == NULL ? sv_lattice_new(arena, &rule, counts)
                           : sv_lattice_new_within(coarser, arena, counts);
}

void sv_cube_lattices_of(struct sv_arena *arena, const struct sv_cube *cube,
                         const struct sv_lattice *ret_lattices[SV_FINENESS_COUNT])
{
    const struct sv_lattice *coarser = NULL;

    for (int i = 0; i < SV_FINENESS_COUNT; i++)
        coarser = ret_lattices[i] = lattice_of(arena, cube, (enum sv_fineness)i, coarser);
}

static int32_t code_of(size_t place)
{
    return place == SV_ANY ? SV_ANY_CODE : (int32_t)place;
}

/* The units that a choice of clusters takes as a whole; false if it takes a part of one. */
static bool whole_units(const struct sv_cube *cube, const bool *clusters, int32_t *units,
                        size_t *ret_count)
{
    size_t unit_count = cube->survey->units.count, count = 0;

    for (size_t u = 0; u < unit_count; u++) {
        size_t inside = 0, outside = 0;

        for (size_t i = 0; i < cube->cluster_count; i++) {
            if (cube->clusters[i].unit != u)
                continue;
            inside += clusters[i];
            outside += !clusters[i];
        }
        if (inside > 0 && outside > 0)
            return false;
        if (inside > 0)
            units[count++] = (int32_t)u;
    }
    *ret_count = count;
    return true;
}

bool sv_cube_may_show(struct sv_arena *arena, const struct sv_lattice *lattice,
                      const struct sv_cube *cube, const struct sv_domain *domain)
{
    const int32_t at[SV_DIMENSION_COUNT] = {
        [SV_DIMENSION_UNIT] = code_of(domain->unit),
        [SV_DIMENSION_CHANNEL] = code_of(domain->channel),
        [SV_DIMENSION_RESPONDENT] = code_of(domain->respondent),
        [SV_DIMENSION_PERIOD] = code_of(domain->period),
        [SV_DIMENSION_PROCEDURE] = domain->procedure == SV_NONE_TOLD
                                       ? (int32_t)cube->survey->procedures.count
                                       : code_of(domain->procedure),
    };
    int32_t *units = NULL;
    size_t count = 0;

    if (domain->clusters == NULL)
        return sv_lattice_hidden(lattice, at) == SV_SHOWN;
    units = sv_arena_array(arena, cube->survey->units.count, sizeof(*units));
    if (!whole_units(cube, domain->clusters, units, &count))
        return false;
    return (domain->unit == SV_ANY ? sv_lattice_hidden_of_units(lattice, at, units, count)
                                   : sv_lattice_hidden(lattice, at)) == SV_SHOWN;
}

static size_t number_of(const struct sv_base_counts *counts, const int32_t at[SV_DIMENSION_COUNT])
{
    size_t number = 0;

    for (int i = 0; i < SV_DIMENSION_COUNT; i++)
        number = number * counts->code_count[i] + (size_t)at[i];
    return number;
}

static int compare_numbers(const void *first, const void *second)
{
    size_t a = *(const size_t *)first, b = *(const size_t *)second;

    return (a > b) - (a < b);
}

/* For each base cell whether its group is chosen. */
static const bool *asked_of(struct sv_arena *arena, const struct sv_base_counts *counts,
                            const struct sv_columns *columns, const bool *chosen)
{
    size_t group_count = 0, count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &group_count);
    size_t *numbers = sv_arena_array(arena, group_count, sizeof(*numbers));
    bool *asked = sv_arena_array(arena, counts->cell_count, sizeof(*asked));

    for (size_t i = 0; i < group_count; i++) {
        if (chosen[i])
            numbers[count++] = number_of(counts, groups[i].at);
    }
    if (count == 0)
        return asked;
    qsort(numbers, count, sizeof(*numbers), compare_numbers);
    for (size_t i = 0; i < counts->cell_count; i++) {
        size_t number = number_of(counts, counts->cells[i].at);

        asked[i] = bsearch(&number, numbers, count, sizeof(number), compare_numbers) != NULL;
    }
    return asked;
}

/* By how many people of the asked cells columns and cube differ. */
static int64_t people_apart(const struct sv_base_counts *counts, const bool *asked,
                            const struct sv_columns *columns, const bool *chosen)
{
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    int64_t apart = 0;

    for (size_t i = 0; i < count; i++)
        apart += chosen[i] ? groups[i].count : 0;
    for (size_t i = 0; i < counts->cell_count; i++)
        apart -= asked[i] ? counts->cells[i].n[0] : 0;
    return apart < 0 ? -apart : apart;
}

bool sv_cube_may_cross(struct sv_arena *arena,
                       const struct sv_lattice *const lattices[SV_FINENESS_COUNT],
                       const struct sv_cube *cube, const struct sv_columns *columns,
                       const bool *chosen, const size_t items[2])
{
    static const size_t responses = 0;
    const struct sv_lattice *fine = lattices[SV_FINE_ITEMS];
    const struct deciding deciding = deciding_of(arena, cube->plan, SV_FINE_ITEMS);
    size_t places[3] = { responses }, place_count = 1;
    const struct sv_lattice_asking of_responses = {
        asked_of(arena, sv_lattice_counts(fine), columns, chosen), &responses, 1
    };
    struct sv_lattice_asking of_items = { of_responses.asked, places, 0 };

    for (size_t i = 0; i < deciding.item_count; i++) {
        if (deciding.items[i] == items[0] || deciding.items[i] == items[1])
            places[place_count++] = 2 + deciding.factor_count + i;
    }
    of_items.item_count = place_count;
    int64_t apart = people_apart(sv_lattice_counts(fine), of_responses.asked, columns, chosen);

    if (apart > 0 && apart < sv_disclosure_default().threshold)
        return false;
    return sv_lattice_allows(arena, lattices[SV_FINE_INDEX], &of_responses) &&
           sv_lattice_allows(arena, fine, &of_items);
}
