/* SPDX-License-Identifier: Apache-2.0 */
#include "http/handlers/handlers.h"

#include "app/folder.h"
#include "http/metrics.h"

#include <string.h>

static enum sv_status reply_text(struct sv_reply *reply, const char *text)
{
    reply->http_status = 200;
    reply->content_type = "text/plain; charset=utf-8";
    reply->text = text;
    reply->text_size = strlen(text);
    return SV_OK;
}

/* The process is up; it may wait for its database. */
enum sv_status sv_get_health(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    (void)site, (void)request, (void)reterr;
    return reply_text(reply, "ok\n");
}

/* The service can take a response: the database has answered. */
enum sv_status sv_get_ready(const struct sv_site *site, const struct sv_request *request,
                            struct sv_reply *reply, struct sv_error *reterr)
{
    (void)request;
    if (!atomic_load(&site->metrics->takes_responses))
        return sv_fail(reterr, SV_ERR_BUSY, "intake", "the database is away");
    return reply_text(reply, "ready\n");
}

static unsigned long long count_of(atomic_ullong *counter)
{
    return atomic_load_explicit(counter, memory_order_relaxed);
}

static const char *fold_text(const struct sv_site *site, struct sv_arena *arena)
{
    if (site->folder == NULL)
        return "";
    const struct sv_folder_state state = sv_folder_state(site->folder);

    return sv_arena_printf(
        arena,
        "# HELP sipas_fold_waiting_batches Batches of the intake that are not in the cube yet.\n"
        "# TYPE sipas_fold_waiting_batches gauge\n"
        "sipas_fold_waiting_batches %lld\n"
        "# HELP sipas_fold_behind_seconds Age of the moment at which the cube was complete.\n"
        "# TYPE sipas_fold_behind_seconds gauge\n"
        "sipas_fold_behind_seconds %.3f\n",
        (long long)state.waiting, (double)state.behind_ms / 1000);
}

enum sv_status sv_get_metrics(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_metrics *metrics = site->metrics;

    (void)reterr;
    reply->http_status = 200;
    reply->content_type = "text/plain; version=0.0.4; charset=utf-8";
    reply->text = sv_arena_printf(
        request->arena,
        "# HELP sipas_http_requests_total Requests answered, by class of status.\n"
        "# TYPE sipas_http_requests_total counter\n"
        "sipas_http_requests_total{status=\"2xx\"} %llu\n"
        "sipas_http_requests_total{status=\"3xx\"} %llu\n"
        "sipas_http_requests_total{status=\"4xx\"} %llu\n"
        "sipas_http_requests_total{status=\"5xx\"} %llu\n"
        "# HELP sipas_responses_total Responses handed in, by what became of them.\n"
        "# TYPE sipas_responses_total counter\n"
        "sipas_responses_total{receipt=\"stored\"} %llu\n"
        "sipas_responses_total{receipt=\"known\"} %llu\n"
        "sipas_responses_total{receipt=\"refused\"} %llu\n"
        "%s",
        count_of(&metrics->requests[2]), count_of(&metrics->requests[3]),
        count_of(&metrics->requests[4]), count_of(&metrics->requests[5]),
        count_of(&metrics->responses_stored), count_of(&metrics->responses_known),
        count_of(&metrics->responses_refused), fold_text(site, request->arena));
    reply->text_size = strlen(reply->text);
    return SV_OK;
}

enum sv_status sv_get_openapi(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    (void)request;
    if (site->openapi == NULL)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "openapi", "the description is not installed");
    reply->http_status = 200;
    reply->content_type = "application/yaml; charset=utf-8";
    reply->cache_control = "no-cache";
    reply->text = site->openapi;
    reply->text_size = strlen(site->openapi);
    return SV_OK;
}
