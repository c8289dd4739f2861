/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_ledger.h"

#include "domain/crosstab_ledger_parts.h"

#include <stdlib.h>

struct building {
    struct sv_crosstab_ledger *ledger;
    const struct sv_column_group *groups;
    size_t group_count;
};

static int compare_entries(const void *a, const void *b)
{
    const struct sv_ledger_entry *one = a, *other = b;

    if (one->cut != other->cut)
        return one->cut < other->cut ? -1 : 1;
    if (one->showing != other->showing)
        return one->showing < other->showing ? -1 : 1;
    return one->place < other->place ? -1 : one->place > other->place;
}

static void enter(struct sv_crosstab_ledger *ledger, const struct sv_survey *survey,
                  const struct sv_question *question)
{
    const struct sv_cut cut = sv_question_cut(survey, question);

    ledger->entries[ledger->entry_count] =
        (struct sv_ledger_entry){ .cut = sv_cuts_number(ledger->cuts, &cut),
                                  .showing = question->showing,
                                  .place = ledger->entry_count };
    ledger->entry_count++;
}

static void sort_entries(struct sv_crosstab_ledger *ledger)
{
    size_t last = ledger->entry_count - 1, cut_count = sv_cuts_count(ledger->cuts);

    qsort(ledger->entries, ledger->entry_count, sizeof(*ledger->entries), compare_entries);
    ledger->entries_from =
        sv_arena_array(ledger->arena, cut_count + 1, sizeof(*ledger->entries_from));
    for (size_t i = 0; i < ledger->entry_count; i++) {
        ledger->entries_from[ledger->entries[i].cut + 1] = i + 1;
        if (ledger->entries[i].place == last)
            ledger->asked = i;
    }
}

/* The first of the cut's entries at or after the showing. */
static uint32_t first_entry(const struct sv_crosstab_ledger *ledger, size_t cut, int64_t showing)
{
    size_t from = ledger->entries_from[cut], until = ledger->entries_from[cut + 1];
    size_t end = until;

    while (from < until) {
        size_t middle = from + (until - from) / 2;

        if (ledger->entries[middle].showing >= showing)
            until = middle;
        else
            from = middle + 1;
    }
    return from == end ? SV_LEDGER_NONE : (uint32_t)from;
}

static void add_cell(struct sv_crosstab_ledger *ledger, const size_t *cuts, int64_t people,
                     int64_t showing)
{
    uint32_t *firsts = &ledger->firsts[ledger->cell_count * ledger->kind_count];

    if (people <= 0)
        return;
    for (size_t kind = 0; kind < ledger->kind_count; kind++) {
        firsts[kind] =
            cuts[kind] == SIZE_MAX ? SV_LEDGER_NONE : first_entry(ledger, cuts[kind], showing);
        if (firsts[kind] != SV_LEDGER_NONE)
            ledger->cells_from[cuts[kind] + 1]++;
    }
    ledger->people[ledger->cell_count++] = people;
}

/* Those who came to a group of ten or more since are ten or more themselves, and count as if they
 * had always been there. */
static void add_cells(struct building *building)
{
    struct sv_crosstab_ledger *ledger = building->ledger;

    for (size_t i = 0; i < building->group_count; i++) {
        const struct sv_column_group *group = &building->groups[i];
        int64_t all_since = group->since > group->few_until ? group->since : group->few_until;
        size_t cuts[SV_CUT_KINDS];

        sv_cuts_of(ledger->cuts, group, cuts);
        add_cell(ledger, cuts, group->few, group->since);
        add_cell(ledger, cuts, group->count - group->few, all_since);
    }
}

static void list_cells(struct sv_crosstab_ledger *ledger)
{
    size_t cut_count = sv_cuts_count(ledger->cuts);
    size_t *at = sv_arena_array(ledger->arena, cut_count, sizeof(*at));

    for (size_t cut = 0; cut < cut_count; cut++) {
        at[cut] = ledger->cells_from[cut];
        ledger->cells_from[cut + 1] += ledger->cells_from[cut];
    }
    ledger->cells = sv_arena_array(ledger->arena, ledger->cells_from[cut_count], sizeof(uint32_t));
    for (size_t i = 0; i < ledger->cell_count * ledger->kind_count; i++) {
        if (ledger->firsts[i] != SV_LEDGER_NONE)
            ledger->cells[at[ledger->entries[ledger->firsts[i]].cut]++] =
                (uint32_t)(i / ledger->kind_count);
    }
}

/* How many are in each entry, and how many of them are asked for. */
static void count_people(struct sv_crosstab_ledger *ledger)
{
    struct sv_ledger_entry *entries = ledger->entries;

    for (size_t i = 0; i < ledger->cell_count * ledger->kind_count; i++) {
        size_t cell = i / ledger->kind_count;

        if (ledger->firsts[i] == SV_LEDGER_NONE)
            continue;
        entries[ledger->firsts[i]].people += ledger->people[cell];
        if (sv_ledger_holds(ledger, ledger->asked, cell))
            entries[ledger->firsts[i]].meet += ledger->people[cell];
    }
    for (size_t i = 1; i < ledger->entry_count; i++) {
        if (entries[i].cut != entries[i - 1].cut)
            continue;
        entries[i].people += entries[i - 1].people;
        entries[i].meet += entries[i - 1].meet;
    }
}

struct sv_crosstab_ledger *sv_crosstab_ledger_new(struct sv_arena *arena,
                                                  const struct sv_survey *survey,
                                                  const struct sv_columns *columns,
                                                  const struct sv_questions *answered,
                                                  const struct sv_question *asked)
{
    struct sv_crosstab_ledger *ledger = sv_arena_alloc(arena, sizeof(*ledger));
    struct building building = { .ledger = ledger };

    building.groups = sv_columns_groups(columns, &building.group_count);
    ledger->arena = arena;
    ledger->cuts = sv_cuts_new(arena, survey);
    ledger->entries = sv_arena_array(arena, answered->count + 1, sizeof(*ledger->entries));
    for (size_t i = 0; i < answered->count; i++)
        enter(ledger, survey, &answered->items[i]);
    enter(ledger, survey, asked);
    sort_entries(ledger);
    ledger->kind_count = sv_cuts_kind_count(ledger->cuts);
    ledger->people = sv_arena_array(arena, 2 * building.group_count, sizeof(*ledger->people));
    ledger->firsts = sv_arena_array(arena, 2 * building.group_count * ledger->kind_count,
                                    sizeof(*ledger->firsts));
    ledger->cells_from =
        sv_arena_array(arena, sv_cuts_count(ledger->cuts) + 1, sizeof(*ledger->cells_from));
    add_cells(&building);
    list_cells(ledger);
    count_people(ledger);
    return ledger;
}

struct sv_cuts *sv_crosstab_ledger_cuts(const struct sv_crosstab_ledger *ledger)
{
    return ledger->cuts;
}

size_t sv_crosstab_ledger_asked(const struct sv_crosstab_ledger *ledger)
{
    return ledger->entries[ledger->asked].cut;
}

size_t sv_crosstab_ledger_find(const struct sv_crosstab_ledger *ledger)
{
    int64_t people = ledger->entries[ledger->asked].people;
    size_t first = ledger->entry_count - 1; /* its own place */

    for (size_t i = 0; i < ledger->entry_count; i++) {
        const struct sv_ledger_entry *entry = &ledger->entries[i];

        if (entry->people == people && entry->meet == people && entry->place < first)
            first = entry->place;
    }
    return first;
}
