/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/release_json.h"

#include <stdio.h>
#include <string.h>

static void add_row(struct sv_line *line, struct sv_table *table,
                    const struct sv_release_head *head)
{
    const struct sv_points_estimate points = sv_release_points(head, head->sub_index.max_points);
    char day[SV_DAY_TEXT_SIZE];
    const char *share = head->shown ? "-" : "hidden", *scored = "-";

    sv_day_print(head->released_on, day);
    if (head->index.known)
        share = sv_arena_printf(line->arena, "%.2f %%", 100 * head->index.value);
    if (points.known && head->sub_index.max_points > 0)
        scored = sv_arena_printf(line->arena, "%.2f/%g", points.points,
                                 sv_double_of_points(head->sub_index.max_points));
    sv_table_add(
        table, (const char *[]){ head->survey,
                                 sv_arena_printf(line->arena, "%lld", (long long)head->number),
                                 sv_arena_strdup(line->arena, day), share, scored, head->sha256 });
}

static int print_heads(struct sv_line *line, const struct sv_release_head *heads, size_t count)
{
    struct sv_table table = { .arena = line->arena,
                              .column_count = 6,
                              .right = { [1] = true, [3] = true, [4] = true } };

    sv_table_add(&table,
                 (const char *[]){ "SURVEY", "NUMBER", "DAY", "INDEX", "POINTS", "SHA-256" });
    for (size_t i = 0; i < count; i++)
        add_row(line, &table, &heads[i]);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int make(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *period = sv_line_option(line, "--period");
    struct sv_release_head head = { 0 };

    if (survey == NULL)
        return sv_line_usage(line, "name the survey");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    const struct sv_release_order order = { .survey = survey,
                                            .period = period == NULL ? "" : period,
                                            .today = sv_today(),
                                            .caller = &sv_operator };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_release(&line->app, line->arena, &order, &head, &line->error) != SV_OK)
        return sv_line_failed(line);
    return line->json ? sv_line_print(sv_json_of_release_head(&head)) : print_heads(line, &head, 1);
}

static int list(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    struct sv_release_heads heads = { 0 };
    cJSON *json = NULL;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_release_list(&line->app, line->arena, survey == NULL ? "" : survey, &sv_operator,
                            &heads, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (!line->json)
        return print_heads(line, heads.items, heads.count);
    json = cJSON_CreateArray();
    for (size_t i = 0; i < heads.count; i++)
        cJSON_AddItemToArray(json, sv_json_of_release_head(&heads.items[i]));
    return sv_line_print(json);
}

static int show(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    const char *number = sv_line_option(line, "--number");
    const char *document = NULL;
    int64_t wanted = 0;

    if (survey == NULL || number == NULL)
        return sv_line_usage(line, "name the survey and the number");
    if (sv_line_has_more(line) || !sv_line_number(line, number, &wanted))
        return SV_EXIT_USAGE;
    const struct sv_release_key key = { .survey = survey, .number = wanted };

    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_release_document(&line->app, line->arena, &key, &sv_operator, &document,
                                &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)fputs(document, stdout); /* the frozen bytes, without a line end of ours */
    return SV_EXIT_DONE;
}

int sv_cmd_release(struct sv_line *line)
{
    const char *action = line->word_count == 0 ? NULL : line->words[0];

    if (action != NULL && strcmp(action, "list") == 0) {
        (void)sv_line_word(line);
        return list(line);
    }
    if (action != NULL && strcmp(action, "show") == 0) {
        (void)sv_line_word(line);
        return show(line);
    }
    return make(line);
}
