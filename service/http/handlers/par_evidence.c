/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cleanup.h"
#include "export/exporting.h"
#include "http/file_name.h"
#include "http/handlers/handlers.h"
#include "http/par_order.h"
#include "wire/json_write.h"

/* POST /api/v1/par/evidence?framework=&unit=&period=&criterion=&name=: the body is the file. */
enum sv_status sv_post_evidence(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_evidence_file file = { .data = request->body,
                                           .size = request->body_size,
                                           .name = sv_query(request, "name") };
    struct sv_par_order order = { 0 };
    struct sv_evidence evidence = { 0 };
    cJSON *json = NULL;

    enum sv_status status =
        sv_par_order_of(request, " framework unit period criterion ", &order, reterr);
    if (status == SV_OK)
        status = sv_app_evidence_add(site->app, request->arena, &order, &file, &evidence, reterr);
    if (status != SV_OK)
        return status;
    json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "sha256", evidence.sha256);
    sv_add_count(json, "size", evidence.size);
    cJSON_AddStringToObject(json, "media_type", evidence.media_type);
    cJSON_AddStringToObject(json, "name", evidence.name);
    sv_add_count(json, "entry", evidence.entry);
    return sv_reply_json(reply, 201, json);
}

/* The file, with memory of its own: it is large, and the call lasts as long as its reader likes. */
static enum sv_status fetch(const struct sv_site *site, const struct sv_request *request,
                            const struct sv_par_order *order, struct sv_reply *reply,
                            struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_evidence_file file = { 0 };
    struct sv_export_file kept = { 0 };

    enum sv_status status =
        sv_app_evidence_file(site->app, arena, order, request->path_params[0], &file, reterr);
    if (status == SV_OK)
        status =
            sv_export_keep_unnamed(arena, site->export_dir, file.data, file.size, &kept, reterr);
    if (status != SV_OK)
        return status;
    reply->file = kept.fd;
    reply->file_size = kept.size;
    reply->file_name = sv_attachment(request->arena, file.name);
    return SV_OK;
}

/*
 * GET /api/v1/par/evidence/{sha256}?framework=&unit=&period=: to be saved, never shown. Whatever
 * the file is, a browser learns nothing of its type.
 */
enum sv_status sv_get_evidence(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_par_order order = { 0 };

    enum sv_status status = sv_par_order_of(request, " framework unit period ", &order, reterr);
    if (status == SV_OK)
        status = fetch(site, request, &order, reply, reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->content_type = "application/octet-stream";
    reply->sandboxed = true;
    return SV_OK;
}
