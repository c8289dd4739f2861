/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/release.h"

#include <string.h>

static const struct sv_tally *tally_of(const struct sv_results *by_unit, const char *unit)
{
    for (size_t i = 0; i < by_unit->group_count; i++) {
        if (strcmp(by_unit->groups[i].key, unit) == 0)
            return by_unit->groups[i].tally;
    }
    return NULL; /* nobody answered there */
}

void sv_release_fill(struct sv_arena *arena, const struct sv_results *by_unit,
                     const struct sv_units_above *pairs, struct sv_release *release)
{
    const struct sv_survey *survey = release->survey;
    struct sv_group_result *units = sv_arena_array(arena, pairs->count + 1, sizeof(*units));
    struct sv_plan *plan = sv_arena_alloc(arena, sizeof(*plan));
    size_t count = 0;

    /* The tallies of by_unit were made under a plan of their own; any of them will do. */
    *plan = sv_plan_of(arena, survey->instrument, survey->index_rule);
    const struct sv_plan *shared = by_unit->group_count > 0 ? by_unit->groups[0].tally->plan : plan;
    struct sv_tally *whole = sv_tally_new(arena, shared);

    for (size_t i = 0; i < by_unit->group_count; i++)
        sv_tally_add(whole, by_unit->groups[i].tally);
    units[count++] = sv_group_result_of(arena, survey, "", whole);
    for (size_t i = 0; i < pairs->count;) {
        const char *above = pairs->items[i].above;
        struct sv_tally *sum = sv_tally_new(arena, shared);

        for (; i < pairs->count && strcmp(pairs->items[i].above, above) == 0; i++) {
            const struct sv_tally *tally = tally_of(by_unit, pairs->items[i].unit);

            if (tally != NULL)
                sv_tally_add(sum, tally);
        }
        units[count++] = sv_group_result_of(arena, survey, above, sum);
    }
    release->units = units;
    release->unit_count = count;
}
