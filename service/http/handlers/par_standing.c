/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_standing.h"
#include "http/handlers/handlers.h"
#include "wire/standing_json.h"

#include <inttypes.h>
#include <stdlib.h>

/* A whole number within bounds; without the parameter what stands there. */
static enum sv_status read_number(const struct sv_request *request, const char *name,
                                  const int64_t bounds[2], int64_t *number, struct sv_error *reterr)
{
    const char *text = sv_query(request, name);
    char *end = NULL;

    if (text[0] == '\0')
        return SV_OK;
    long long value = strtoll(text, &end, 10);

    if (*end != '\0' || value < bounds[0] || value > bounds[1])
        return sv_fail(reterr, SV_ERR_INVALID, name,
                       "not a whole number from %" PRId64 " to %" PRId64, bounds[0], bounds[1]);
    *number = value;
    return SV_OK;
}

static enum sv_status read_simulation(const struct sv_request *request,
                                      struct sv_simulation *ret_simulation, struct sv_error *reterr)
{
    static const int64_t runs[] = { SV_RUNS_MIN, SV_RUNS_MAX }, seeds[] = { 0, INT32_MAX };
    int64_t seed = SV_SEED_USUAL;

    ret_simulation->runs = SV_RUNS_THAT_FIT;
    enum sv_status status = read_number(request, "runs", runs, &ret_simulation->runs, reterr);

    if (status == SV_OK)
        status = read_number(request, "seed", seeds, &seed, reterr);
    ret_simulation->seed = (uint64_t)seed;
    return status;
}

static enum sv_status require(const struct sv_request *request, const char *name,
                              struct sv_error *reterr)
{
    if (sv_query(request, name)[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, name, "this parameter is required");
    return SV_OK;
}

/* GET /api/v1/par/ranking?framework=&period=&runs=&seed=: without a period the latest. */
enum sv_status sv_get_ranking(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_ranked ranked = { 0 };
    struct sv_ranking_query query = { .framework = sv_query(request, "framework"),
                                      .period = sv_query(request, "period") };

    enum sv_status status = require(request, "framework", reterr);
    if (status == SV_OK)
        status = read_simulation(request, &query.simulation, reterr);
    if (status == SV_OK)
        status =
            sv_app_ranking(site->app, request->arena, &request->caller, &query, &ranked, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(reply, 200, sv_json_of_ranking(&ranked, request->caller.unit));
}

/* GET /api/v1/par/outlook?framework=&unit=&period=&runs=&seed=: without a period the latest. */
enum sv_status sv_get_outlook(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_outlook outlook = { 0 };
    struct sv_outlook_query query = { .key = { .framework = sv_query(request, "framework"),
                                               .unit = sv_query(request, "unit"),
                                               .period = sv_query(request, "period") } };

    enum sv_status status = require(request, "framework", reterr);
    if (status == SV_OK)
        status = require(request, "unit", reterr);
    if (status == SV_OK)
        status = read_simulation(request, &query.simulation, reterr);
    if (status == SV_OK)
        status =
            sv_app_outlook(site->app, request->arena, &request->caller, &query, &outlook, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(reply, 200, sv_json_of_outlook(&outlook));
}

/* GET /api/v1/par/overview?unit=: of each framework the unit's latest period. */
enum sv_status sv_get_overview(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_unit_indices indices = { 0 };
    const char *unit = sv_query(request, "unit");

    enum sv_status status = require(request, "unit", reterr);
    if (status == SV_OK)
        status =
            sv_app_overview(site->app, request->arena, &request->caller, unit, &indices, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_overview(&indices)) : status;
}
