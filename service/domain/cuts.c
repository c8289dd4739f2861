/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cuts.h"

#include <string.h>

enum { CUTS_FIRST = 64 /* a power of two, as all that follow */ };

/* The words as one number, in which SV_ANY_CODE is nothing: what a group has in some dimensions is
 * the sum of these. */
static const uint64_t NOBODY = UINT64_MAX;

struct numbered {
    struct sv_cut cut;
    uint64_t key;
    size_t kind;
};

struct sv_cuts {
    struct sv_arena *arena;
    uint64_t weights[SV_DIMENSION_COUNT];
    struct numbered *items;
    size_t count, room;
    size_t *places; /* by hash: number plus one, 0 for none; 4 for each there is room for */
    unsigned kinds[SV_CUT_KINDS]; /* the fixed dimensions of each, as bits */
    size_t kind_count;
};

static bool is_in_survey(const struct sv_column_group *group)
{
    return group->at[SV_DIMENSION_UNIT] != SV_ANY_CODE &&
           group->at[SV_DIMENSION_PERIOD] != SV_ANY_CODE;
}

bool sv_cut_holds(const struct sv_cut *cut, const struct sv_column_group *group)
{
    bool holds = is_in_survey(group);

    for (int i = 0; i < SV_DIMENSION_COUNT; i++)
        holds = holds && (cut->at[i] == SV_ANY_CODE || cut->at[i] == group->at[i]);
    return holds;
}

struct sv_cut sv_cut_both(const struct sv_cut *one, const struct sv_cut *other)
{
    struct sv_cut both = *one;

    for (int i = 0; i < SV_DIMENSION_COUNT; i++) {
        if (one->at[i] == SV_ANY_CODE)
            both.at[i] = other->at[i];
        else if (other->at[i] != SV_ANY_CODE && other->at[i] != one->at[i])
            both.at[i] = SV_NO_CODE;
    }
    return both;
}

static void make_room(struct sv_cuts *cuts, size_t room)
{
    struct numbered *items = sv_arena_array(cuts->arena, room, sizeof(*items));

    if (cuts->count > 0)
        memcpy(items, cuts->items, cuts->count * sizeof(*items));
    cuts->items = items;
    cuts->room = room;
}

struct sv_cuts *sv_cuts_new(struct sv_arena *arena, const struct sv_survey *survey)
{
    /* With the group of no procedure, and each with "any". */
    const size_t codes[SV_DIMENSION_COUNT] = {
        [SV_DIMENSION_UNIT] = survey->units.count + 1,
        [SV_DIMENSION_CHANNEL] = SV_CHANNEL_COUNT + 1,
        [SV_DIMENSION_RESPONDENT] = SV_RESPONDENT_COUNT + 1,
        [SV_DIMENSION_PERIOD] = survey->period_count + 1,
        [SV_DIMENSION_PROCEDURE] = survey->procedures.count + 2,
    };
    struct sv_cuts *cuts = sv_arena_alloc(arena, sizeof(*cuts));
    uint64_t weight = 1;

    cuts->arena = arena;
    for (int i = 0; i < SV_DIMENSION_COUNT; i++) {
        cuts->weights[i] = weight;
        weight *= codes[i];
    }
    make_room(cuts, CUTS_FIRST);
    cuts->places = sv_arena_array(arena, 4 * cuts->room, sizeof(*cuts->places));
    return cuts;
}

/* The place of the key, or the empty one where it would be. */
static size_t place_of(const struct sv_cuts *cuts, uint64_t key)
{
    size_t mask = 4 * cuts->room - 1;
    size_t place = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & mask;

    while (cuts->places[place] != 0 && cuts->items[cuts->places[place] - 1].key != key)
        place = (place + 1) & mask;
    return place;
}

static void grow(struct sv_cuts *cuts)
{
    make_room(cuts, 2 * cuts->room);
    cuts->places = sv_arena_array(cuts->arena, 4 * cuts->room, sizeof(*cuts->places));
    for (size_t i = 0; i < cuts->count; i++)
        cuts->places[place_of(cuts, cuts->items[i].key)] = i + 1;
}

static size_t kind_of(struct sv_cuts *cuts, unsigned fixed)
{
    size_t kind = 0;

    while (kind < cuts->kind_count && cuts->kinds[kind] != fixed)
        kind++;
    if (kind == cuts->kind_count)
        cuts->kinds[cuts->kind_count++] = fixed;
    return kind;
}

size_t sv_cuts_number(struct sv_cuts *cuts, const struct sv_cut *cut)
{
    uint64_t key = 0;
    unsigned fixed = 0;
    bool nobody = false;

    for (int i = 0; i < SV_DIMENSION_COUNT; i++) {
        nobody = nobody || cut->at[i] == SV_NO_CODE;
        fixed |= cut->at[i] != SV_ANY_CODE ? 1U << i : 0;
        key += (uint64_t)(cut->at[i] + 1) * cuts->weights[i];
    }
    if (nobody) {
        key = NOBODY;
        fixed = SV_CUT_KINDS - 1;
    }
    size_t place = place_of(cuts, key);

    if (cuts->places[place] != 0)
        return cuts->places[place] - 1;
    if (cuts->count == cuts->room) {
        grow(cuts);
        place = place_of(cuts, key);
    }
    cuts->items[cuts->count] = (struct numbered){ *cut, key, kind_of(cuts, fixed) };
    cuts->places[place] = ++cuts->count;
    return cuts->count - 1;
}

size_t sv_cuts_count(const struct sv_cuts *cuts)
{
    return cuts->count;
}

const struct sv_cut *sv_cuts_item(const struct sv_cuts *cuts, size_t number)
{
    return &cuts->items[number].cut;
}

size_t sv_cuts_kind(const struct sv_cuts *cuts, size_t number)
{
    return cuts->items[number].kind;
}

size_t sv_cuts_kind_count(const struct sv_cuts *cuts)
{
    return cuts->kind_count;
}

void sv_cuts_of(const struct sv_cuts *cuts, const struct sv_column_group *group,
                size_t ret_numbers[SV_CUT_KINDS])
{
    bool known = is_in_survey(group);

    for (size_t kind = 0; kind < cuts->kind_count; kind++) {
        uint64_t key = 0;

        for (int i = 0; i < SV_DIMENSION_COUNT; i++) {
            if ((cuts->kinds[kind] >> i & 1) != 0)
                key += (uint64_t)(group->at[i] + 1) * cuts->weights[i];
        }
        size_t place = known ? cuts->places[place_of(cuts, key)] : 0;

        ret_numbers[kind] = place == 0 ? SIZE_MAX : place - 1;
    }
}
