/* SPDX-License-Identifier: Apache-2.0 */
#include "app/webhooks.h"
#include "feed/poster.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/feed_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A URL for lists: without user, password, query and fragment. "" if it is none that 'add' takes.
 */
static const char *shown(struct sv_arena *arena, const char *url)
{
    const char *colon = strchr(url, ':');
    const char *host = colon == NULL || strncmp(colon, "://", 3) != 0 ? "" : colon + 3;
    size_t authority = strcspn(host, "/?#");

    if (authority == 0)
        return "";

    for (size_t i = authority; i-- > 0;) {
        if (host[i] != '@')
            continue;
        return sv_arena_printf(arena, "%.*s%.*s", (int)(host - url), url,
                               (int)strcspn(host + i + 1, "?#"), host + i + 1);
    }
    return sv_arena_strndup(arena, url, strcspn(url, "?#"));
}

static int add(struct sv_line *line)
{
    struct sv_webhook_order order = { .name = sv_line_option(line, "--name"),
                                      .url = sv_line_option(line, "--url"),
                                      .local = sv_line_flag(line, "--local"),
                                      .today = sv_today() };
    const char *secret = NULL;
    int64_t id = 0;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (order.name == NULL || order.name[0] == '\0' || order.url == NULL)
        return sv_line_usage(line, "give a name and a URL");
    if (sv_post_url_check(order.url, order.local, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_webhook_add(&line->app, line->arena, &order, &id, &secret, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("webhook %" PRId64 ": %s\nwebhook-secret: %s\n", id, shown(line->arena, order.url),
                 secret);
    return SV_EXIT_DONE;
}

static const char *number(struct sv_line *line, int64_t value)
{
    return sv_arena_printf(line->arena, "%" PRId64, value);
}

static const char *day(struct sv_line *line, sv_day value)
{
    char text[SV_DAY_TEXT_SIZE];

    sv_day_print(value, text);
    return sv_arena_strdup(line->arena, text);
}

static int list(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena,
                              .column_count = 8,
                              .right = { true, [2] = true, [3] = true, [4] = true } };
    const struct sv_webhook *webhooks = NULL;
    cJSON *json = NULL;
    size_t count = 0;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_webhooks(&line->app, line->arena, &webhooks, &count, &line->error) != SV_OK)
        return sv_line_failed(line);
    json = cJSON_CreateArray();
    sv_table_add(&table, (const char *[]){ "ID", "NAME", "WAITING", "DELIVERED", "DEAD", "MADE",
                                           "ENDED", "URL" });
    for (size_t i = 0; i < count; i++) {
        struct sv_webhook webhook = webhooks[i];

        webhook.url = shown(line->arena, webhook.url);
        cJSON_AddItemToArray(json, sv_json_of_webhook(&webhook));
        sv_table_add(&table, (const char *[]){
                                 number(line, webhook.id), webhook.name,
                                 number(line, webhook.waiting), number(line, webhook.delivered),
                                 number(line, webhook.dead), day(line, webhook.made_on),
                                 webhook.ended ? day(line, webhook.ended_on) : "", webhook.url });
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

/* The receiver that the next word names; false after complaining. */
static bool take_id(struct sv_line *line, int64_t *ret_id)
{
    const char *word = sv_line_word(line);

    if (word == NULL)
        (void)sv_line_usage(line, "give the number of the receiver, as 'webhook list' shows it");
    return word != NULL && sv_line_number(line, word, ret_id);
}

static int end(struct sv_line *line)
{
    int64_t id = 0;

    if (!take_id(line, &id) || sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_webhook_end(&line->app, line->arena, id, sv_today(), &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("webhook %" PRId64 ": ended\n", id);
    return SV_EXIT_DONE;
}

static int replay(struct sv_line *line)
{
    const char *from = sv_line_option(line, "--from");
    struct sv_webhook_replay order = { .all = from != NULL };
    char *rest = NULL;
    size_t count = 0;

    if (!take_id(line, &order.webhook) || sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (from != NULL)
        order.after = strtoll(from, &rest, 10);
    if (from != NULL && (rest == from || *rest != '\0' || order.after < 0))
        return sv_line_usage(line, "--from takes a cursor of the feed; 0 is its beginning");
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_webhook_replay(&line->app, line->arena, &order, &count, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("webhook %" PRId64 ": %zu to be sent again\n", order.webhook, count);
    return SV_EXIT_DONE;
}

static int dead(struct sv_line *line)
{
    struct sv_table table = { .arena = line->arena,
                              .column_count = 6,
                              .right = { true, [3] = true, [4] = true } };
    const struct sv_dead_delivery *found = NULL;
    cJSON *json = NULL;
    size_t count = 0;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_dead_deliveries(&line->app, line->arena, &found, &count, &line->error) != SV_OK)
        return sv_line_failed(line);
    json = cJSON_CreateArray();
    sv_table_add(&table,
                 (const char *[]){ "ID", "NAME", "RELEASE", "CURSOR", "ATTEMPTS", "FAULT" });
    for (size_t i = 0; i < count; i++) {
        cJSON_AddItemToArray(json, sv_json_of_dead_delivery(&found[i]));
        sv_table_add(&table, (const char *[]){ number(line, found[i].webhook), found[i].name,
                                               sv_arena_printf(line->arena, "%s %" PRId64,
                                                               found[i].survey, found[i].number),
                                               number(line, found[i].entry),
                                               number(line, found[i].attempts), found[i].fault });
    }
    if (line->json)
        return sv_line_print(json);
    cJSON_Delete(json);
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

/* What can be done, by its first word. */
static const struct {
    const char *word;
    int (*run)(struct sv_line *line);
} actions[] = {
    { "add", add }, { "list", list }, { "end", end }, { "replay", replay }, { "dead", dead },
};

int sv_cmd_webhook(struct sv_line *line)
{
    const char *word = sv_line_word(line);

    for (size_t i = 0; word != NULL && i < sizeof(actions) / sizeof(actions[0]); i++) {
        if (strcmp(actions[i].word, word) == 0)
            return actions[i].run(line);
    }
    return sv_line_usage(line, "say add, list, end, replay or dead");
}
