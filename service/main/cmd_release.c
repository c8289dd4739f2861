/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"
#include "app/signing.h"
#include "main/command.h"
#include "main/release_verify.h"
#include "main/table.h"
#include "wire/feed_json.h"
#include "wire/release_json.h"

#include <errno.h>
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

/* The release that --survey and --number name; false after complaining. */
static bool take_key(struct sv_line *line, struct sv_release_key *ret_key)
{
    const char *number = sv_line_option(line, "--number");

    ret_key->survey = sv_line_option(line, "--survey");
    if (ret_key->survey == NULL || number == NULL) {
        (void)sv_line_usage(line, "name the survey and the number");
        return false;
    }
    return !sv_line_has_more(line) && sv_line_number(line, number, &ret_key->number);
}

static int show(struct sv_line *line)
{
    struct sv_release_key key = { 0 };
    const char *document = NULL;

    if (!take_key(line, &key))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_release_document(&line->app, line->arena, &key, &sv_operator, &document,
                                &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)fputs(document, stdout); /* the frozen bytes, without a line end of ours */
    return SV_EXIT_DONE;
}

/* Writes a new file, and nothing over one that is there; false after complaining. */
static bool write_file(const char *path, const char *text)
{
    FILE *stream = fopen(path, "wbx");
    bool written = stream != NULL && fputs(text, stream) >= 0;

    if (stream != NULL && fclose(stream) != 0)
        written = false;
    if (!written)
        (void)fprintf(stderr, "sipas release: cannot write %s: %s\n", path, strerror(errno));
    return written;
}

static int export(struct sv_line *line)
{
    const char *out = sv_line_option(line, "--out");
    struct sv_release_signature signature = { 0 };
    struct sv_release_key key = { 0 };
    const char *document = NULL;
    char *printed = NULL;
    bool written = false;

    if (out == NULL)
        return sv_line_usage(line, "name the file with --out");
    if (!take_key(line, &key))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_release_export(&line->app, line->arena, &key, &document, &signature, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    cJSON *json = sv_json_of_signature(&signature);

    printed = cJSON_Print(json);
    written = write_file(out, document) &&
              write_file(sv_arena_printf(line->arena, "%s.sig", out), printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return written ? SV_EXIT_DONE : SV_EXIT_REFUSED;
}

static int keys(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena, .column_count = 4, .right = { true } };
    const struct sv_public_key *found = NULL;
    size_t count = 0;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_public_keys(&line->app, line->arena, &found, &count, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_public_keys(found, count));
    sv_table_add(&table, (const char *[]){ "KEY", "MADE", "ALGORITHM", "PUBLIC KEY" });
    for (size_t i = 0; i < count; i++) {
        char day[SV_DAY_TEXT_SIZE];

        sv_day_print(found[i].made_on, day);
        sv_table_add(
            &table,
            (const char *[]){ sv_arena_printf(line->arena, "%lld", (long long)found[i].key),
                              sv_arena_strdup(line->arena, day), "Ed25519", found[i].public_key });
    }
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

/* What can be done, by its first word; without one a release is made. */
static const struct {
    const char *word;
    int (*run)(struct sv_line *line);
} actions[] = {
    { "list", list },
    { "show", show },
    { "export", export },
    { "keys", keys },
    { "verify", sv_release_verify },
};

int sv_cmd_release(struct sv_line *line)
{
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]) && line->word_count > 0; i++) {
        if (strcmp(actions[i].word, line->words[0]) != 0)
            continue;
        (void)sv_line_word(line);
        return actions[i].run(line);
    }
    return make(line);
}
