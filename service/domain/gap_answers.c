/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/gap_answers.h"

#include "domain/counter_disclosure.h"

#include <string.h>

struct gathering {
    struct sv_arena *arena;
    const struct sv_cube *cube;
    const struct sv_lattice *const *lattices;
    const struct sv_shown_state *state;
    struct sv_gap_place *counters;
    struct sv_gap_answers *answers;
};

static int64_t *new_sums(const struct gathering *gathering)
{
    return sv_arena_array(gathering->arena, gathering->cube->plan->width[SV_PART_ANSWERS],
                          sizeof(int64_t));
}

static void add(const struct gathering *gathering, const int64_t *more, int64_t *sums)
{
    for (size_t i = 0; i < gathering->cube->plan->width[SV_PART_ANSWERS]; i++)
        sums[i] += more[i];
}

static int64_t *sums_of(const struct gathering *gathering, const struct sv_domain *domain)
{
    const struct sv_cube_rows *rows = sv_domain_rows(gathering->cube, domain);
    int64_t *sums = new_sums(gathering);

    for (size_t i = 0; i < rows->count; i++) {
        if (sv_domain_holds(gathering->cube, domain, &rows->items[i]))
            add(gathering, rows->items[i].sums, sums);
    }
    return sums;
}

/* The years of which a counter may be told, together; what is told of none is counted. */
static void add_counter(struct gathering *gathering, const char *unit,
                        const struct sv_counter_cell *cells, size_t count)
{
    struct sv_gap_places *told = &gathering->answers->counters;
    int64_t *sums = new_sums(gathering);
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        if (!cells[i].shown)
            continue;
        add(gathering, cells[i].sums, sums);
        any = true;
    }
    if (any)
        gathering->counters[told->count++] = (struct sv_gap_place){ unit, cells->counter, sums };
    else
        told->hidden++;
}

/* A unit whose answers were all given at no counter is told as a unit. */
static void add_counters(struct gathering *gathering, const struct sv_result_group *unit)
{
    const struct sv_counter_cells cells =
        sv_counter_cells_of(gathering->arena, gathering->cube, gathering->lattices,
                            unit->domain.unit, gathering->state);
    struct sv_gap_places *told = &gathering->answers->counters;

    if (cells.count == 0 || cells.items[cells.count - 1].counter[0] == '\0')
        return;
    struct sv_gap_place *more =
        sv_arena_array(gathering->arena, told->count + cells.count, sizeof(*more));

    if (told->count > 0)
        memcpy(more, gathering->counters, told->count * sizeof(*more));
    gathering->counters = more;
    for (size_t i = 0, next = 0; i < cells.count; i = next) {
        for (next = i;
             next < cells.count && strcmp(cells.items[next].counter, cells.items[i].counter) == 0;)
            next++;
        add_counter(gathering, unit->keys[0], &cells.items[i], next - i);
    }
    told->items = more;
}

struct sv_gap_answers sv_gap_answers_of(struct sv_arena *arena, const struct sv_cube *cube,
                                        const struct sv_lattice *const *lattices,
                                        const struct sv_results_answer *by_unit,
                                        const struct sv_shown_state *state)
{
    const struct sv_result_groups *groups = &by_unit->groups;
    struct sv_gap_answers answers = { .survey = cube->survey, .plan = cube->plan };
    struct gathering gathering = { arena, cube, lattices, state, NULL, &answers };
    struct sv_gap_place *units = sv_arena_array(arena, groups->count, sizeof(*units));
    int64_t *whole = new_sums(&gathering);

    answers.units.items = units;
    for (size_t g = 0; g < groups->count; g++) {
        const struct sv_result_group *group = &groups->items[g];
        const int64_t *sums = sums_of(&gathering, &group->domain);

        add(&gathering, sums, whole);
        if (!by_unit->shown || !group->shown) {
            answers.units.hidden++;
            continue;
        }
        units[answers.units.count++] = (struct sv_gap_place){ group->keys[0], NULL, sums };
        add_counters(&gathering, group);
    }
    if (by_unit->shown)
        answers.whole = whole;
    return answers;
}
