/* SPDX-License-Identifier: Apache-2.0 */
#include "app/plan.h"
#include "main/par_actions.h"
#include "main/table.h"
#include "wire/plan_json.h"

#include <stdio.h>
#include <string.h>

static int add_targets(struct sv_line *line, const char *path)
{
    struct sv_plan_text text = { .arena = line->arena };
    struct sv_targets_order order = { 0 };
    struct sv_targets_entry entry = { .order = &order, .violations = { .arena = line->arena } };

    if (!sv_line_read(line, path, &text.text, &text.size))
        return SV_EXIT_REFUSED;
    if (sv_targets_order_of_json(&text, &order, &entry.violations, &line->error) != SV_OK) {
        (void)fprintf(stderr, "%s: ", path);
        return sv_line_failed(line);
    }
    const struct sv_plan_question question = { order.key, &sv_operator, sv_today() };

    if (sv_app_targets_enter(&line->app, line->arena, &question, &entry, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (entry.violations.count > 0)
        return sv_line_violated(path, &entry.violations);
    (void)printf("%s %s %s: %zu of %zu targets set\n", order.key.framework, order.key.unit,
                 order.key.period, entry.set, order.targets.count);
    return SV_EXIT_DONE;
}

static int add(struct sv_line *line)
{
    return sv_par_with_files(line, add_targets);
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena,
                              .column_count = 5,
                              .right = { [2] = true, [3] = true } };
    const struct sv_plan_question question = {
        .key = { .framework = sv_line_option(line, "--framework"),
                 .unit = sv_line_option(line, "--unit"),
                 .period = sv_line_option(line, "--period") },
        .caller = &sv_operator,
        .today = sv_today(),
    };
    struct sv_targets targets = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (question.key.framework == NULL || question.key.unit == NULL || question.key.period == NULL)
        return sv_line_usage(line, "name the framework, the unit and the period");
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_targets(&line->app, line->arena, &question, &targets, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_targets(&question.key, &targets));
    sv_table_add(&table, (const char *[]){ "KIND", "CRITERION", "LOW", "HIGH", "SOURCE" });
    for (size_t i = 0; i < targets.count; i++) {
        const struct sv_target *target = &targets.items[i];

        sv_table_add(&table,
                     (const char *[]){ sv_target_kind_word(target->kind), target->criterion,
                                       sv_points_cell(line->arena, target->low),
                                       sv_points_cell(line->arena, target->high), target->source });
    }
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

int sv_par_target(struct sv_line *line)
{
    const char *action = sv_line_word(line);

    if (action != NULL && strcmp(action, "add") == 0)
        return add(line);
    if (action != NULL && strcmp(action, "list") == 0)
        return list(line);
    return sv_line_usage(line, "say target add or target list");
}
