/* SPDX-License-Identifier: Apache-2.0 */
#include "http/serving.h"

#include "app/survey_cache.h"
#include "http/access.h"
#include "http/kept.h"
#include "http/metrics.h"
#include "http/problem.h"
#include "http/visitors.h"
#include "http/workers.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct sv_serving {
    const struct sv_site *site;
    struct sv_workers *workers;
    struct sv_intake *intake;
    struct sv_kept *kept;
    sv_answered_fn *answered;
    void *context;
};

static enum sv_status check_caller(const struct sv_site *site, struct sv_call *call,
                                   struct sv_error *reterr)
{
    if ((call->route->access & SV_ACCESS_PUBLIC) != 0)
        return SV_OK;
    call->request.basic = (call->route->manner & SV_BASIC) != 0;
    enum sv_status status = sv_caller_of(site, &call->request, &call->request.caller, reterr);

    if (status == SV_OK && strcmp(call->route->method, "GET") != 0)
        status = sv_origin_check(&call->request, reterr);
    return status == SV_OK ? sv_access_check(call->route, &call->request.caller, reterr) : status;
}

/* On whatever thread may run the handler: the caller's right first, then the request itself. */
static void run_handler(const struct sv_site *site, struct sv_call *call)
{
    struct sv_error *failure = &call->failure;
    enum sv_status status = check_caller(site, call, failure);

    if (status == SV_OK && call->refusal.status != SV_OK)
        *failure = call->refusal;
    else if (status == SV_OK &&
             call->route->handler(site, &call->request, &call->reply, failure) == SV_OK)
        *failure = (struct sv_error){ 0 }; /* of a call that it got over */
}

/* JSON becomes text where the handler ran, so that a long table does not hold the loop. */
static void print_body(struct sv_call *call)
{
    struct sv_reply *reply = &call->reply;

    if (reply->json == NULL)
        return;
    char *text = cJSON_PrintUnformatted(reply->json);

    cJSON_Delete(reply->json);
    reply->json = NULL;
    if (reply->content_type == NULL)
        reply->content_type = "application/json";
    reply->text_size = strlen(text);
    reply->owned_text = text;
    reply->text = text;
}

/* The second half of a call whose parcel is stored. */
static void answer_stored(const struct sv_site *site, struct sv_call *call,
                          const struct sv_parcel *parcel)
{
    call->reply = (struct sv_reply){ 0 };
    if (call->route->stored(site, &call->request, parcel, &call->reply, &call->failure) == SV_OK)
        call->failure = (struct sv_error){ 0 };
}

/* Who asks again and again, or gives up waiting, must not keep the others from their turn. */
static bool is_for_nobody(const struct sv_call *call)
{
    return (call->route->manner & SV_HEAVY) != 0 && sv_visitor_has_left(call->visitor);
}

static void work(const struct sv_site *site, struct sv_call *call)
{
    call->request.may_wait = true;
    if (is_for_nobody(call))
        (void)!sv_fail(&call->failure, SV_ERR_BUSY, "connection", "the client has left");
    else if (call->asking)
        (void)!check_caller(site, call, &call->refusal);
    else if (call->stored != NULL)
        answer_stored(site, call, call->stored);
    else
        run_handler(site, call);
    print_body(call);
}

static void tell_whether_ready(const struct sv_serving *serving)
{
    atomic_store_explicit(&serving->site->metrics->takes_responses,
                          sv_intake_is_connected(serving->intake), memory_order_relaxed);
}

enum sv_status sv_serving_open(const struct sv_site *site, const struct sv_serving_limits *limits,
                               sv_answered_fn *answered, void *context,
                               struct sv_serving **ret_serving, struct sv_error *reterr)
{
    struct sv_serving *serving = calloc(1, sizeof(*serving));

    if (serving == NULL)
        abort();
    serving->site = site;
    serving->answered = answered;
    serving->context = context;
    enum sv_status status =
        sv_workers_start(limits->workers, site, work, &serving->workers, reterr);

    if (status != SV_OK) {
        free(serving);
        return status;
    }
    serving->intake = sv_intake_open(site->app, limits->queue_max);
    serving->kept = sv_kept_new();
    tell_whether_ready(serving);
    *ret_serving = serving;
    return SV_OK;
}

void sv_serving_close(struct sv_serving *serving)
{
    if (serving == NULL)
        return;
    sv_workers_stop(serving->workers);
    sv_intake_close(serving->intake);
    sv_kept_free(serving->kept);
    free(serving);
}

static struct sv_edition edition_now(const struct sv_serving *serving, const struct sv_call *call)
{
    return (struct sv_edition){ sv_surveys_generation(serving->site->app), call->request.today };
}

/* Makes the outcome final. */
static void answer(struct sv_call *call)
{
    if (call->failure.status != SV_OK) {
        cJSON_Delete(call->reply.json);
        free(call->reply.owned_text);
        call->reply = sv_problem(&call->failure);
        call->reply.basic = call->request.basic && !sv_from_page(&call->request);
        if (call->failure.status == SV_ERR_METHOD)
            call->reply.allow = call->allow;
    }
    if (call->untrusted)
        call->reply.close = true;
    print_body(call);
    call->answered = true;
}

void sv_serving_end(struct sv_call *call)
{
    sv_content_give(call->reply.content);
    cJSON_Delete(call->reply.json);
    free(call->reply.owned_text);
    if (call->reply.file != 0)
        (void)close(call->reply.file); /* it was not sent */
}

