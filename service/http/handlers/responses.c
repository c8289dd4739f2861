/* SPDX-License-Identifier: Apache-2.0 */
#include "app/devices.h"
#include "app/intake.h"
#include "http/access.h"
#include "http/handlers/handlers.h"
#include "http/metrics.h"
#include "http/problem.h"
#include "wire/json_write.h"
#include "wire/response_json.h"
#include "wire/response_scan.h"
#include "wire/sealed_json.h"

#include "base/text.h"

#include <string.h>

/* Of one response among hundreds; what else is wrong with it shows once these are mended. */
enum { VIOLATIONS_IN_BATCH = 20 };

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
                              const struct sv_parcel *gathered, struct sv_reply *reply,
                              struct sv_error *reterr)
{
    struct sv_parcel *parcel = sv_arena_alloc(request->arena, sizeof(*parcel));
    bool checked = false;

    *parcel = *gathered;
    parcel->survey = request->path_params[0];
    parcel->today = request->today;
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

    const struct sv_parcel gathered = { .handed_in = handed_in, .count = 1 };

    return status == SV_OK ? pass_on(site, request, &gathered, reply, reterr) : status;
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

/* The array of the frame around a batch, in which each item is read by itself. */
static const cJSON *rows_of(const cJSON *root, const char *name, struct sv_violations *outside)
{
    const char *const members[] = { name, NULL };
    const cJSON *rows = NULL;
    struct sv_scope scope;

    if (!sv_scope_of(&scope, outside, root, ""))
        return NULL;
    sv_read_only(&scope, members);
    if (sv_read_array(&scope, name, SV_REQUIRED, SV_BATCH_MAX, &rows) &&
        cJSON_GetArraySize(rows) == 0)
        sv_violate(outside, sv_json_pointer(outside->arena, "", name), SV_VIOLATION_EMPTY);
    return rows;
}

static struct sv_parcel parcel_for(struct sv_arena *arena, size_t count)
{
    struct sv_parcel parcel = { .count = count };

    parcel.handed_in = sv_arena_array(arena, parcel.count, sizeof(*parcel.handed_in));
    for (size_t i = 0; i < parcel.count; i++)
        parcel.handed_in[i].violations =
            (struct sv_violations){ .arena = arena, .most = VIOLATIONS_IN_BATCH };
    return parcel;
}

static struct sv_parcel read_plain(struct sv_arena *arena, const cJSON *rows)
{
    struct sv_parcel parcel = parcel_for(arena, (size_t)cJSON_GetArraySize(rows));
    struct sv_handed_in *next = parcel.handed_in;
    const cJSON *row = NULL;

    cJSON_ArrayForEach(row, rows)
    {
        sv_submission_of_json(arena, row, "", &next->submission, &next->violations);
        next++;
    }
    return parcel;
}

/* A batch that is written as usual is read without cJSON; false if it is not. */
static bool scan_plain(const struct sv_request *request, struct sv_parcel *ret_parcel)
{
    struct sv_submission *submissions =
        sv_arena_array(request->arena, SV_BATCH_MAX, sizeof(*submissions));
    size_t count = 0;

    if (!sv_submissions_scan(request->arena, request->body, request->body_size, submissions,
                             SV_BATCH_MAX, &count))
        return false;
    *ret_parcel = parcel_for(request->arena, count);
    for (size_t i = 0; i < count; i++)
        ret_parcel->handed_in[i].submission = submissions[i];
    return true;
}

/* What a tablet sealed: each box is opened, and what was inside held against the tablet. */
static enum sv_status read_sealed(const struct sv_site *site, const struct sv_request *request,
                                  const struct sv_caller *device, const cJSON *rows,
                                  struct sv_parcel *ret_parcel, struct sv_error *reterr)
{
    struct sv_parcel parcel = parcel_for(request->arena, (size_t)cJSON_GetArraySize(rows));
    struct sv_handed_in *next = parcel.handed_in;
    const cJSON *row = NULL;

    cJSON_ArrayForEach(row, rows)
    {
        struct sv_opened_box opened = { 0 };
        struct sv_sealed sealed = { 0 };
        enum sv_status status = SV_ERR_INVALID;

        sv_sealed_of_json(request->arena, row, "", &sealed, &next->violations);
        if (sealed.box != NULL)
            status = sv_app_open_box(site->app, request->arena, request->today, sealed.box, &opened,
                                     reterr);
        if (status != SV_OK && status != SV_ERR_INVALID)
            return status;
        sv_submission_of_box(request->arena, &sealed, opened.text, opened.size, &next->submission,
                             &next->violations);
        sv_device_check(device, request->path_params[0], &next->submission, &next->violations);
        next++;
    }
    parcel.from_device = true;
    *ret_parcel = parcel;
    return SV_OK;
}

static enum sv_status find_device(const struct sv_site *site, const struct sv_request *request,
                                  struct sv_caller *ret_device, struct sv_error *reterr)
{
    enum sv_status status = sv_caller_of(site, request, ret_device, reterr);

    if (status == SV_OK && ret_device->role == SV_ROLE_NONE)
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "sealed responses need a device");
    if (status == SV_OK && ret_device->role != SV_ROLE_DEVICE)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "role", "sealed responses come from devices only");
    return status;
}

/* POST /api/v1/surveys/{survey}/responses:batch, a tablet's outbox; each response has its verdict.
 */
enum sv_status sv_post_responses(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_violations outside = { .arena = request->arena };
    struct sv_caller device = { .unit = "" };
    struct sv_parcel gathered = { 0 };

    if (scan_plain(request, &gathered))
        return pass_on(site, request, &gathered, reply, reterr);
    enum sv_status status = sv_json_parse(request->body, request->body_size, &root, reterr);
    if (status != SV_OK)
        return status;
    bool sealed = cJSON_HasObjectItem(root, "sealed");
    const cJSON *rows = rows_of(root, sealed ? "sealed" : "responses", &outside);

    if (outside.count > 0)
        return sv_reply_violations(reply, &outside);
    if (sealed)
        status = find_device(site, request, &device, reterr);
    if (status == SV_OK && sealed)
        status = read_sealed(site, request, &device, rows, &gathered, reterr);
    else if (status == SV_OK)
        gathered = read_plain(request->arena, rows);
    return status == SV_OK ? pass_on(site, request, &gathered, reply, reterr) : status;
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
