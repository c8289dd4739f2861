/* SPDX-License-Identifier: Apache-2.0 */
#include "app/reports.h"
#include "http/handlers/handlers.h"
#include "report/report_file.h"

/* Number, day and signature of a report that is fetched here are filled in by hand. */
static const struct sv_report_frame blank = {
    .issuer_above = "",
    .issuer = "",
    .number = "",
    .place = "",
    .day = "",
    .subject = "",
    .file_letter = "VT",
};

/* GET /api/v1/surveys/{survey}/report: the official report on what the caller may see, as a file.
 */
enum sv_status sv_get_report(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    SV_TOLD_REPORT told = { 0 };
    struct sv_report_file file = { 0 };
    enum sv_report_format format = SV_REPORT_PDF;
    const char *word = sv_query(request, "format");
    const struct sv_report_order order = {
        .survey = request->path_params[0],
        .period = sv_query(request, "period"),
        .scope = request->caller.unit,
        .today = request->today,
        .frame = blank,
    };

    if (word[0] == '\0')
        word = "pdf";
    if (!sv_report_format_of_word(word, &format))
        return sv_fail(reterr, SV_ERR_INVALID, "format", "not one of pdf, docx, html");
    enum sv_status status = sv_app_report(site->app, request->arena, &order, &told, reterr);
    if (status == SV_OK)
        status = sv_report_file_of(request->arena, site->report_dir, &told.report, format, &file,
                                   reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->text = file.data;
    reply->text_size = file.size;
    reply->content_type = sv_report_content_type(format);
    reply->file_name = sv_arena_printf(request->arena, "attachment; filename=\"bao-cao-%s.%s\"",
                                       order.survey, word);
    return SV_OK;
}
