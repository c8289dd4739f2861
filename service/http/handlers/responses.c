/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake.h"
#include "http/handlers/handlers.h"
#include "http/metrics.h"
#include "http/problem.h"
#include "wire/json_write.h"
#include "wire/response_json.h"

#include "base/text.h"

#include <string.h>

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

/* Has the parcel checked, and handed in after that. */
static enum sv_status pass_on(const struct sv_site *site, const struct sv_request *request,
                              struct sv_handed_in *handed_in, size_t count, struct sv_reply *reply,
                              struct sv_error *reterr)
{
    struct sv_parcel *parcel = sv_arena_alloc(request->arena, sizeof(*parcel));
    bool checked = false;

    *parcel = (struct sv_parcel){ .survey = request->path_params[0],
                                  .today = request->today,
                                  .handed_in = handed_in,
                                  .count = count };
    enum sv_status status = sv_parcel_check(site->app, parcel, request->may_wait, &checked, reterr);

    if (status != SV_OK)
        return status;
    reply->later = !checked;
    reply->parcel = checked ? parcel : NULL;
    return SV_OK;
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
    struct sv_handed_in *handed_in = sv_arena_alloc(request->arena, sizeof(*handed_in));

    handed_in->violations.arena = request->arena;
    enum sv_status status =
        sv_submission_of_text(request->arena, request->body, request->body_size,
                              &handed_in->submission, &handed_in->violations, reterr);

    return status == SV_OK ? pass_on(site, request, handed_in, 1, reply, reterr) : status;
}

enum sv_status sv_response_stored(const struct sv_site *site, const struct sv_request *request,
                                  const struct sv_parcel *parcel, struct sv_reply *reply,
                                  struct sv_error *reterr)
{
    const struct sv_handed_in *handed_in = parcel->handed_in;
    bool stored = handed_in->receipt == SV_RECEIPT_STORED;
    char id[SV_UUID_TEXT_SIZE];

    count_receipt(site->metrics, handed_in->receipt);
    if (handed_in->receipt == SV_RECEIPT_CONFLICT)
        return sv_fail(reterr, SV_ERR_CONFLICT, "id",
                       "this id and revision were sent before with other content");
    if (handed_in->receipt == SV_RECEIPT_CLOSED)
        return sv_fail(reterr, SV_ERR_GONE, "survey", "the survey is closed");
    if (handed_in->receipt == SV_RECEIPT_INVALID)
        return sv_reply_violations(reply, &handed_in->violations);
    sv_uuid_print(&handed_in->submission.id, id);
    /* Written by hand: it is the most frequent reply of all, and nothing in it needs escaping. */
    reply->http_status = stored ? 201 : 200;
    reply->content_type = "application/json";
    reply->text =
        sv_arena_printf(request->arena, "{\"id\":\"%s\",\"revision\":%d,\"status\":\"%s\"}", id,
                        (int)handed_in->submission.revision, stored ? "stored" : "known");
    reply->text_size = strlen(reply->text);
    return SV_OK;
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
    size_t count = 0;

    enum sv_status status = sv_json_parse(request->body, request->body_size, &root, reterr);
    if (status != SV_OK)
        return status;
    struct sv_handed_in *handed_in = read_batch(request->arena, root, &count, &outside);

    if (outside.count > 0)
        return sv_reply_violations(reply, &outside);
    return pass_on(site, request, handed_in, count, reply, reterr);
}

enum sv_status sv_responses_stored(const struct sv_site *site, const struct sv_request *request,
                                   const struct sv_parcel *parcel, struct sv_reply *reply,
                                   struct sv_error *reterr)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *results = cJSON_AddArrayToObject(json, "results");

    (void)request, (void)reterr;
    for (size_t i = 0; i < parcel->count; i++) {
        const struct sv_handed_in *handed_in = &parcel->handed_in[i];
        cJSON *result = cJSON_CreateObject();

        count_receipt(site->metrics, handed_in->receipt);
        add_identity(result, &handed_in->submission);
        cJSON_AddNumberToObject(result, "status", http_status_of(handed_in->receipt));
        if (handed_in->receipt == SV_RECEIPT_INVALID)
            cJSON_AddItemToObject(result, "violations",
                                  sv_json_of_violations(&handed_in->violations));
        cJSON_AddItemToArray(results, result);
    }
    return sv_reply_json(reply, 200, json);
}
