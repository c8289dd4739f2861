/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "domain/measure.h"

#include <string.h>

/* What a measure requires, at last, and by which way. */
struct reaching {
    const struct sv_plan_draft *draft;
    size_t root;
    size_t order[SV_MEASURES_MAX]; /* reached, the nearest first; the root, unless it is required */
    size_t by[SV_MEASURES_MAX];    /* what required it */
    bool reached[SV_MEASURES_MAX]; /* the root only if it requires itself */
    size_t count;
};

/* SIZE_MAX if the plan has none: a dropped measure stands in nobody's way. */
static size_t place_of(const struct sv_plan_draft *draft, const char *code)
{
    for (size_t i = 0; i < draft->count; i++) {
        if (strcmp(draft->measures[i].code, code) == 0)
            return draft->measures[i].state == SV_MEASURE_DROPPED ? SIZE_MAX : i;
    }
    return SIZE_MAX;
}

static void reach_from(struct reaching *reaching, size_t from)
{
    const struct sv_codes *needs = &reaching->draft->measures[from].needs;

    for (size_t i = 0; i < needs->count; i++) {
        size_t place = place_of(reaching->draft, needs->items[i]);

        if (place == SIZE_MAX || reaching->reached[place])
            continue;
        reaching->reached[place] = true;
        reaching->by[place] = from;
        reaching->order[reaching->count++] = place;
    }
}

/* Breadth first, so that the way that is told is a shortest one. */
static void reach(struct reaching *reaching)
{
    reach_from(reaching, reaching->root);
    for (size_t i = 0; i < reaching->count; i++) {
        if (reaching->order[i] != reaching->root)
            reach_from(reaching, reaching->order[i]);
    }
}

/* "A → B → C" */
static const char *way_to(struct sv_arena *arena, const struct reaching *reaching, size_t place)
{
    const struct sv_measure *measures = reaching->draft->measures;
    const char *way = measures[place].code;

    do {
        place = reaching->by[place];
        way = sv_arena_printf(arena, "%s → %s", measures[place].code, way);
    } while (place != reaching->root);
    return way;
}

static bool excludes(const struct sv_measure *measure, const char *code)
{
    for (size_t i = 0; i < measure->excludes.count; i++) {
        if (strcmp(measure->excludes.items[i], code) == 0)
            return true;
    }
    return false;
}

static bool changed(const struct reaching *reaching)
{
    bool any = reaching->draft->changed[reaching->root];

    for (size_t i = 0; i < reaching->count; i++)
        any = any || reaching->draft->changed[reaching->order[i]];
    return any;
}

/* Which of two that the root requires, or is, stands against the other. */
static const char *against(struct sv_arena *arena, const struct reaching *reaching, size_t one,
                           size_t other)
{
    const struct sv_measure *measures = reaching->draft->measures;

    if (!excludes(&measures[one], measures[other].code))
        return NULL;
    return sv_arena_printf(arena, "'%s' excludes '%s', and both are required: %s%s%s",
                           measures[one].code, measures[other].code,
                           one == reaching->root ? "" : way_to(arena, reaching, one),
                           one == reaching->root || other == reaching->root ? "" : "; ",
                           other == reaching->root ? "" : way_to(arena, reaching, other));
}

static const char *contradiction(struct sv_arena *arena, const struct reaching *reaching)
{
    const char *found = NULL;

    for (size_t i = 0; i < reaching->count && found == NULL; i++) {
        found = against(arena, reaching, reaching->root, reaching->order[i]);
        if (found == NULL)
            found = against(arena, reaching, reaching->order[i], reaching->root);
        for (size_t k = 0; k < reaching->count && found == NULL; k++)
            found = against(arena, reaching, reaching->order[i], reaching->order[k]);
    }
    return found;
}

const char *sv_plan_draft_fault(struct sv_arena *arena, const struct sv_plan_draft *draft)
{
    const char *fault = NULL;

    for (size_t root = 0; root < draft->count && fault == NULL; root++) {
        struct reaching reaching = { .draft = draft, .root = root };

        if (draft->measures[root].state == SV_MEASURE_DROPPED)
            continue;
        reach(&reaching);
        if (!changed(&reaching)) /* what stands in the plan may still go on */
            continue;
        if (reaching.reached[root])
            fault = sv_arena_printf(arena, "measures require each other: %s",
                                    way_to(arena, &reaching, root));
        else
            fault = contradiction(arena, &reaching);
    }
    return fault;
}
