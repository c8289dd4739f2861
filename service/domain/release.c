/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/release.h"

#include <string.h>

struct sv_points_estimate sv_release_points(const struct sv_release_head *head,
                                            sv_points max_points)
{
    return sv_points_estimate_of(&head->index, sv_double_of_points(max_points), &sv_steps_assumed);
}

static struct sv_domain domain_of_period(const struct sv_survey *survey, const char *period)
{
    struct sv_domain domain = SV_DOMAIN_ALL;

    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, period) == 0)
            domain.period = i;
    }
    return domain;
}

/* One unit is looked at as such, since counters are not told apart within it; some of them through
 * their clusters. */
static void narrow_to_units(struct sv_arena *arena, const struct sv_cube *cube,
                            const struct sv_unit_above *pairs, size_t count,
                            struct sv_domain *domain)
{
    const struct sv_units *units = &cube->survey->units;
    bool *inside = sv_arena_array(arena, units->count, sizeof(*inside));
    bool *clusters = NULL;

    if (count == units->count)
        return; /* the unit is above them all */
    for (size_t i = 0; i < count; i++) {
        size_t place = (size_t)(sv_survey_unit(cube->survey, pairs[i].unit) - units->items);

        inside[place] = true;
        domain->unit = count == 1 ? place : SV_ANY;
    }
    if (count == 1)
        return;
    clusters = sv_arena_array(arena, cube->cluster_count, sizeof(*clusters));
    for (size_t i = 0; i < cube->cluster_count; i++)
        clusters[i] = inside[cube->clusters[i].unit];
    domain->clusters = clusters;
}

static struct sv_result_groups groups_of(struct sv_arena *arena, const struct sv_cube *cube,
                                         const struct sv_release_extent *extent)
{
    const struct sv_domain all = domain_of_period(cube->survey, extent->period);
    const struct sv_unit_above *pairs = extent->pairs.items;
    struct sv_result_group *groups =
        sv_arena_array(arena, extent->pairs.count + 1, sizeof(*groups));
    size_t count = 0;

    groups[count++] = (struct sv_result_group){ .keys = { "", "" }, .domain = all };
    for (size_t i = 0, end = 0; i < extent->pairs.count; i = end) {
        struct sv_result_group *group = &groups[count++];

        while (end < extent->pairs.count && strcmp(pairs[end].above, pairs[i].above) == 0)
            end++;
        *group = (struct sv_result_group){ .keys = { pairs[i].above, "" }, .domain = all };
        narrow_to_units(arena, cube, &pairs[i], end - i, &group->domain);
    }
    return (struct sv_result_groups){ groups, count };
}

/* What may be told of a group, as the bits of a query. */
static unsigned told_of(struct sv_arena *arena, const struct sv_cube *cube,
                        const struct sv_domain *domain, const struct sv_lattice *const *lattices)
{
    unsigned told = 0;

    if (!sv_cube_may_show(arena, lattices[SV_FINE_INDEX], cube, domain))
        return told;
    told |= SV_WITH_INDEX;
    if (sv_cube_may_show(arena, lattices[SV_FINE_FACTORS], cube, domain))
        told |= SV_WITH_FACTORS;
    if (sv_cube_may_show(arena, lattices[SV_FINE_ITEMS], cube, domain))
        told |= SV_WITH_ITEMS;
    return told;
}

