/* SPDX-License-Identifier: Apache-2.0 */
#include "support/par_cards.h"

#include "domain/interval.h"

static const sv_points CENTIPOINT = SV_POINT / 100;

struct sv_framework *sv_test_framework(struct sv_arena *arena)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 62);

    framework->criteria[1].max_points = 38 * SV_POINT;
    framework->criteria[1].rule.kind = SV_RULE_SURVEY_LINEAR;
    framework->max_points = 100 * SV_POINT;
    return framework;
}

struct sv_scorecard sv_test_card(struct sv_arena *arena, const struct sv_framework *framework,
                                 const char *unit, int64_t hundredths, int64_t satisfied,
                                 int64_t valid)
{
    struct sv_score *score = sv_arena_alloc(arena, sizeof(*score));
    struct sv_survey_points *survey = sv_arena_alloc(arena, sizeof(*survey));
    double share = valid == 0 ? 0 : (double)satisfied / (double)valid;

    *score = (struct sv_score){ .criterion = "1",
                                .stage = SV_STAGE_FINAL,
                                .applicable = true,
                                .points = hundredths * CENTIPOINT };
    *survey = (struct sv_survey_points){
        .criterion = "2",
        .release = { .survey = "S",
                     .number = 1,
                     .shown = true,
                     .index = { .satisfied = satisfied,
                                .valid = valid,
                                .respondents = valid,
                                .known = valid > 0,
                                .value = share,
                                .interval = sv_wilson(share, (double)valid) },
                     .sub_index.max_points = 38 * SV_POINT },
    };

    struct sv_scorecard card = sv_scorecard_of(arena, framework, score, 1, survey, 1);

    card.unit = unit;
    card.period = "2026";
    return card;
}

struct sv_framework *sv_test_fields(struct sv_arena *arena, size_t count, int64_t max)
{
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));

    *framework = (struct sv_framework){ .code = "F", .version = 1, .decimals = 2 };
    framework->criteria = sv_arena_array(arena, count, sizeof(*framework->criteria));
    framework->criterion_count = count;
    framework->max_points = (sv_points)count * max * SV_POINT;
    for (size_t i = 0; i < count; i++)
        framework->criteria[i] = (struct sv_criterion){
            .code = sv_arena_printf(arena, "%zu", i + 1),
            .max_points = max * SV_POINT,
            .parent = SV_NO_PARENT,
            .leaf = true,
        };
    return framework;
}

struct sv_scorecard sv_test_field_card(struct sv_arena *arena, const struct sv_framework *framework,
                                       const char *unit, const int64_t *hundredths)
{
    struct sv_score *scores = sv_arena_array(arena, framework->criterion_count, sizeof(*scores));
    size_t count = 0;

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (hundredths[i] == -1)
            continue;
        scores[count++] = (struct sv_score){
            .criterion = framework->criteria[i].code,
            .stage = SV_STAGE_FINAL,
            .applicable = hundredths[i] >= 0,
            .points = hundredths[i] >= 0 ? hundredths[i] * CENTIPOINT : 0,
        };
    }

    struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, count, NULL, 0);

    card.unit = unit;
    card.period = "2026";
    return card;
}
