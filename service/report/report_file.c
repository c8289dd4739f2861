/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report_file.h"

#include "report/chart_svg.h"
#include "report/child.h"
#include "report/folder.h"
#include "report/html.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define PYTHON "/usr/bin/python3" /* Debian's, which its packages bring modules for */

static const char *const words[SV_REPORT_FORMAT_COUNT] = {
    [SV_REPORT_PDF] = "pdf",
    [SV_REPORT_DOCX] = "docx",
    [SV_REPORT_HTML] = "html",
};

static const char *const content_types[SV_REPORT_FORMAT_COUNT] = {
    [SV_REPORT_PDF] = "application/pdf",
    [SV_REPORT_DOCX] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    [SV_REPORT_HTML] = "text/html; charset=utf-8",
};

/* Of each program: some seconds of work, which may have to wait for a processor. */
enum { LIMIT_S = 300 };

/* One report being made. */
struct making {
    struct sv_arena *arena;
    const char *data;   /* where style sheet, scripts and the reference document are, absolute */
    const char *folder; /* of our own */
    struct sv_report_file *file;
};

bool sv_report_format_of_word(const char *word, enum sv_report_format *ret_format)
{
    for (int i = 0; i < SV_REPORT_FORMAT_COUNT; i++) {
        if (strcmp(words[i], word) == 0) {
            *ret_format = (enum sv_report_format)i;
            return true;
        }
    }
    return false;
}

const char *sv_report_content_type(enum sv_report_format format)
{
    return content_types[format];
}

static const char *path_of(const struct making *making, const char *folder, const char *name)
{
    return sv_arena_printf(making->arena, "%s/%s", folder, name);
}

static enum sv_status run(const struct making *making, const char *package, const char *needs,
                          const char *const *argv, struct sv_error *reterr)
{
    const struct sv_child child = { argv[0], argv, making->folder, package, needs, LIMIT_S };

    return sv_child_run(&child, reterr);
}

static enum sv_status make_html(const struct making *making, const struct sv_report *report,
                                const char **ret_html, struct sv_error *reterr)
{
    const char *css = NULL;
    size_t size = 0;
    enum sv_status status = sv_file_read(making->arena, path_of(making, making->data, "report.css"),
                                         &css, &size, reterr);

    if (status == SV_OK)
        *ret_html = sv_html_of_report(making->arena, report, css);
    return status;
}

static enum sv_status make_pdf(const struct making *making, const char *html,
                               struct sv_error *reterr)
{
    const char *in = path_of(making, making->folder, "report.html");
    const char *out = path_of(making, making->folder, "report.pdf");
    const char *script = path_of(making, making->data, "print.py");
    enum sv_status status = sv_file_write(in, html, strlen(html), reterr);

    if (status == SV_OK)
        status = run(making, "weasyprint", "/usr/bin/weasyprint",
                     (const char *[]){ PYTHON, "-I", script, in, out, NULL }, reterr);
    return status != SV_OK
               ? status
               : sv_file_read(making->arena, out, &making->file->data, &making->file->size, reterr);
}

static enum sv_status make_image(const struct making *making, const struct sv_chart *chart,
                                 const char *name, struct sv_error *reterr)
{
    const char *in = path_of(making, making->folder, "chart.svg");
    const char *svg = sv_svg_of_chart(making->arena, chart);
    enum sv_status status = sv_file_write(in, svg, strlen(svg), reterr);

    return status != SV_OK
               ? status
               : run(making, "librsvg2-bin", NULL,
                     (const char *[]){ "/usr/bin/rsvg-convert", "--zoom", "3", "--background-color",
                                       "white", "--output", name, in, NULL },
                     reterr);
}

/* By the names that the page for pandoc has for them. */
static enum sv_status make_images(const struct making *making, const struct sv_report *report,
                                  struct sv_error *reterr)
{
    enum sv_status status = SV_OK;
    size_t number = 0;

    for (size_t i = 0; i < report->block_count && status == SV_OK; i++) {
        if (report->blocks[i].kind == SV_BLOCK_CHART)
            status = make_image(making, report->blocks[i].chart,
                                sv_chart_image_name(making->arena, ++number), reterr);
    }
    return status;
}

/* The reference document is kept as the files it consists of; Word's container is a zip. */
static enum sv_status make_reference(const struct making *making, const char *out,
                                     struct sv_error *reterr)
{
    const char *folder = path_of(making, making->data, "reference");

    return run(making, "weasyprint", NULL,
               (const char *[]){ PYTHON, "-I", "-m", "zipfile", "-c", out,
                                 path_of(making, folder, "[Content_Types].xml"),
                                 path_of(making, folder, "_rels"), path_of(making, folder, "word"),
                                 NULL },
               reterr);
}

/* Not in pandoc's sandbox, in which Debian's does not find its own data; the page refers to
 * nothing, and a child reaches no network (child.c). */
/* In place, by a script that knows how the file is put together. */
static enum sv_status turn_appendix(const struct making *making, const char *out,
                                    struct sv_error *reterr)
{
    const char *script = path_of(making, making->data, "turn.py");

    return run(making, "weasyprint", NULL, (const char *[]){ PYTHON, "-I", script, out, NULL },
               reterr);
}

static enum sv_status make_docx(const struct making *making, const struct sv_report *report,
                                struct sv_error *reterr)
{
    const char *in = path_of(making, making->folder, "report.html");
    const char *out = path_of(making, making->folder, "report.docx");
    const char *reference = path_of(making, making->folder, "reference.docx");
    const char *filter = path_of(making, making->data, "docx.lua");
    enum sv_status status = make_images(making, report, reterr);

    if (status != SV_OK)
        return status;
    const char *html = sv_pandoc_of_report(making->arena, report);

    status = sv_file_write(in, html, strlen(html), reterr);
    if (status == SV_OK)
        status = make_reference(making, reference, reterr);
    if (status == SV_OK)
        status = run(making, "pandoc", NULL,
                     (const char *[]){ "/usr/bin/pandoc", "--from", "html", "--to", "docx",
                                       "--lua-filter", filter, "--reference-doc", reference,
                                       "--output", out, in, NULL },
                     reterr);
    if (status == SV_OK && report->wide)
        status = turn_appendix(making, out, reterr);
    return status != SV_OK
               ? status
               : sv_file_read(making->arena, out, &making->file->data, &making->file->size, reterr);
}

static enum sv_status make(const struct making *making, const struct sv_report *report,
                           enum sv_report_format format, struct sv_error *reterr)
{
    const char *html = NULL;

    if (format == SV_REPORT_DOCX)
        return make_docx(making, report, reterr);
    enum sv_status status = make_html(making, report, &html, reterr);

    if (status != SV_OK || format == SV_REPORT_PDF)
        return status != SV_OK ? status : make_pdf(making, html, reterr);
    *making->file = (struct sv_report_file){ html, strlen(html) };
    return SV_OK;
}

enum sv_status sv_report_file_of(struct sv_arena *arena, const char *folder,
                                 const struct sv_report *report, enum sv_report_format format,
                                 struct sv_report_file *ret_file, struct sv_error *reterr)
{
    SV_FOLDER own = { { 0 } };
    char data[PATH_MAX];

    if (realpath(folder, data) == NULL)
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "no folder %s", folder);
    enum sv_status status = sv_folder_make(&own, reterr);
    const struct making making = { arena, data, own.path, ret_file };

    return status != SV_OK ? status : make(&making, report, format, reterr);
}
