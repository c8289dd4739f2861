/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/instrument_json.h"
#include "wire/survey_view_json.h"

#include <stdio.h>
#include <string.h>

static int add_one(struct sv_line *line, const char *path)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_instrument instrument = { 0 };
    struct sv_document document = { 0 };
    size_t size = 0;
    bool added = false;

    if (!sv_line_read(line, path, &document.text, &size))
        return SV_EXIT_REFUSED;
    if (sv_instrument_of_json(line->arena, document.text, size, &instrument, &violations,
                              &line->error) != SV_OK) {
        (void)fprintf(stderr, "%s: ", path);
        return sv_line_failed(line);
    }
    if (violations.count > 0)
        return sv_line_violated(path, &violations);
    document.code = instrument.code;
    document.version = instrument.version;
    if (sv_app_instrument_add(&line->app, line->arena, &document, &added, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("%s version %d: %s\n", document.code, (int)document.version,
                 added ? "published" : "unchanged");
    return SV_EXIT_DONE;
}

static int add(struct sv_line *line)
{
    const char *path = sv_line_word(line);

    if (path == NULL)
        return sv_line_usage(line, "name a file");
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    int code = SV_EXIT_DONE;

    for (; path != NULL && code == SV_EXIT_DONE; path = sv_line_word(line))
        code = add_one(line, path);
    return code;
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 3, .right = { [1] = true } };
    struct sv_documents documents = { 0 };
    cJSON *json = NULL;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_instruments(&line->app, line->arena, &documents, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json) {
        json = cJSON_CreateArray();
        for (size_t i = 0; i < documents.count; i++)
            cJSON_AddItemToArray(json, sv_json_of_document(&documents.items[i]));
        return sv_line_print(json);
    }
    sv_table_add(&table, (const char *[]){ "CODE", "VERSION", "SHA-256" });
    for (size_t i = 0; i < documents.count; i++)
        sv_table_add(&table, (const char *[]){ documents.items[i].code,
                                               sv_arena_printf(line->arena, "%d",
                                                               (int)documents.items[i].version),
                                               documents.items[i].sha256 });
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int show(struct sv_line *line)
{
    const char *version = sv_line_option(line, "--version");
    const char *code = sv_line_word(line);
    struct sv_document document = { 0 };
    int64_t number = 0; /* the newest */

    if (code == NULL)
        return sv_line_usage(line, "name the instrument");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (version != NULL && !sv_line_number(line, version, &number))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_instrument(&line->app, line->arena, code, number, &document, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)fputs(document.text, stdout); /* the published bytes, which are JSON */
    return SV_EXIT_DONE;
}

int sv_cmd_instrument(struct sv_line *line)
{
    const char *action = sv_line_word(line);

    if (action != NULL && strcmp(action, "add") == 0)
        return add(line);
    if (action != NULL && strcmp(action, "list") == 0)
        return list(line);
    if (action != NULL && strcmp(action, "show") == 0)
        return show(line);
    return sv_line_usage(line, "say add, list or show");
}
