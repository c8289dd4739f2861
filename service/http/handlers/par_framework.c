/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_frameworks.h"
#include "export/framework_xlsx.h"
#include "http/handlers/handlers.h"
#include "wire/framework_json.h"

#include <string.h>

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static enum sv_status reply_xlsx(const struct sv_site *site, const struct sv_request *request,
                                 const struct sv_document *document, struct sv_reply *reply,
                                 struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = request->arena };
    struct sv_framework framework = { 0 };
    struct sv_export_file file = { 0 };

    enum sv_status status = sv_framework_of_json(
        request->arena, document->text, strlen(document->text), &framework, &violations, reterr);
    if (status == SV_OK && violations.count > 0)
        status = sv_fail(reterr, SV_ERR_INTERNAL, document->code,
                         "its stored document is no longer accepted");
    if (status == SV_OK)
        status =
            sv_framework_make_xlsx(request->arena, &framework, site->export_dir, &file, reterr);
    reply->file = file.fd;
    reply->file_size = file.size;
    reply->content_type = XLSX;
    return status;
}

/* GET /api/v1/par/frameworks/{framework}/{version}?format=json|xlsx: the document. */
enum sv_status sv_get_framework(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    const char *code = request->path_params[0], *format = sv_query(request, "format");
    bool xlsx = strcmp(format, "xlsx") == 0;
    struct sv_document document = { 0 };
    int64_t version = 0;

    if (!xlsx && format[0] != '\0' && strcmp(format, "json") != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "format", "not one of json, xlsx");
    enum sv_status status = sv_path_number(request, 1, &version, reterr);
    if (status == SV_OK)
        status = sv_app_framework_find(site->app, request->arena, code, version, &document, reterr);
    if (status == SV_OK && xlsx)
        status = reply_xlsx(site, request, &document, reply, reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->text = xlsx ? NULL : document.text;
    reply->text_size = xlsx ? 0 : strlen(document.text);
    if (xlsx)
        reply->file_name = sv_arena_printf(request->arena, "attachment; filename=\"%s.%d.xlsx\"",
                                           code, (int)version);
    return SV_OK;
}
