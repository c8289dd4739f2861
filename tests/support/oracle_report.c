/* SPDX-License-Identifier: Apache-2.0 */
#include "support/oracle_report.h"

#include "support/oracle_cube.h"

#include <string.h>

const struct sv_report_frame oracle_report_frame = {
    .issuer_above = "Ủy ban nhân dân tỉnh kiểm chứng",
    .issuer = "Sở Nội vụ",
    .number = "12/BC-SNV",
    .place = "Quảng Ngãi",
    .day = "ngày 15 tháng 01 năm 2026",
    .subject = "",
    .file_letter = "VT",
};

static bool may_show(const void *context, const struct sv_cube *cube,
                     const struct sv_domain *domain, enum sv_fineness fineness)
{
    const char *unit = domain->unit == SV_ANY ? "" : cube->survey->units.items[domain->unit].code;

    (void)context;
    (void)fineness;
    return strcmp(unit, "A10") != 0 && strcmp(unit, "A12") != 0;
}

/* A cube, with and without weights. */
struct oracle {
    struct sv_arena *arena;
    struct sv_weighted_cube raked, plain;
};

static struct sv_weighted_cube weighted_by(struct sv_arena *arena, const struct sv_cube *cube,
                                           enum sv_scheme scheme)
{
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));

    *weighting = sv_weighting_of(arena, cube, scheme);
    return (struct sv_weighted_cube){ cube, weighting, sv_estimator_new(arena, cube, weighting) };
}

static const struct sv_results_answer *ask(const struct oracle *oracle, enum sv_figures figures,
                                           enum sv_dimension by, bool weighted)
{
    static const struct sv_results_rules rules = { may_show, NULL };
    struct sv_results_answer *answer = sv_arena_alloc(oracle->arena, sizeof(*answer));
    struct sv_results_query *query = sv_arena_alloc(oracle->arena, sizeof(*query));

    *query = (struct sv_results_query){
        .survey = "ORACLE",
        .scope = "",
        .controlled = true,
        .by = { by },
        .by_count = by == SV_DIM_COUNT ? 0 : 1,
        .only = { "", "", "", "", "" },
        .scheme = "",
        .with = SV_WITH_ALL,
        .figures = figures,
        .from = "",
        .to = "",
    };
    *answer = sv_results_answer_of(oracle->arena, weighted ? &oracle->raked : &oracle->plain, query,
                                   &SV_DOMAIN_ALL, &rules);
    return answer;
}

const struct sv_report_figures *oracle_report_figures(struct sv_arena *arena)
{
    const struct sv_survey *survey = oracle_survey(arena);
    const struct oracle_responses responses = oracle_responses(arena, survey);
    struct sv_cube *cube = sv_arena_alloc(arena, sizeof(*cube));
    struct sv_report_figures *figures = sv_arena_alloc(arena, sizeof(*figures));

    *cube = oracle_cube(arena, survey, &responses);
    const struct oracle oracle = { arena, weighted_by(arena, cube, SV_SCHEME_RAKE),
                                   weighted_by(arena, cube, SV_SCHEME_NONE) };

    *figures = (struct sv_report_figures){
        .survey = survey,
        .total = ask(&oracle, SV_FIGURES_ESTIMATES, SV_DIM_COUNT, true),
        .unweighted = ask(&oracle, SV_FIGURES_ESTIMATES, SV_DIM_COUNT, false),
        .by_unit = ask(&oracle, SV_FIGURES_ESTIMATES, SV_DIM_UNIT, true),
        .by_channel = ask(&oracle, SV_FIGURES_ESTIMATES, SV_DIM_CHANNEL, true),
        .by_respondent = ask(&oracle, SV_FIGURES_ESTIMATES, SV_DIM_RESPONDENT, true),
        .by_period = ask(&oracle, SV_FIGURES_ESTIMATES, SV_DIM_PERIOD, true),
        .rest = ask(&oracle, SV_FIGURES_REST, SV_DIM_COUNT, true),
        .change = ask(&oracle, SV_FIGURES_CHANGE, SV_DIM_COUNT, true),
        .from = &survey->periods[0],
        .to = &survey->periods[1],
        .drivers = ask(&oracle, SV_FIGURES_DRIVERS, SV_DIM_COUNT, true),
        .reliability = ask(&oracle, SV_FIGURES_RELIABILITY, SV_DIM_COUNT, true),
        .quality = ask(&oracle, SV_FIGURES_QUALITY, SV_DIM_COUNT, true),
    };
    return figures;
}