struct sv_results_answer sv_release_answer_of(struct sv_arena *arena,
                                              const struct sv_weighted_cube *weighted,
                                              const struct sv_release_extent *extent,
                                              const struct sv_lattice *const *lattices)
{
    const struct sv_cube *cube = weighted->cube;
    struct sv_result_groups groups = groups_of(arena, cube, extent);
    struct sv_group_estimates *estimates = sv_arena_array(arena, groups.count, sizeof(*estimates));
    struct sv_points_estimate *points = sv_arena_array(arena, groups.count, sizeof(*points));
    struct sv_results_query *query = sv_arena_alloc(arena, sizeof(*query));
    double max_points = sv_double_of_points(cube->survey->sub_index.max_points);

    *query = (struct sv_results_query){ .by = { SV_DIM_UNIT }, .by_count = 1, .with = SV_WITH_ALL };
    query->only[SV_DIM_PERIOD] = extent->period;
    for (size_t i = 0; i < groups.count; i++) {
        struct sv_result_group *group = &groups.items[i];
        struct sv_results_query told = *query;

        told.with = told_of(arena, cube, &group->domain, lattices);
        group->shown = told.with != 0;
        if (!group->shown)
            continue;
        estimates[i] = sv_group_estimates_of(arena, weighted, &told, group);
        for (size_t channel = 0; channel < SV_CHANNEL_COUNT; channel++) {
            struct sv_domain cell = group->domain;

            cell.channel = channel;
            estimates[i].channel_hidden[channel] =
                !sv_cube_may_show(arena, lattices[SV_FINE_INDEX], cube, &cell);
        }
        points[i] = sv_points_estimate_of(&estimates[i].index, max_points, &sv_steps_assumed);
    }
    return (struct sv_results_answer){ .survey = cube->survey,
                                       .plan = cube->plan,
                                       .query = query,
                                       .weighting = weighted->weighting,
                                       .shown = groups.items[0].shown,
                                       .groups = groups,
                                       .estimates = estimates,
                                       .points = points };
}

static bool is_within(const struct sv_release_extent *extent, const char *period)
{
    return extent->period[0] == '\0' || strcmp(extent->period, period) == 0;
}

static struct sv_release_strata strata_of(struct sv_arena *arena,
                                          const struct sv_weighted_cube *weighted,
                                          const struct sv_release_extent *extent,
                                          const struct sv_lattice *index)
{
    const struct sv_survey *survey = weighted->cube->survey;
    size_t strata = sv_stratum_count(survey), count = 0;
    struct sv_release_stratum *items = sv_arena_array(arena, strata, sizeof(*items));

    for (size_t h = 0; h < strata; h++) {
        struct sv_domain domain = SV_DOMAIN_ALL;

        domain.unit = h % survey->units.count;
        domain.period = h / survey->units.count;
        const struct sv_release_stratum stratum = {
            .unit = survey->units.items[domain.unit].code,
            .period = survey->periods[domain.period].code,
            .transactions = sv_population_of(survey, &domain),
            .shown = sv_cube_may_show(arena, index, weighted->cube, &domain),
            .responses = sv_weighting_responses(survey, weighted->weighting, &domain),
            .base = weighted->weighting->base[h],
        };

        if (is_within(extent, stratum.period) &&
            (stratum.transactions > 0 || stratum.responses > 0))
            items[count++] = stratum;
    }
    return (struct sv_release_strata){ items, count };
}

void sv_release_tell(struct sv_arena *arena, const struct sv_cube *cube,
                     const struct sv_release_extent *extent, struct sv_release *release)
{
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    const struct sv_lattice *lattices[SV_FINENESS_COUNT];

    *weighting = sv_weighting_of(arena, cube, sv_scheme_default(cube->survey));
    sv_cube_lattices_of(arena, cube, lattices);
    const struct sv_weighted_cube weighted = { cube, weighting,
                                               sv_estimator_new(arena, cube, weighting) };

    release->answer = sv_release_answer_of(arena, &weighted, extent, lattices);
    release->pairs = extent->pairs;
    if (weighting->scheme != SV_SCHEME_NONE)
        release->strata = strata_of(arena, &weighted, extent, lattices[SV_FINE_INDEX]);
}

static int compare_pairs(const struct sv_unit_above *a, const struct sv_unit_above *b)
{
    int order = strcmp(a->above, b->above);

    return order != 0 ? order : strcmp(a->unit, b->unit);
}

struct sv_units_moved sv_units_moved_of(struct sv_arena *arena,
                                        const struct sv_units_above *released,
                                        const struct sv_units_above *today)
{
    struct sv_unit_moved *moved =
        sv_arena_array(arena, released->count + today->count, sizeof(*moved));
    size_t count = 0, then = 0, now = 0;

    while (then < released->count || now < today->count) {
        int order = then == released->count ? 1
                    : now == today->count
                        ? -1
                        : compare_pairs(&released->items[then], &today->items[now]);

        if (order < 0)
            moved[count++] = (struct sv_unit_moved){ released->items[then], true };
        else if (order > 0)
            moved[count++] = (struct sv_unit_moved){ today->items[now], false };
        then += order <= 0;
        now += order >= 0;
    }
    return (struct sv_units_moved){ moved, count };
}
