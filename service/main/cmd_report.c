/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "app/reports.h"
#include "main/report_options.h"

static int make(struct sv_line *line, const struct sv_report_order *order,
                enum sv_report_format format, const char *path)
{
    SV_TOLD_REPORT told = { 0 };
    struct sv_report_file file = { 0 };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_fold_all(&line->app, &line->error) != SV_OK || /* where no service does */
        sv_app_report(&line->app, line->arena, order, &told, &line->error) != SV_OK ||
        sv_report_file_of(line->arena, line->config.report_dir, &told.report, format, &file,
                          &line->error) != SV_OK)
        return sv_line_failed(line);
    return sv_file_put(line, path, file.data, file.size);
}

int sv_cmd_report(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *path = sv_line_option(line, "--out");
    const char *period = sv_line_option(line, "--period");
    enum sv_report_format format = SV_REPORT_PDF;
    struct sv_report_order order = {
        .survey = survey,
        .period = period == NULL ? "" : period,
        .scope = "", /* whoever may run this on the server may see everything */
        .today = sv_today(),
    };

    if (!sv_report_frame_take(line, &order.frame))
        return SV_EXIT_USAGE;
    if (survey == NULL)
        return sv_line_usage(line, "name the survey");
    if (path == NULL || !sv_report_format_of_path(path, &format))
        return sv_line_usage(line, "--out is a file that ends in .pdf, .docx or .html");
    return sv_line_has_more(line) ? SV_EXIT_USAGE : make(line, &order, format, path);
}
