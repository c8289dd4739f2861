/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_standing.h"

#include "main/par_actions.h"
#include "main/standing_table.h"
#include "wire/standing_json.h"

#include <inttypes.h>
#include <stdio.h>

/* Runs and seed, each if it was given; false after complaining. */
static bool read_simulation(const struct sv_line *line, const char *runs, const char *seed,
                            struct sv_simulation *ret_simulation)
{
    int64_t number = SV_SEED_USUAL;

    *ret_simulation = (struct sv_simulation){ .runs = SV_RUNS_THAT_FIT };
    if (seed != NULL && !sv_line_number(line, seed, &number))
        return false;
    ret_simulation->seed = (uint64_t)number;
    if (runs == NULL)
        return true;
    if (!sv_line_number(line, runs, &ret_simulation->runs))
        return false;
    if (ret_simulation->runs >= SV_RUNS_MIN && ret_simulation->runs <= SV_RUNS_MAX)
        return true;
    (void)fprintf(stderr, "--runs: from %d to %d\n", SV_RUNS_MIN, SV_RUNS_MAX);
    return false;
}

int sv_par_ranking(struct sv_line *line)
{
    struct sv_ranking_query query = { .framework = sv_line_option(line, "--framework"),
                                      .period = sv_line_option(line, "--period") };
    const char *runs = sv_line_option(line, "--runs"), *seed = sv_line_option(line, "--seed");
    struct sv_ranked ranked = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (query.framework == NULL)
        return sv_line_usage(line, "name the framework");
    if (!read_simulation(line, runs, seed, &query.simulation))
        return SV_EXIT_USAGE;
    if (query.period == NULL)
        query.period = "";
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_ranking(&line->app, line->arena, &sv_operator, &query, &ranked, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_ranking(&ranked, ""));
    sv_ranking_print(line->arena, &ranked);
    return SV_EXIT_DONE;
}

int sv_par_outlook(struct sv_line *line)
{
    struct sv_outlook_query query = { .key = { .framework = sv_line_option(line, "--framework"),
                                               .unit = sv_line_option(line, "--unit"),
                                               .period = sv_line_option(line, "--period") } };
    const char *runs = sv_line_option(line, "--runs"), *seed = sv_line_option(line, "--seed");
    struct sv_outlook outlook = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (query.key.framework == NULL || query.key.unit == NULL)
        return sv_line_usage(line, "name the framework and the unit");
    if (!read_simulation(line, runs, seed, &query.simulation))
        return SV_EXIT_USAGE;
    if (query.key.period == NULL)
        query.key.period = "";
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_outlook(&line->app, line->arena, &sv_operator, &query, &outlook, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_outlook(&outlook));
    sv_outlook_print(line->arena, &outlook);
    return SV_EXIT_DONE;
}

int sv_par_overview(struct sv_line *line)
{
    const char *unit = sv_line_option(line, "--unit");
    struct sv_unit_indices indices = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (unit == NULL)
        return sv_line_usage(line, "name the unit");
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_overview(&line->app, line->arena, &sv_operator, unit, &indices, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_overview(&indices));
    sv_overview_print(line->arena, &indices);
    return SV_EXIT_DONE;
}
