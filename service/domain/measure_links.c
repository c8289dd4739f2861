/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "domain/measure.h"

#include <string.h>

/* Links between the measures of a draft, found once: by code they are many comparisons each. A
 * dropped measure has none, and stands in nobody's way. */
struct links {
    bool needs[SV_MEASURES_MAX][SV_MEASURES_MAX];
    bool excludes[SV_MEASURES_MAX][SV_MEASURES_MAX];
};

/* What a measure requires, at last, and by which way. */
struct reaching {
    const struct sv_plan_draft *draft;
    const struct links *links;
    size_t root;
    size_t order[SV_MEASURES_MAX]; /* reached, the nearest first; the root, unless it is required */
    size_t by[SV_MEASURES_MAX];    /* what required it */
    bool reached[SV_MEASURES_MAX]; /* the root only if it requires itself */
    size_t count;
};

static void mark(const struct sv_plan_draft *draft, const struct sv_codes *codes, bool *row)
{
    for (size_t i = 0; i < codes->count; i++) {
        for (size_t k = 0; k < draft->count; k++)
            row[k] = row[k] || (draft->measures[k].state != SV_MEASURE_DROPPED &&
                                strcmp(draft->measures[k].code, codes->items[i]) == 0);
    }
}

static const struct links *links_of(struct sv_arena *arena, const struct sv_plan_draft *draft)
{
    struct links *links = sv_arena_alloc(arena, sizeof(*links));

    for (size_t i = 0; i < draft->count; i++) {
        mark(draft, &draft->measures[i].needs, links->needs[i]);
        mark(draft, &draft->measures[i].excludes, links->excludes[i]);
    }
    return links;
}

static void reach_from(struct reaching *reaching, size_t from)
{
    for (size_t place = 0; place < reaching->draft->count; place++) {
        if (!reaching->links->needs[from][place] || reaching->reached[place])
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

    if (!reaching->links->excludes[one][other])
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
    const struct links *links = links_of(arena, draft);
    const char *fault = NULL;

    for (size_t root = 0; root < draft->count && fault == NULL; root++) {
        struct reaching reaching = { .draft = draft, .links = links, .root = root };

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
