/* SPDX-License-Identifier: Apache-2.0 */
#include "app/plan.h"
#include "domain/vietnamese.h"
#include "export/plan_xlsx.h"
#include "main/par_actions.h"
#include "main/report_options.h"
#include "main/table.h"
#include "report/plan_report.h"
#include "wire/par_ics.h"
#include "wire/plan_json.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Takes --framework, --unit and --period; false, after complaining, without the first two. */
static bool take_question(struct sv_line *line, struct sv_plan_question *ret_question)
{
    const char *period = sv_line_option(line, "--period");
    struct sv_plan_question question = {
        .key = { .framework = sv_line_option(line, "--framework"),
                 .unit = sv_line_option(line, "--unit"),
                 .period = period == NULL ? "" : period },
        .caller = &sv_operator,
        .today = sv_today(),
    };

    if (question.key.framework == NULL || question.key.unit == NULL) {
        (void)sv_line_usage(line, "name the framework and the unit");
        return false;
    }
    *ret_question = question;
    return true;
}

static int add_plan(struct sv_line *line, const char *path)
{
    struct sv_plan_text text = { .arena = line->arena };
    struct sv_plan_order order = { 0 };
    struct sv_plan_entry entry = { .order = &order, .violations = { .arena = line->arena } };

    if (!sv_line_read(line, path, &text.text, &text.size))
        return SV_EXIT_REFUSED;
    if (sv_plan_order_of_json(&text, &order, &entry.violations, &line->error) != SV_OK) {
        (void)fprintf(stderr, "%s: ", path);
        return sv_line_failed(line);
    }
    const struct sv_plan_question question = { order.key, &sv_operator, sv_today() };

    if (sv_app_plan_enter(&line->app, line->arena, &question, &entry, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (entry.violations.count > 0)
        return sv_line_violated(path, &entry.violations);
    (void)printf("%s %s %s: %zu of %zu measures %s\n", order.key.framework, order.key.unit,
                 order.key.period, entry.written, order.change_count,
                 entry.written == 0 ? "changed: unchanged" : "written");
    return SV_EXIT_DONE;
}

static int add(struct sv_line *line)
{
    return sv_par_with_files(line, add_plan);
}

static const char *outcome_of(struct sv_arena *arena, const struct sv_plan_line *line)
{
    if (line->gain.note == SV_GAIN_TOLD || line->gain.note == SV_GAIN_ENTERED)
        return sv_points_cell(arena, line->gain.points);
    if (line->effect.note == SV_EFFECT_TOLD && line->effect.interval.known)
        return sv_arena_printf(arena, "%.2f (%.2f to %.2f)", line->effect.points,
                               line->effect.interval.low, line->effect.interval.high);
    return "-";
}

static void print(struct sv_arena *arena, const struct sv_plan *plan)
{
    struct sv_table table = { .arena = arena,
                              .column_count = 9,
                              .right = { [3] = true, [4] = true, [5] = true, [6] = true } };

    (void)printf("%s %s\n%s, %s: total %s of %s\n", plan->card->unit, plan->card->unit_name.vi,
                 plan->card->framework->code, plan->card->period,
                 sv_points_cell(arena, plan->card->total),
                 sv_points_cell(arena, plan->card->applicable_max));
    sv_table_add(&table, (const char *[]){ "CODE", "CRITERION", "DUE", "EXPECTED", "ACHIEVED",
                                           "COST", "DONE %", "STATE", "MEASURE" });
    for (size_t i = 0; i < plan->measures.count; i++) {
        const struct sv_measure *measure = &plan->measures.items[i];

        sv_table_add(&table,
                     (const char *[]){
                         measure->code, measure->criterion, sv_vi_day(arena, measure->due_on),
                         sv_points_cell(arena, measure->expected),
                         outcome_of(arena, &plan->lines[i]),
                         sv_arena_printf(arena, "%" PRId64, measure->cost),
                         sv_arena_printf(arena, "%" PRId64, measure->progress),
                         plan->lines[i].overdue ? "overdue" : sv_measure_state_word(measure->state),
                         measure->title });
    }
    sv_table_print(&table);
    (void)printf("expected %s, achieved %s, cost %" PRId64 " thousand dong, %zu overdue\n",
                 sv_points_cell(arena, plan->totals.expected),
                 plan->achieved_known ? sv_points_cell(arena, plan->achieved) : "-",
                 plan->totals.cost, plan->totals.overdue);
}

static int show(struct sv_line *line, bool propose)
{
    struct sv_plan_question question = { 0 };
    struct sv_plan plan = { 0 };
    bool history = sv_line_flag(line, "--history");
    size_t added = 0;

    if (!take_question(line, &question) || sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if ((propose &&
         sv_app_plan_propose(&line->app, line->arena, &question, &added, &line->error) != SV_OK) ||
        sv_app_plan(&line->app, line->arena, &question, &plan, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(
            sv_json_of_plan(&plan, SV_PLAN_WITH_NAMES | (history ? SV_PLAN_WITH_HISTORY : 0U)));
    if (propose)
        (void)printf("%zu measures proposed\n", added);
    print(line->arena, &plan);
    return SV_EXIT_DONE;
}

static int put_xlsx(struct sv_line *line, const struct sv_plan *plan, const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

    if (file < 0 || close(file) != 0) {
        (void)fprintf(stderr, "sipas par: cannot write %s: %s\n", path, strerror(errno));
        return SV_EXIT_REFUSED;
    }
    if (sv_plan_write_xlsx(line->arena, plan, path, &line->error) == SV_OK)
        return SV_EXIT_DONE;
    (void)unlink(path);
    return sv_line_failed(line);
}

static int put_report(struct sv_line *line, const struct sv_plan_question *question,
                      const struct sv_plan *plan, const struct sv_report_frame *frame,
                      const char *path)
{
    struct sv_plan_question targets_of = *question;
    struct sv_targets targets = { 0 };
    struct sv_report_file file = { 0 };
    enum sv_report_format format = SV_REPORT_PDF;

    (void)sv_report_format_of_path(path, &format);
    targets_of.key.period = plan->card->period;
    if (sv_app_targets(&line->app, line->arena, &targets_of, &targets, &line->error) != SV_OK)
        return sv_line_failed(line);
    const struct sv_report report = sv_report_of_plan(line->arena, plan, &targets, frame);

    if (sv_report_file_of(line->arena, line->config.report_dir, &report, format, &file,
                          &line->error) != SV_OK)
        return sv_line_failed(line);
    return sv_file_put(line, path, file.data, file.size);
}

static bool ends_in(const char *path, const char *ending)
{
    const char *dot = strrchr(path, '.');

    return dot != NULL && strcmp(dot, ending) == 0;
}

static int export_plan(struct sv_line *line)
{
    const char *path = sv_line_option(line, "--out");
    struct sv_plan_question question = { 0 };
    struct sv_report_frame frame = { 0 };
    struct sv_plan plan = { 0 };
    enum sv_report_format format = SV_REPORT_PDF;

    if (!sv_report_frame_take(line, &frame) || !take_question(line, &question))
        return SV_EXIT_USAGE;
    if (path == NULL || !(ends_in(path, ".xlsx") || ends_in(path, ".ics") ||
                          sv_report_format_of_path(path, &format)))
        return sv_line_usage(line,
                             "--out is a file that ends in .pdf, .docx, .html, .xlsx or .ics");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_plan(&line->app, line->arena, &question, &plan, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (ends_in(path, ".xlsx"))
        return put_xlsx(line, &plan, path);
    if (!ends_in(path, ".ics"))
        return put_report(line, &question, &plan, &frame, path);
    const char *calendar = sv_ics_of_plan(line->arena, &plan);

    return sv_file_put(line, path, calendar, strlen(calendar));
}

int sv_par_plan(struct sv_line *line)
{
    const char *action = sv_line_word(line);

    if (action != NULL && strcmp(action, "add") == 0)
        return add(line);
    if (action != NULL && strcmp(action, "propose") == 0)
        return show(line, true);
    if (action != NULL && strcmp(action, "show") == 0)
        return show(line, false);
    if (action != NULL && strcmp(action, "export") == 0)
        return export_plan(line);
    return sv_line_usage(line, "say plan add, plan propose, plan show or plan export");
}
