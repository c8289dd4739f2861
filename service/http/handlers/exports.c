/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "export/exporting.h"
#include "http/handlers/handlers.h"

#include <inttypes.h>
#include <string.h>

static const char *const content_types[SV_EXPORT_FORMAT_COUNT] = {
    [SV_EXPORT_CSV] = "text/csv; charset=utf-8; header=present",
    [SV_EXPORT_XLSX] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    [SV_EXPORT_SAV] = "application/x-spss-sav",
    [SV_EXPORT_DTA] = "application/x-stata-dta",
    [SV_EXPORT_JSONL] = "application/jsonl",
};

/* "", false or true; false if it is something else. */
static bool read_switch(const struct sv_request *request, const char *name, bool *ret_on)
{
    const char *value = sv_query(request, name);

    *ret_on = strcmp(value, "true") == 0;
    return *ret_on || value[0] == '\0' || strcmp(value, "false") == 0;
}

static enum sv_status read_order(const struct sv_request *request, struct sv_export_order *order,
                                 struct sv_error *reterr)
{
    const char *format = sv_query(request, "format");

    order->cut = (struct sv_cut){
        .survey = request->path_params[0],
        .scope = request->caller.unit,
        .unit = sv_query(request, "unit"),
        .procedure = sv_query(request, "procedure"),
        .channel = sv_query(request, "channel"),
        .respondent = sv_query(request, "respondent_type"),
        .period = sv_query(request, "period"),
    };
    if (!sv_export_format_of_word(format[0] == '\0' ? "csv" : format, &order->format))
        return sv_fail(reterr, SV_ERR_INVALID, "format", "not one of csv, xlsx, sav, dta, jsonl");
    if (!read_switch(request, "texts", &order->texts))
        return sv_fail(reterr, SV_ERR_INVALID, "texts", "neither true nor false");
    if (!read_switch(request, "bom", &order->csv.mark) ||
        (order->csv.mark && order->format != SV_EXPORT_CSV))
        return sv_fail(reterr, SV_ERR_INVALID, "bom", "true or false, and true for csv only");
    if (!sv_csv_decimal_of_word(sv_query(request, "decimal"), &order->csv) ||
        (order->csv.comma && order->format != SV_EXPORT_CSV))
        return sv_fail(reterr, SV_ERR_INVALID, "decimal", "point or comma, and comma for csv only");
    if (!sv_export_weights_of_words(sv_query(request, "weights"), order->weights))
        return sv_fail(reterr, SV_ERR_INVALID, "weights",
                       "not some of design, post, rake, rake_trim, rake_cap");
    order->key = request->caller.key;
    order->today = request->today;
    return SV_OK;
}

/* GET /api/v1/surveys/{survey}/responses: an export of what the caller may see, as a file. */
enum sv_status sv_get_responses(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_export_order order = { 0 };
    struct sv_export_file file = { 0 };

    enum sv_status status = read_order(request, &order, reterr);
    if (status == SV_OK)
        status = sv_export_make_unnamed(site->app, request->arena, &order, site->export_dir, &file,
                                        reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->content_type = content_types[order.format];
    reply->file = file.fd;
    reply->file_size = file.size;
    reply->file_name = sv_arena_printf(request->arena, "attachment; filename=\"%s.%s\"",
                                       order.cut.survey, sv_export_format_word(order.format));
    reply->rows = sv_arena_printf(request->arena, "%" PRId64, file.exported.rows);
    reply->sha256 =
        sv_hex(request->arena, file.exported.sha256.bytes, sizeof(file.exported.sha256.bytes));
    return SV_OK;
}
