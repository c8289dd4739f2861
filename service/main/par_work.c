/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_work.h"
#include "main/par_actions.h"
#include "main/table.h"
#include "wire/par_work_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int add_round(struct sv_line *line, const char *path)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_round_body body = { 0 };
    const char *text = NULL;
    size_t size = 0, opened = 0;

    if (!sv_line_read(line, path, &text, &size))
        return SV_EXIT_REFUSED;
    if (sv_round_of_json(text, size, &body, &violations, &line->error) != SV_OK) {
        (void)fprintf(stderr, "%s: ", path);
        return sv_line_failed(line);
    }
    if (violations.count > 0)
        return sv_line_violated(path, &violations);
    body.round.opened_on = sv_today();
    const struct sv_round_order order = { .caller = &sv_operator,
                                          .round = body.round,
                                          .units = body.units,
                                          .unit_count = body.unit_count };

    if (sv_app_round_add(&line->app, line->arena, &order, &opened, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("%s %s: %zu of %zu scorecards opened\n", body.round.framework, body.round.period,
                 opened, body.unit_count);
    return SV_EXIT_DONE;
}

bool sv_par_order_take(struct sv_line *line, bool of_unit, struct sv_par_order *ret_order)
{
    const char *framework = sv_line_option(line, "--framework");
    const char *unit = of_unit ? sv_line_option(line, "--unit") : "";
    const char *period = sv_line_option(line, "--period");

    if (sv_line_has_more(line))
        return false;
    if (framework == NULL || unit == NULL) {
        (void)sv_line_usage(line,
                            of_unit ? "name the framework and the unit" : "name the framework");
        return false;
    }
    *ret_order = (struct sv_par_order){ .caller = &sv_operator,
                                        .key = { framework, unit, period == NULL ? "" : period },
                                        .criterion = "",
                                        .reason = "",
                                        .today = sv_today() };
    return true;
}

static const char *days_text(struct sv_arena *arena, const struct sv_par_standing *standing)
{
    sv_day deadline = sv_par_deadline(standing);

    return deadline == SV_DAY_NEVER ? "" : sv_arena_printf(arena, "%d", deadline - standing->today);
}

static void add_unit(struct sv_table *table, const struct sv_round_unit *unit)
{
    sv_day deadline = sv_par_deadline(&unit->standing);
    char day[SV_DAY_TEXT_SIZE] = "";

    if (deadline != SV_DAY_NEVER)
        sv_day_print(deadline, day);
    sv_table_add(table, (const char *[]){ unit->head.key.unit, sv_card_state_word(unit->head.state),
                                          sv_arena_printf(table->arena, "%zu", unit->missing.count),
                                          sv_arena_strdup(table->arena, day),
                                          days_text(table->arena, &unit->standing),
                                          sv_par_overdue(&unit->standing) ? "overdue" : "",
                                          unit->head.unit_name.vi });
}

static void print_round(struct sv_arena *arena, const struct sv_round_report *report)
{
    struct sv_table table = { .arena = arena,
                              .column_count = 7,
                              .right = { [2] = true, [4] = true } };
    char self[SV_DAY_TEXT_SIZE], appraise[SV_DAY_TEXT_SIZE], explain[SV_DAY_TEXT_SIZE];

    sv_day_print(report->round.self_until, self);
    sv_day_print(report->round.appraise_until, appraise);
    sv_day_print(report->round.explain_until, explain);
    (void)printf("%s version %" PRId64 ", %s\nself until %s, appraise until %s, explain until %s\n",
                 report->round.framework, report->round.version, report->round.period, self,
                 appraise, explain);
    sv_table_add(&table,
                 (const char *[]){ "UNIT", "STATE", "MISSING", "DEADLINE", "DAYS", "", "NAME" });
    for (size_t i = 0; i < report->unit_count; i++)
        add_unit(&table, &report->units[i]);
    sv_table_print(&table);
}

static void print_missing(struct sv_arena *arena, const struct sv_round_report *report)
{
    struct sv_table table = { .arena = arena, .column_count = 6, .right = { [4] = true } };

    sv_table_add(&table, (const char *[]){ "UNIT", "STATE", "CRITERION", "MISSING", "DAYS", "" });
    for (size_t i = 0; i < report->unit_count; i++) {
        const struct sv_round_unit *unit = &report->units[i];

        for (size_t k = 0; k < unit->missing.count; k++)
            sv_table_add(
                &table, (const char *[]){ unit->head.key.unit, sv_card_state_word(unit->head.state),
                                          unit->missing.items[k].criterion,
                                          sv_missing_word(unit->missing.items[k].what),
                                          days_text(arena, &unit->standing),
                                          sv_par_overdue(&unit->standing) ? "overdue" : "" });
    }
    sv_table_print(&table);
}

/* --due-within DAYS; false after complaining. */
static bool take_days(struct sv_line *line, int64_t *days)
{
    const char *text = sv_line_option(line, "--due-within");
    char *end = NULL;

    if (text == NULL)
        return true;
    *days = strtoll(text, &end, 10);
    if (text[0] >= '0' && text[0] <= '9' && *end == '\0')
        return true;
    (void)sv_line_usage(line, "--due-within is a number of days");
    return false;
}

/* Of a round the units whose last day is at most so many days away, or past. */
static void keep_due(struct sv_arena *arena, int64_t days, struct sv_round_report *report)
{
    struct sv_round_unit *kept = sv_arena_array(arena, report->unit_count, sizeof(*kept));
    size_t count = 0;

    for (size_t i = 0; i < report->unit_count; i++) {
        const struct sv_par_standing *standing = &report->units[i].standing;
        sv_day deadline = sv_par_deadline(standing);

        if (days == INT64_MAX ||
            (deadline != SV_DAY_NEVER && (int64_t)deadline - standing->today <= days))
            kept[count++] = report->units[i];
    }
    report->units = kept;
    report->unit_count = count;
}

static int show_round(struct sv_line *line,
                      void (*print)(struct sv_arena *arena, const struct sv_round_report *report))
{
    struct sv_par_order order = { 0 };
    struct sv_round_report report = { 0 };
    int64_t days = INT64_MAX;

    if (!take_days(line, &days) || !sv_par_order_take(line, false, &order))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_round(&line->app, line->arena, &order, &report, &line->error) != SV_OK)
        return sv_line_failed(line);
    keep_due(line->arena, days, &report);
    if (line->json)
        return sv_line_print(sv_json_of_round_report(&report));
    print(line->arena, &report);
    return SV_EXIT_DONE;
}

