/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/survey_json.h"
#include "wire/survey_view_json.h"

#include <stdio.h>
#include <string.h>

static const char *until_of(struct sv_arena *arena, sv_day day)
{
    char *text = sv_arena_alloc(arena, SV_DAY_TEXT_SIZE);

    if (day == SV_DAY_NEVER)
        return "";
    sv_day_print(day, text);
    return text;
}

static int report_added(size_t count, size_t changed, const char *what)
{
    if (changed == 0)
        (void)printf("%zu %s: unchanged\n", count, what);
    else
        (void)printf("%zu %s: %zu new or changed\n", count, what, changed);
    return SV_EXIT_DONE;
}

static int add_units(struct sv_line *line, const char *path)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_units units = { 0 };
    const char *text = NULL;
    size_t size = 0, changed = 0;

    if (!sv_line_read(line, path, &text, &size))
        return SV_EXIT_REFUSED;
    if (sv_units_of_json(line->arena, text, size, &units, &violations, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (violations.count > 0)
        return sv_line_violated(path, &violations);
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_units_add(&line->app, line->arena, &units, &changed, &line->error) != SV_OK)
        return sv_line_failed(line);
    return report_added(units.count, changed, "units");
}

static int list_units(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 5 };
    struct sv_units units = { 0 };
    cJSON *json = cJSON_CreateArray();

    if (!sv_line_open(line) ||
        sv_app_units(&line->app, line->arena, &units, &line->error) != SV_OK) {
        cJSON_Delete(json);
        return line->app_open ? sv_line_failed(line) : SV_EXIT_REFUSED;
    }
    sv_table_add(&table, (const char *[]){ "CODE", "KIND", "PARENT", "UNTIL", "NAME" });
    for (size_t i = 0; i < units.count; i++) {
        cJSON_AddItemToArray(json, sv_json_of_unit(&units.items[i]));
        sv_table_add(&table,
                     (const char *[]){ units.items[i].code, sv_unit_kind_word(units.items[i].kind),
                                       units.items[i].parent,
                                       until_of(line->arena, units.items[i].valid_until),
                                       units.items[i].name.vi });
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int add_procedures(struct sv_line *line, const char *path)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_procedures procedures = { 0 };
    const char *text = NULL;
    size_t size = 0, changed = 0;

    if (!sv_line_read(line, path, &text, &size))
        return SV_EXIT_REFUSED;
    if (sv_procedures_of_json(line->arena, text, size, &procedures, &violations, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    if (violations.count > 0)
        return sv_line_violated(path, &violations);
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_procedures_add(&line->app, line->arena, &procedures, &changed, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    return report_added(procedures.count, changed, "procedures");
}

static int list_procedures(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 4 };
    struct sv_procedures procedures = { 0 };
    cJSON *json = cJSON_CreateArray();

    if (!sv_line_open(line) ||
        sv_app_procedures(&line->app, line->arena, &procedures, &line->error) != SV_OK) {
        cJSON_Delete(json);
        return line->app_open ? sv_line_failed(line) : SV_EXIT_REFUSED;
    }
    sv_table_add(&table, (const char *[]){ "CODE", "UNIT", "ONLINE", "NAME" });
    for (size_t i = 0; i < procedures.count; i++) {
        cJSON_AddItemToArray(json, sv_json_of_procedure(&procedures.items[i]));
        sv_table_add(&table, (const char *[]){ procedures.items[i].code, procedures.items[i].unit,
                                               procedures.items[i].online_level,
                                               procedures.items[i].name.vi });
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int run(struct sv_line *line, int (*add)(struct sv_line *, const char *),
               int (*list)(struct sv_line *))
{
    const char *action = sv_line_word(line);
    const char *path = sv_line_word(line);

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (action != NULL && strcmp(action, "add") == 0 && path != NULL)
        return add(line, path);
    if (action != NULL && strcmp(action, "list") == 0 && path == NULL)
        return list(line);
    return sv_line_usage(line, "say 'add FILE' or 'list'");
}

int sv_cmd_unit(struct sv_line *line)
{
    return run(line, add_units, list_units);
}

int sv_cmd_procedure(struct sv_line *line)
{
    return run(line, add_procedures, list_procedures);
}
