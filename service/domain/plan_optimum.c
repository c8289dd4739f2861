/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/plan_optimum.h"

#include <string.h>

struct mapping {
    struct sv_arena *arena;
    const struct sv_scorecard *card;
    struct sv_measure *measures;
    size_t count;
    struct sv_points_gap gap;
};

static bool has_measure(const struct mapping *mapping, size_t place)
{
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->measures[i].state != SV_MEASURE_DROPPED &&
            strcmp(mapping->measures[i].criterion,
                   mapping->card->framework->criteria[place].code) == 0)
            return true;
    }
    return false;
}

/* Of a field as a whole: less what measures on its criteria are about, or points would be won
 * twice. */
static sv_points lost_of_field(const struct mapping *mapping, size_t field)
{
    const struct sv_framework *framework = mapping->card->framework;
    sv_points lost = sv_points_lost(mapping->card, field);

    for (size_t i = field + 1;
         i < framework->criterion_count && framework->criteria[i].parent != SV_NO_PARENT; i++) {
        if (framework->criteria[i].leaf && !sv_criterion_is_bonus(&framework->criteria[i]) &&
            has_measure(mapping, i))
            lost -= sv_points_lost(mapping->card, i);
    }
    return lost > 0 ? lost : 0;
}

static struct sv_gap_criterion *criteria_of(const struct mapping *mapping)
{
    const struct sv_framework *framework = mapping->card->framework;
    struct sv_gap_criterion *criteria =
        sv_arena_array(mapping->arena, framework->criterion_count, sizeof(*criteria));

    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];
        sv_points lost = sv_points_lost(mapping->card, i);

        if (!criterion->leaf)
            criteria[i].lost = lost_of_field(mapping, i);
        else if (lost > 0)
            criteria[i] =
                sv_gap_criterion_of(mapping->arena, criterion, mapping->card->lines[i].points);
    }
    return criteria;
}

static const size_t *places_of(const struct mapping *mapping, const struct sv_codes *codes,
                               size_t *ret_count)
{
    size_t *places = sv_arena_array(mapping->arena, codes->count, sizeof(*places));

    *ret_count = 0;
    for (size_t c = 0; c < codes->count; c++) {
        for (size_t i = 0; i < mapping->count; i++) {
            if (strcmp(mapping->measures[i].code, codes->items[c]) == 0)
                places[(*ret_count)++] = i;
        }
    }
    return places;
}

static struct sv_remedy remedy_of(const struct mapping *mapping, const struct sv_measure *measure)
{
    struct sv_remedy remedy = {
        .code = measure->code,
        .criterion = sv_framework_find(mapping->card->framework, measure->criterion),
        .gain = measure->expected,
        .cost = measure->cost,
        .chance_percent = (int)measure->chance_percent,
        .closed = measure->state == SV_MEASURE_DROPPED,
    };

    remedy.requires = places_of(mapping, &measure->needs, &remedy.require_count);
    remedy.excludes = places_of(mapping, &measure->excludes, &remedy.exclude_count);
    return remedy;
}

struct sv_plan_optimum sv_plan_optimum_of(struct sv_arena *arena, const struct sv_scorecard *card,
                                          const struct sv_measures *measures, sv_points target)
{
    struct mapping mapping = {
        .arena = arena,
        .card = card,
        .measures = sv_arena_array(arena, measures->count, sizeof(struct sv_measure)),
    };

    for (size_t i = 0; i < measures->count; i++) {
        if (sv_framework_find(card->framework, measures->items[i].criterion) != SIZE_MAX)
            mapping.measures[mapping.count++] = measures->items[i];
    }
    struct sv_remedy *remedies = sv_arena_array(arena, mapping.count, sizeof(*remedies));

    for (size_t i = 0; i < mapping.count; i++)
        remedies[i] = remedy_of(&mapping, &mapping.measures[i]);
    mapping.gap = (struct sv_points_gap){
        .target = target - card->total,
        .criteria = criteria_of(&mapping),
        .criterion_count = card->framework->criterion_count,
        .remedies = remedies,
        .remedy_count = mapping.count,
    };
    return (struct sv_plan_optimum){
        .card = card,
        .from = card->total,
        .target = target,
        .optimum = sv_optimise(arena, &mapping.gap),
        .measures = mapping.measures,
    };
}
