/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"
#include "http/handlers/handlers.h"
#include "wire/answer_json.h"

static const char *word_of(const void *source, const char *name)
{
    return sv_query(source, name);
}

/* GET /api/v1/surveys/{survey}/results: what the caller may see of an answer to a question. */
enum sv_status sv_get_results(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    SV_TOLD_RESULTS told = { 0 };
    struct sv_results_query query = { 0 };
    enum sv_status status = sv_results_query_read(word_of, request, &query, reterr);

    if (status != SV_OK)
        return status;
    query.survey = request->path_params[0];
    query.scope = request->caller.unit;
    query.controlled = true;
    query.today = request->today;
    status = sv_app_results(site->app, request->arena, &query, &told, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_answer(&told.answer)) : status;
}
