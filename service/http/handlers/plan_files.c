/* SPDX-License-Identifier: Apache-2.0 */
#include "http/handlers/plan_files.h"
#include "export/plan_xlsx.h"
#include "report/plan_report.h"
#include "report/report_file.h"
#include "wire/par_ics.h"

#include <string.h>

#define XLSX_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static void name_file(const struct sv_request *request, const struct sv_plan *plan,
                      const char *ending, struct sv_reply *reply)
{
    reply->http_status = 200;
    reply->file_name = sv_arena_printf(request->arena, "attachment; filename=\"ke-hoach-%s-%s.%s\"",
                                       plan->card->unit, plan->card->period, ending);
}

static enum sv_status reply_xlsx(const struct sv_site *site, const struct sv_request *request,
                                 const struct sv_plan *plan, struct sv_reply *reply,
                                 struct sv_error *reterr)
{
    struct sv_export_file file = { 0 };

    enum sv_status status =
        sv_plan_make_xlsx(request->arena, plan, site->export_dir, &file, reterr);
    if (status != SV_OK)
        return status;
    reply->file = file.fd;
    reply->file_size = file.size;
    reply->content_type = XLSX_TYPE;
    name_file(request, plan, "xlsx", reply);
    return SV_OK;
}

static void reply_ics(const struct sv_request *request, const struct sv_plan *plan,
                      struct sv_reply *reply)
{
    reply->text = sv_ics_of_plan(request->arena, plan);
    reply->text_size = strlen(reply->text);
    reply->content_type = "text/calendar; charset=utf-8";
    name_file(request, plan, "ics", reply);
}

/* Number, day and signature of a plan that is fetched here are filled in by hand. */
static enum sv_status reply_report(const struct sv_site *site, const struct sv_request *request,
                                   const struct sv_plan *plan, struct sv_reply *reply,
                                   struct sv_error *reterr)
{
    static const struct sv_report_frame blank = {
        .paper = SV_PAPER_PLAN,
        .issuer_above = "",
        .issuer = "",
        .number = "",
        .place = "",
        .day = "",
        .subject = "",
        .file_letter = "VT",
    };
    const struct sv_plan_question question = {
        .key = { plan->card->framework->code, plan->card->unit, plan->card->period },
        .caller = &request->caller,
        .today = request->today,
    };
    const char *word = sv_query(request, "format");
    enum sv_report_format format = SV_REPORT_PDF;
    struct sv_report_file file = { 0 };
    struct sv_targets targets = { 0 };

    if (!sv_report_format_of_word(word, &format))
        return sv_fail(reterr, SV_ERR_INVALID, "format",
                       "not one of json, pdf, docx, html, xlsx, "
                       "ics");
    enum sv_status status = sv_app_targets(site->app, request->arena, &question, &targets, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_report report = sv_report_of_plan(request->arena, plan, &targets, &blank);

    status = sv_report_file_of(request->arena, site->report_dir, &report, format, &file, reterr);
    if (status != SV_OK)
        return status;
    reply->text = file.data;
    reply->text_size = file.size;
    reply->content_type = sv_report_content_type(format);
    name_file(request, plan, word, reply);
    return SV_OK;
}

enum sv_status sv_reply_plan_file(const struct sv_site *site, const struct sv_request *request,
                                  const struct sv_plan *plan, struct sv_reply *reply,
                                  struct sv_error *reterr)
{
    const char *format = sv_query(request, "format");

    if (strcmp(format, "xlsx") == 0)
        return reply_xlsx(site, request, plan, reply, reterr);
    if (strcmp(format, "ics") != 0)
        return reply_report(site, request, plan, reply, reterr);
    reply_ics(request, plan, reply);
    return SV_OK;
}
