/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "app/results.h"
#include "main/command.h"
#include "main/crosstab_print.h"
#include "main/results_print.h"
#include "wire/answer_json.h"

#include <string.h>

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

enum form { FORM_TABLE, FORM_CSV, FORM_JSON, FORM_UNKNOWN };

static enum form form_of(const struct sv_line *line, const char *format)
{
    if (line->json || (format != NULL && strcmp(format, "json") == 0))
        return FORM_JSON;
    if (format == NULL || strcmp(format, "table") == 0)
        return FORM_TABLE;
    return strcmp(format, "csv") == 0 ? FORM_CSV : FORM_UNKNOWN;
}

static int tell(struct sv_line *line, const struct sv_results_query *query, enum form form)
{
    SV_TOLD_RESULTS told = { 0 };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_fold_all(&line->app, &line->error) != SV_OK || /* where no service does */
        sv_app_results(&line->app, line->arena, query, &told, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (form == FORM_JSON)
        return sv_line_print(sv_json_of_answer(&told.answer));
    if (query->figures == SV_FIGURES_CROSSTAB)
        sv_crosstab_print(&told.answer);
    else if (form == FORM_CSV)
        sv_results_print_csv(&told.answer);
    else
        sv_results_print(line, &told.answer);
    return SV_EXIT_DONE;
}

int sv_cmd_results(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *disclosure = sv_line_option(line, "--disclosure");
    enum form form = form_of(line, sv_line_option(line, "--format"));
    struct sv_results_query query = {
        .survey = survey, .scope = "", .controlled = true, .today = sv_today()
    };
    struct given given = { 0 };

    for (size_t i = 0; i < WORD_COUNT; i++)
        given.values[i] = sv_line_option(line, words[i].option);
    if (survey == NULL)
        return sv_line_usage(line, "name the survey");
    if (form == FORM_UNKNOWN)
        return sv_line_usage(line, "--format is table, csv or json");
    if (disclosure != NULL && strcmp(disclosure, "none") == 0)
        query.controlled = false;
    else if (disclosure != NULL && strcmp(disclosure, "controlled") != 0)
        return sv_line_usage(line, "--disclosure is controlled or none");
    if (sv_results_query_read(given_word, &given, &query, &line->error) != SV_OK)
        return sv_line_usage(line, sv_arena_printf(line->arena, "--%s is %s", line->error.where,
                                                   line->error.detail));
    if (form != FORM_JSON && query.figures != SV_FIGURES_ESTIMATES &&
        (form != FORM_TABLE || query.figures != SV_FIGURES_CROSSTAB))
        return sv_line_usage(line, "these figures are told as JSON only: add --json");
    return sv_line_has_more(line) ? SV_EXIT_USAGE : tell(line, &query, form);
}
