/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "app/results.h"
#include "export/results_file.h"
#include "main/command.h"
#include "main/crosstab_print.h"
#include "main/results_print.h"
#include "wire/answer_json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The words of a question, and how they are given on the command line. */
static const struct {
    const char *name, *option;
} words[] = {
    { "by", "--by" },
    { "unit", "--unit" },
    { "period", "--period" },
    { "procedure", "--procedure" },
    { "channel", "--channel" },
    { "respondent_type", "--respondent-type" },
    { "scheme", "--scheme" },
    { "measure", "--measure" },
    { "figures", "--figures" },
    { "from", "--from" },
    { "to", "--to" },
    { "detail", "--detail" },
    { "max_points", "--max-points" },
    { "first", "--first" },
    { "second", "--second" },
};
enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

struct given {
    const char *values[WORD_COUNT];
};

static const char *given_word(const void *source, const char *name)
{
    const struct given *given = source;

    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (strcmp(words[i].name, name) == 0)
            return given->values[i] == NULL ? "" : given->values[i];
    }
    return "";
}

enum form { FORM_TABLE, FORM_CSV, FORM_JSON, FORM_XLSX, FORM_COUNT };
static const char *const forms[FORM_COUNT] = { "table", "csv", "json", "xlsx" };

struct wanted {
    struct sv_results_query query;
    enum form form;
    struct sv_csv_form csv;
    const char *path; /* of the file to make, or NULL */
};

static enum form form_of(const struct sv_line *line, const char *format)
{
    int form = FORM_TABLE;

    if (format == NULL)
        return line->json ? FORM_JSON : FORM_TABLE;
    while (form < FORM_COUNT && strcmp(forms[form], format) != 0)
        form++;
    return (enum form)form;
}

static int cannot_write(const char *path)
{
    (void)fprintf(stderr, "sipas results: cannot write %s: %s\n", path, strerror(errno));
    return SV_EXIT_REFUSED;
}

/* Nothing is overwritten, and nobody but who asked for it may read it. */
static bool make_file(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    return fd >= 0 && close(fd) == 0;
}

static bool write_text(const struct wanted *wanted, const char *text)
{
    FILE *file = wanted->path == NULL ? stdout : fopen(wanted->path, "wb");

    if (file == NULL)
        return false;
    bool written = fputs(text, file) >= 0 && fflush(file) == 0;

    return (file == stdout || fclose(file) == 0) && written;
}

static const char *text_of(struct sv_line *line, const struct wanted *wanted,
                           const struct sv_results_answer *answer)
{
    struct sv_buffer text = { .arena = line->arena };
    int64_t rows = 0;

    if (wanted->form == FORM_CSV) {
        sv_results_csv(&text, answer, &wanted->csv, &rows);
        return text.data;
    }
    cJSON *json = sv_json_of_answer(answer);
    char *printed = cJSON_Print(json);

    sv_buffer_printf(&text, "%s\n", printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return text.data;
}

static int write_answer(struct sv_line *line, const struct wanted *wanted,
                        const struct sv_results_answer *answer)
{
    const char *path = wanted->path;

    if (wanted->form == FORM_TABLE) {
        if (wanted->query.figures == SV_FIGURES_CROSSTAB)
            sv_crosstab_print(answer);
        else
            sv_results_print(line, answer);
        return SV_EXIT_DONE;
    }
    errno = 0;
    if (path != NULL && !make_file(path))
        return cannot_write(path);
    int code = SV_EXIT_DONE;

    if (wanted->form == FORM_XLSX &&
        sv_results_write_xlsx(line->arena, answer, path, &line->error) != SV_OK)
        code = sv_line_failed(line);
    else if (wanted->form != FORM_XLSX && !write_text(wanted, text_of(line, wanted, answer)))
        code = cannot_write(path == NULL ? "standard output" : path);
    if (code != SV_EXIT_DONE && path != NULL)
        (void)unlink(path);
    return code;
}

static int tell(struct sv_line *line, const struct wanted *wanted)
{
    SV_TOLD_RESULTS told = { 0 };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_fold_all(&line->app, &line->error) != SV_OK || /* where no service does */
        sv_app_results(&line->app, line->arena, &wanted->query, &told, &line->error) != SV_OK)
        return sv_line_failed(line);
    return write_answer(line, wanted, &told.answer);
}

/* What does not go together, or NULL. */
static const char *complaint_of(const struct wanted *wanted)
{
    struct sv_error error = { 0 };
    bool rows = sv_results_fit_rows(wanted->query.figures, &error) == SV_OK;

    if (wanted->form == FORM_COUNT)
        return "--format is table, csv, json or xlsx";
    if (wanted->form == FORM_TABLE && wanted->query.figures != SV_FIGURES_ESTIMATES &&
        wanted->query.figures != SV_FIGURES_CROSSTAB)
        return "these figures are not told as a table: add --json";
    if ((wanted->form == FORM_CSV || wanted->form == FORM_XLSX) && !rows)
        return "these figures are told as JSON only: add --json";
    if (wanted->form == FORM_XLSX && wanted->path == NULL)
        return "name the file with --out";
    if (wanted->form == FORM_TABLE && wanted->path != NULL)
        return "--out is for csv, json and xlsx";
    return sv_csv_form_is_given(&wanted->csv) && wanted->form != FORM_CSV
               ? "--bom and --decimal are for csv"
               : NULL;
}

int sv_cmd_results(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *disclosure = sv_line_option(line, "--disclosure");
    const char *decimal = sv_line_option(line, "--decimal");
    struct wanted wanted = {
        .query = { .survey = survey, .scope = "", .controlled = true, .today = sv_today() },
        .form = form_of(line, sv_line_option(line, "--format")),
        .path = sv_line_option(line, "--out"),
        .csv = { .mark = sv_line_flag(line, "--bom") },
    };
    struct given given = { 0 };

    for (size_t i = 0; i < WORD_COUNT; i++)
        given.values[i] = sv_line_option(line, words[i].option);
    if (survey == NULL)
        return sv_line_usage(line, "name the survey");
    if (!sv_csv_decimal_of_word(decimal == NULL ? "" : decimal, &wanted.csv))
        return sv_line_usage(line, "--decimal is point or comma");
    if (disclosure != NULL && strcmp(disclosure, "none") == 0)
        wanted.query.controlled = false;
    else if (disclosure != NULL && strcmp(disclosure, "controlled") != 0)
        return sv_line_usage(line, "--disclosure is controlled or none");
    if (sv_results_query_read(given_word, &given, &wanted.query, &line->error) != SV_OK)
        return sv_line_usage(line, sv_arena_printf(line->arena, "--%s is %s", line->error.where,
                                                   line->error.detail));
    const char *complaint = complaint_of(&wanted);

    if (complaint != NULL)
        return sv_line_usage(line, complaint);
    return sv_line_has_more(line) ? SV_EXIT_USAGE : tell(line, &wanted);
}
