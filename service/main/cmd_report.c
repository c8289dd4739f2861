/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "app/reports.h"
#include "domain/vietnamese.h"
#include "main/command.h"
#include "report/report_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *option_or_empty(struct sv_line *line, const char *name)
{
    const char *value = sv_line_option(line, name);

    return value == NULL ? "" : value;
}

/* "UBND tỉnh Quảng Ngãi / Sở Nội vụ": the body above, then the one that issues. */
static void split_issuer(struct sv_arena *arena, const char *text, struct sv_report_frame *frame)
{
    const char *slash = strstr(text, " / ");

    frame->issuer_above =
        slash == NULL ? "" : sv_arena_strndup(arena, text, (size_t)(slash - text));
    frame->issuer = slash == NULL ? text : slash + strlen(" / ");
}

static bool read_format(const char *path, enum sv_report_format *ret_format)
{
    const char *dot = strrchr(path, '.');

    return dot != NULL && sv_report_format_of_word(dot + 1, ret_format);
}

static int write_file(const char *path, const struct sv_report_file *file)
{
    FILE *out = fopen(path, "wb");
    bool written = out != NULL && fwrite(file->data, 1, file->size, out) == file->size;

    if (out != NULL && fclose(out) == 0 && written)
        return SV_EXIT_DONE;
    (void)fprintf(stderr, "sipas report: cannot write %s: %s\n", path, strerror(errno));
    return SV_EXIT_REFUSED;
}

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
    return write_file(path, &file);
}

int sv_cmd_report(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *path = sv_line_option(line, "--out");
    const char *date = option_or_empty(line, "--date");
    enum sv_report_format format = SV_REPORT_PDF;
    sv_day day = 0;
    struct sv_report_order order = {
        .survey = survey,
        .period = option_or_empty(line, "--period"),
        .scope = "", /* whoever may run this on the server may see everything */
        .today = sv_today(),
        .frame = { .number = option_or_empty(line, "--number"),
                   .place = option_or_empty(line, "--place"),
                   .day = "",
                   .subject = "",
                   .file_letter = "VT" },
    };

    split_issuer(line->arena, option_or_empty(line, "--issuer"), &order.frame);
    if (survey == NULL)
        return sv_line_usage(line, "name the survey");
    if (path == NULL || !read_format(path, &format))
        return sv_line_usage(line, "--out is a file that ends in .pdf, .docx or .html");
    if (date[0] != '\0' && !sv_day_parse(date, &day))
        return sv_line_usage(line, "--date is a day as 2026-01-15");
    if (date[0] != '\0')
        order.frame.day = sv_vi_day_in_words(line->arena, day);
    return sv_line_has_more(line) ? SV_EXIT_USAGE : make(line, &order, format, path);
}