int sv_par_round_command(struct sv_line *line)
{
    const char *word = sv_line_word(line);
    const char *path = NULL;

    if (word != NULL && strcmp(word, "show") == 0)
        return show_round(line, print_round);
    if (word == NULL || strcmp(word, "add") != 0)
        return sv_line_usage(line, "say round add or round show");
    path = sv_line_word(line);
    if (path == NULL)
        return sv_line_usage(line, "name a file");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    return sv_line_open(line) ? add_round(line, path) : SV_EXIT_REFUSED;
}

int sv_par_missing_command(struct sv_line *line)
{
    return show_round(line, print_missing);
}

int sv_par_history_command(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 7 };
    struct sv_par_order order = { 0 };
    struct sv_par_events events = { 0 };

    if (!sv_par_order_take(line, true, &order))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_par_history(&line->app, line->arena, order.caller, &order.key, &events,
                           &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_par_events(&events));
    sv_table_add(&table, (const char *[]){ "AT", "WHO", "WHAT", "CRITERION", "FROM", "TO", "WHY" });
    for (size_t i = 0; i < events.count; i++) {
        const struct sv_par_event *event = &events.items[i];

        sv_table_add(&table,
                     (const char *[]){ event->at, event->author, event->action, event->criterion,
                                       event->from, event->to, event->reason });
    }
    sv_table_print(&table);
    return SV_EXIT_DONE;
}
