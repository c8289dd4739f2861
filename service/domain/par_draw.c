/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_draw.h"

struct sv_parts sv_parts_of(struct sv_arena *arena, const struct sv_scorecard *card, uint64_t seed)
{
    const struct sv_framework *framework = card->framework;
    struct sv_parts parts = { .items = sv_arena_array(arena, framework->criterion_count,
                                                      sizeof(*parts.items)) };

    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];
        const struct sv_score_line *line = &card->lines[i];

        if (line->survey == NULL || !line->known)
            continue;
        struct sv_part *part = &parts.items[parts.count++];
        const struct sv_survey_level level = sv_survey_level_of(criterion, line->survey);

        part->criterion = i;
        part->observed = line->points;
        part->random = sv_random_of(seed, card->unit, criterion->code);
        sv_spread_of(criterion, &level, &part->spread);
    }
    return parts;
}

sv_points sv_part_draw(struct sv_part *part)
{
    return sv_spread_points(&part->spread, sv_random_normal(&part->random));
}

bool sv_part_below(const struct sv_framework *framework, size_t part, size_t criterion)
{
    while (part != criterion && part != SV_NO_PARENT)
        part = framework->criteria[part].parent;
    return part == criterion;
}
