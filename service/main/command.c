/* SPDX-License-Identifier: Apache-2.0 */
#include "main/command.h"

#include "base/text.h"
#include "main/codec.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { CONNECTIONS = 1 };

const struct sv_caller sv_operator = { .role = SV_ROLE_ADMINISTRATOR, .unit = "" };

static void take_words(struct sv_line *line, int place, int count)
{
    for (int i = place; i + count < line->word_count; i++)
        line->words[i] = line->words[i + count];
    line->word_count -= count;
}

const char *sv_line_option(struct sv_line *line, const char *name)
{
    for (int i = 0; i + 1 < line->word_count; i++) {
        if (strcmp(line->words[i], name) == 0) {
            const char *value = line->words[i + 1];

            take_words(line, i, 2);
            return value;
        }
    }
    return NULL;
}

bool sv_line_flag(struct sv_line *line, const char *name)
{
    for (int i = 0; i < line->word_count; i++) {
        if (strcmp(line->words[i], name) == 0) {
            take_words(line, i, 1);
            return true;
        }
    }
    return false;
}

bool sv_line_number(const struct sv_line *line, const char *text, int64_t *ret_number)
{
    char *end = NULL;
    long long number = strtoll(text, &end, 10);

    if (end == text || *end != '\0' || number < 1 || number > INT32_MAX) {
        (void)sv_line_usage(line, sv_arena_printf(line->arena, "'%s' is not a number", text));
        return false;
    }
    *ret_number = number;
    return true;
}

const char *sv_line_word(struct sv_line *line)
{
    const char *word = line->word_count == 0 ? NULL : line->words[0];

    if (word != NULL)
        take_words(line, 0, 1);
    return word;
}

bool sv_line_has_more(struct sv_line *line)
{
    if (line->word_count == 0)
        return false;
    (void)sv_line_usage(
        line, sv_arena_printf(line->arena, "'%s' is not understood here", line->words[0]));
    return true;
}

bool sv_line_open(struct sv_line *line)
{
    const struct sv_app_limits limits = { CONNECTIONS, sv_config_columns_max(&line->config) };

    if (line->config.database_url[0] == '\0') {
        (void)fprintf(stderr, "sipas: SIPAS_DATABASE_URL is not set\n");
        return false;
    }
    line->app_open = sv_app_open(line->config.database_url, &limits, &sv_json_codec, &line->app,
                                 &line->error) == SV_OK;
    if (!line->app_open)
        (void)sv_line_failed(line);
    return line->app_open;
}

bool sv_line_read(struct sv_line *line, const char *path, const char **ret_text, size_t *ret_size)
{
    struct sv_buffer buffer = { .arena = line->arena };
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    struct stat about;
    char chunk[65536];
    size_t got = 0;

    if (stream == NULL) {
        (void)fprintf(stderr, "sipas: cannot read %s: %s\n", path, strerror(errno));
        return false;
    }
    if (fstat(fileno(stream), &about) == 0 && S_ISREG(about.st_mode))
        sv_buffer_reserve(&buffer, (size_t)about.st_size);
    sv_buffer_add(&buffer, "");
    while ((got = fread(chunk, 1, sizeof(chunk), stream)) > 0)
        sv_buffer_append(&buffer, chunk, got);
    bool failed = ferror(stream) != 0;

    if (stream != stdin)
        (void)fclose(stream);
    if (failed)
        (void)fprintf(stderr, "sipas: cannot read %s\n", path);
    *ret_text = buffer.data;
    *ret_size = buffer.size;
    return !failed;
}

int sv_line_usage(const struct sv_line *line, const char *complaint)
{
    (void)fprintf(stderr, "sipas %s: %s\n\n%s", line->command->name, complaint,
                  line->command->usage);
    return SV_EXIT_USAGE;
}

int sv_line_failed(const struct sv_line *line)
{
    (void)fprintf(stderr, "sipas %s: %s: %s\n", line->command->name, line->error.where,
                  line->error.detail);
    return SV_EXIT_REFUSED;
}

int sv_line_violated(const char *path, const struct sv_violations *violations)
{
    for (const struct sv_violation *violation = violations->first; violation != NULL;
         violation = violation->next)
        (void)fprintf(stderr, "%s: %s: %s\n", path,
                      violation->pointer[0] == '\0' ? "(document)" : violation->pointer,
                      sv_violation_slug(violation->code));
    if (violations->count > SV_VIOLATIONS_KEPT)
        (void)fprintf(stderr, "%s: and %zu more\n", path, violations->count - SV_VIOLATIONS_KEPT);
    return SV_EXIT_REFUSED;
}

int sv_line_print(cJSON *json)
{
    char *text = cJSON_Print(json);

    (void)printf("%s\n", text);
    cJSON_free(text);
    cJSON_Delete(json);
    return SV_EXIT_DONE;
}

sv_day sv_today(void)
{
    return sv_day_of_ms((int64_t)time(NULL) * 1000);
}
