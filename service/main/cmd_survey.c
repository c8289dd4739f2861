/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "app/survey_cache.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/survey_json.h"
#include "wire/survey_view_json.h"

#include <stdio.h>
#include <string.h>

static int add(struct sv_line *line, const char *path)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_survey survey = { 0 };
    const char *text = NULL;
    size_t size = 0;
    bool added = false;

    if (!sv_line_read(line, path, &text, &size))
        return SV_EXIT_REFUSED;
    if (sv_survey_of_json(line->arena, text, size, &survey, &violations, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (violations.count > 0)
        return sv_line_violated(path, &violations);
    const struct sv_survey_addition addition = { .survey = &survey, .document = text };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_survey_add(&line->app, line->arena, &addition, &violations, &added, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    if (violations.count > 0)
        return sv_line_violated(path, &violations);
    (void)printf("%s: %s\n", survey.code, added ? "added, open" : "unchanged");
    return SV_EXIT_DONE;
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 3 };
    struct sv_surveys surveys = { 0 };
    cJSON *json = NULL;

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_surveys(&line->app, line->arena, &surveys, &line->error) != SV_OK)
        return sv_line_failed(line);
    json = cJSON_CreateArray();
    sv_table_add(&table, (const char *[]){ "CODE", "STATE", "TITLE" });
    for (size_t i = 0; i < surveys.count; i++) {
        cJSON_AddItemToArray(json, sv_json_of_survey_head(&surveys.items[i]));
        sv_table_add(&table, (const char *[]){ surveys.items[i].code,
                                               surveys.items[i].open ? "open" : "closed",
                                               surveys.items[i].title.vi });
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int show(struct sv_line *line, const char *code)
{
    SV_HELD_SURVEY *loaded = NULL;

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_survey_load(&line->app, code, &loaded, &line->error) != SV_OK)
        return sv_line_failed(line);
    return sv_line_print(
        sv_json_of_survey(&loaded->survey, &loaded->instrument_document, sv_today()));
}

static int set_open(struct sv_line *line, const char *code, bool open)
{
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_survey_set_open(&line->app, line->arena, code, open, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("%s: %s\n", code, open ? "open" : "closed");
    return SV_EXIT_DONE;
}

int sv_cmd_survey(struct sv_line *line)
{
    const char *action = sv_line_word(line);
    const char *object = sv_line_word(line);

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (action == NULL)
        return sv_line_usage(line, "say add, list, show, close or open");
    if (strcmp(action, "list") == 0 && object == NULL)
        return list(line);
    if (object == NULL)
        return sv_line_usage(line, "name the file or the survey");
    if (strcmp(action, "add") == 0)
        return add(line, object);
    if (strcmp(action, "show") == 0)
        return show(line, object);
    if (strcmp(action, "close") == 0 || strcmp(action, "open") == 0)
        return set_open(line, object, strcmp(action, "open") == 0);
    return sv_line_usage(line, "say add, list, show, close or open");
}
