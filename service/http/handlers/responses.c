/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake.h"
#include "http/handlers/handlers.h"
#include "http/metrics.h"
#include "http/problem.h"
#include "wire/json_write.h"
#include "wire/response_json.h"

#include "base/text.h"

static void count_receipt(struct sv_metrics *metrics, enum sv_receipt_kind receipt)
{
    atomic_ullong *counter = receipt == SV_RECEIPT_STORED  ? &metrics->responses_stored
                             : receipt == SV_RECEIPT_KNOWN ? &metrics->responses_known
                                                           : &metrics->responses_refused;

    (void)atomic_fetch_add_explicit(counter, 1, memory_order_relaxed);
}

static void add_identity(cJSON *json, const struct sv_submission *submission)
{
    char text[SV_UUID_TEXT_SIZE];

    if (submission->has_id) {
        sv_uuid_print(&submission->id, text);
        cJSON_AddStringToObject(json, "id", text);
    } else {
        cJSON_AddNullToObject(json, "id");
    }
    if (submission->revision > 0)
        sv_add_count(json, "revision", submission->revision);
    else
        cJSON_AddNullToObject(json, "revision");
}

/*
 * POST /api/v1/surveys/{survey}/responses
 *
 * The client makes the id, so a tablet that lost the connection sends again:
 * the first copy is stored (201), the others are told so (200).
 */
enum sv_status sv_post_response(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_handed_in handed_in = { .violations = { .arena = request->arena } };
    const struct sv_batch batch = { .survey = request->path_params[0],
                                    .today = request->today,
                                    .handed_in = &handed_in,
                                    .count = 1 };
    cJSON *json = NULL;

    enum sv_status status =
        sv_submission_of_text(request->arena, request->body, request->body_size,
                              &handed_in.submission, &handed_in.violations, reterr);
    if (status == SV_OK)
        status = sv_app_submit(site->app, request->arena, &batch, reterr);
    if (status != SV_OK)
        return status;
    count_receipt(site->metrics, handed_in.receipt);
    if (handed_in.receipt == SV_RECEIPT_CONFLICT)
        return sv_fail(reterr, SV_ERR_CONFLICT, "id",
                       "this id and revision were sent before with other content");
    if (handed_in.receipt == SV_RECEIPT_CLOSED)
        return sv_fail(reterr, SV_ERR_GONE, "survey", "the survey is closed");
    if (handed_in.receipt == SV_RECEIPT_INVALID)
        return sv_reply_violations(reply, &handed_in.violations);

    bool stored = handed_in.receipt == SV_RECEIPT_STORED;

    json = cJSON_CreateObject();
    add_identity(json, &handed_in.submission);
    cJSON_AddStringToObject(json, "status", stored ? "stored" : "known");
    return sv_reply_json(reply, stored ? 201 : 200, json);
}

static unsigned http_status_of(enum sv_receipt_kind receipt)
{
    switch (receipt) {
    case SV_RECEIPT_STORED:
        return 201;
    case SV_RECEIPT_KNOWN:
        return 200;
    case SV_RECEIPT_CONFLICT:
        return sv_http_status_of(SV_ERR_CONFLICT);
    case SV_RECEIPT_CLOSED:
        return sv_http_status_of(SV_ERR_GONE);
    case SV_RECEIPT_INVALID:
        break;
    }
    return sv_http_status_of(SV_ERR_INVALID);
}

static enum sv_status reply_batch(const struct sv_site *site, struct sv_reply *reply,
                                  const struct sv_handed_in *handed_in, size_t count)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *results = cJSON_AddArrayToObject(json, "results");

    for (size_t i = 0; i < count; i++) {
        cJSON *result = cJSON_CreateObject();

        count_receipt(site->metrics, handed_in[i].receipt);
        add_identity(result, &handed_in[i].submission);
        cJSON_AddNumberToObject(result, "status", http_status_of(handed_in[i].receipt));
        if (handed_in[i].receipt == SV_RECEIPT_INVALID)
            cJSON_AddItemToObject(result, "violations",
                                  sv_json_of_violations(&handed_in[i].violations));
        cJSON_AddItemToArray(results, result);
    }
    return sv_reply_json(reply, 200, json);
}

/* The rows of a batch, in its order; the violations of the frame around them go to outside. */
static struct sv_handed_in *read_batch(struct sv_arena *arena, const cJSON *root, size_t *ret_count,
                                       struct sv_violations *outside)
{
    static const char *const members[] = { "responses", NULL };
    struct sv_handed_in *handed_in = NULL;
    const cJSON *rows = NULL, *row = NULL;
    struct sv_scope scope;
    size_t count = 0;

    if (!sv_scope_of(&scope, outside, root, ""))
        return NULL;
    sv_read_only(&scope, members);
    if (!sv_read_array(&scope, "responses", SV_REQUIRED, SV_BATCH_MAX, &rows))
        return NULL;
    handed_in = sv_arena_array(arena, (size_t)cJSON_GetArraySize(rows), sizeof(*handed_in));
    cJSON_ArrayForEach(row, rows)
    {
        struct sv_violations *violations = &handed_in[count].violations;

        violations->arena = arena;
        sv_submission_of_json(arena, row, "", &handed_in[count].submission, violations);
        count++;
    }
    if (count == 0)
        sv_violate(outside, "/responses", SV_VIOLATION_EMPTY);
    *ret_count = count;
    return handed_in;
}

/* POST /api/v1/surveys/{survey}/responses:batch, a tablet's outbox; each response has its verdict.
 */
enum sv_status sv_post_responses(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_violations outside = { .arena = request->arena };
    struct sv_batch batch = { .survey = request->path_params[0], .today = request->today };

    enum sv_status status = sv_json_parse(request->body, request->body_size, &root, reterr);
    if (status != SV_OK)
        return status;
    batch.handed_in = read_batch(request->arena, root, &batch.count, &outside);

    if (outside.count > 0)
        return sv_reply_violations(reply, &outside);
    status = sv_app_submit(site->app, request->arena, &batch, reterr);
    return status == SV_OK ? reply_batch(site, reply, batch.handed_in, batch.count) : status;
}
