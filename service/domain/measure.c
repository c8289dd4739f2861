/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/measure.h"

#include <string.h>

static size_t group_of(const struct sv_instrument *instrument, const struct sv_section *section)
{
    for (size_t i = 0; section->group != NULL && i < instrument->group_count; i++) {
        if (strcmp(instrument->groups[i].code, section->group) == 0)
            return i;
    }
    return SV_NO_COMPONENT;
}

/* What makes two criteria belong to the same component of the index. */
static size_t index_key(const struct sv_instrument *instrument, size_t item,
                        enum sv_index_rule rule)
{
    size_t section = instrument->items[item].section;

    if (rule == SV_INDEX_POOLED)
        return 0;
    if (rule == SV_INDEX_MEAN_ITEMS)
        return item;
    if (rule == SV_INDEX_MEAN_FACTORS)
        return section;
    return group_of(instrument, &instrument->sections[section]);
}

static struct sv_measure index_measure(struct sv_arena *arena,
                                       const struct sv_instrument *instrument,
                                       enum sv_index_rule rule)
{
    size_t *component_of = sv_arena_array(arena, instrument->item_count, sizeof(*component_of));
    size_t *keys = sv_arena_array(arena, instrument->item_count, sizeof(*keys));
    size_t count = 0;

    for (size_t i = 0; i < instrument->item_count; i++) {
        size_t key = index_key(instrument, i, rule);
        size_t component = 0;

        component_of[i] = SV_NO_COMPONENT;
        if (!sv_item_is_criterion(instrument, &instrument->items[i]) || key == SV_NO_COMPONENT)
            continue;
        while (component < count && keys[component] != key)
            component++;
        if (component == count)
            keys[count++] = key;
        component_of[i] = component;
    }
    return (struct sv_measure){ .component_of = component_of, .component_count = count };
}

static struct sv_measure factor_measure(struct sv_arena *arena,
                                        const struct sv_instrument *instrument, size_t section)
{
    size_t *component_of = sv_arena_array(arena, instrument->item_count, sizeof(*component_of));
    size_t count = 0;

    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];
        bool inside = item->section == section && sv_item_is_criterion(instrument, item);

        component_of[i] = inside ? 0 : SV_NO_COMPONENT;
        if (inside)
            count = 1;
    }
    return (struct sv_measure){ .component_of = component_of, .component_count = count };
}

struct sv_plan sv_plan_of(struct sv_arena *arena, const struct sv_instrument *instrument,
                          enum sv_index_rule rule)
{
    size_t count = instrument->section_count + 1;
    struct sv_measure *measures = sv_arena_array(arena, count, sizeof(*measures));
    size_t overall = SV_NO_ITEM;

    for (size_t i = 0; i < instrument->section_count; i++)
        measures[i] = factor_measure(arena, instrument, i);
    measures[count - 1] = index_measure(arena, instrument, rule);
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (instrument->items[i].overall)
            overall = i;
    }
    return (struct sv_plan){
        .instrument = instrument,
        .measures = measures,
        .measure_count = count,
        .index = count - 1,
        .overall_item = overall,
    };
}