/* The next reader of the same will find it in memory. */
static void keep(struct sv_serving *serving, struct sv_call *call)
{
    struct sv_reply *reply = &call->reply;

    if ((call->route->manner & SV_KEPT) == 0 || call->failure.status != SV_OK ||
        reply->http_status != 200 || reply->text == NULL)
        return;
    char *text = reply->owned_text;

    if (text == NULL) {
        text = malloc(reply->text_size + 1);
        if (text == NULL)
            abort();
        memcpy(text, reply->text, reply->text_size);
    }
    reply->content = sv_content_new(text, reply->text_size, reply->content_type, "no-cache");
    reply->text = reply->owned_text = NULL;
    sv_kept_add(serving->kept, call->edition, call->request.path, sv_content_hold(reply->content));
}

static void finish(struct sv_serving *serving, struct sv_call *call)
{
    keep(serving, call);
    answer(call);
    serving->answered(serving->context, call);
}

/* Hands the parcel of a call in; false if it was turned away. */
static bool hand_in(struct sv_serving *serving, struct sv_call *call)
{
    struct sv_parcel *parcel = call->reply.parcel;

    parcel->owner = call;
    if (sv_intake_hand_in(serving->intake, parcel, &call->failure) == SV_OK)
        return true;
    sv_parcel_close(parcel);
    return false;
}

static bool take_kept(struct sv_serving *serving, struct sv_call *call)
{
    if (call->refusal.status != SV_OK || (call->route->manner & SV_KEPT) == 0)
        return false;
    call->edition = edition_now(serving, call);
    struct sv_content *content = sv_kept_find(serving->kept, call->edition, call->request.path);

    if (content == NULL)
        return false;
    call->reply.http_status = 200;
    call->reply.content = sv_content_hold(content);
    return true;
}

void sv_serving_begin(struct sv_serving *serving, struct sv_call *call)
{
    const struct sv_route *route = call->route;

    if (call->body.size > 0) {
        call->request.body = call->body.data;
        call->request.body_size = call->body.size;
    }
    if (route == NULL ||
        (call->refusal.status != SV_OK && (route->access & SV_ACCESS_PUBLIC) != 0)) {
        call->failure = call->refusal;
        answer(call);
        return;
    }
    if (take_kept(serving, call)) {
        answer(call);
        return;
    }
    if ((route->manner & SV_IN_LOOP) == 0 || (route->access & SV_ACCESS_PUBLIC) == 0) {
        sv_workers_add(serving->workers, call);
        return;
    }
    run_handler(serving->site, call);
    if (call->failure.status == SV_OK && call->reply.later) {
        call->reply = (struct sv_reply){ 0 };
        sv_workers_add(serving->workers, call);
        return;
    }
    if (call->failure.status == SV_OK && call->reply.parcel != NULL && hand_in(serving, call))
        return;
    keep(serving, call);
    answer(call);
}

void sv_serving_ask(struct sv_serving *serving, struct sv_call *call)
{
    call->asking = true;
    sv_workers_add(serving->workers, call);
}

int sv_serving_workers_fd(const struct sv_serving *serving)
{
    return sv_workers_fd(serving->workers);
}

int sv_serving_intake_fd(const struct sv_serving *serving)
{
    return sv_intake_fd(serving->intake);
}

int64_t sv_serving_deadline_ms(const struct sv_serving *serving)
{
    return sv_intake_deadline_ms(serving->intake);
}

/* Answers the calls whose parcels are done; whether there were any. */
static bool take_done(struct sv_serving *serving)
{
    bool answered = false;

    for (struct sv_parcel *parcel = sv_intake_take_done(serving->intake); parcel != NULL;
         parcel = sv_intake_take_done(serving->intake)) {
        struct sv_call *call = parcel->owner;

        call->failure = parcel->failure;
        if (call->failure.status == SV_OK && (call->route->manner & SV_IN_LOOP) == 0) {
            call->stored = parcel; /* the answer of a batch is long: not in the loop */
            sv_workers_add(serving->workers, call);
            continue;
        }
        if (call->failure.status == SV_OK)
            answer_stored(serving->site, call, parcel);
        else
            call->reply = (struct sv_reply){ 0 };
        sv_parcel_close(parcel);
        finish(serving, call);
        answered = true;
    }
    return answered;
}

void sv_serving_take_finished(struct sv_serving *serving)
{
    for (struct sv_call *call = sv_workers_take_finished(serving->workers), *next; call != NULL;
         call = next) {
        next = call->next;
        if (call->asking) {
            serving->answered(serving->context, call);
            continue;
        }
        if (call->stored != NULL) {
            sv_parcel_close(call->stored);
            finish(serving, call);
            continue;
        }
        if (call->failure.status != SV_OK || call->reply.parcel == NULL || !hand_in(serving, call))
            finish(serving, call);
    }
    (void)take_done(serving);
}

void sv_serving_step(struct sv_serving *serving, int64_t now_ms)
{
    sv_intake_step(serving->intake, now_ms);
    tell_whether_ready(serving);
    (void)take_done(serving);
}

bool sv_serving_store(struct sv_serving *serving)
{
    bool answered = take_done(serving);

    sv_intake_begin(serving->intake);
    return answered;
}
