/* SPDX-License-Identifier: Apache-2.0 */
#include "export/exporting.h"
#include "http/file_name.h"
#include "http/handlers/handlers.h"
#include "http/par_order.h"
#include "wire/json_write.h"

#include <unistd.h>

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

static enum sv_status keep(void *context, const void *data, size_t size, struct sv_error *reterr)
{
    return sv_export_append(context, data, size, reterr);
}

/* By way of a file: the call lasts as long as its reader likes. */
static enum sv_status fetch(const struct sv_site *site, const struct sv_request *request,
                            const struct sv_par_order *order, struct sv_reply *reply,
                            struct sv_error *reterr)
{
    struct sv_export_file kept = { 0 };
    struct sv_evidence_reading reading = { .sha256 = request->path_params[0],
                                           .each = keep,
                                           .context = &kept };

    enum sv_status status = sv_export_open_unnamed(request->arena, site->export_dir, &kept, reterr);
    if (status != SV_OK)
        return status;
    status = sv_app_evidence_file(site->app, request->arena, order, &reading, reterr);
    if (status != SV_OK) {
        (void)close(kept.fd);
        return status;
    }
    reply->file = kept.fd;
    reply->file_size = kept.size;
    reply->file_name = sv_attachment(request->arena, reading.name);
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
