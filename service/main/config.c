/* SPDX-License-Identifier: Apache-2.0 */
#include "main/config.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

enum setting_type { SETTING_TEXT, SETTING_INT, SETTING_BOOL };
enum { VALUE_SIZE_MAX = 4096 };

struct setting {
    const char *name;
    enum setting_type type;
    size_t offset;
    int low, high; /* range of a number */
    bool secret;
    const char *initial;
    const char *meaning;
};

#define MEMBER(member) offsetof(struct sv_config, member)

static const struct setting settings[] = {
    { "SIPAS_BODY_TIMEOUT_S", SETTING_INT, MEMBER(body_timeout_s), 1, 3600, false, "60",
      "seconds a client may take for its whole body, and for taking the reply" },
    { "SIPAS_COLUMNS_MAX_MB", SETTING_INT, MEMBER(columns_max_mb), 0, 1048576, false, "512",
      "megabytes of memory for the answers that crosstabs count; 0 for no crosstabs" },
    { "SIPAS_CONNECTIONS_MAX", SETTING_INT, MEMBER(connections_max), 1, 100000, false, "2048",
      "connections at a time; a further one is answered 503 at once" },
    { "SIPAS_DATABASE_URL", SETTING_TEXT, MEMBER(database_url), 0, 0, true, "",
      "connection string of the role sipas_service" },
    { "SIPAS_EXPORT_DIR", SETTING_TEXT, MEMBER(export_dir), 0, 0, false, "/tmp",
      "folder for exports on their way to a client or to standard output" },
    { "SIPAS_HEADER_TIMEOUT_S", SETTING_INT, MEMBER(header_timeout_s), 1, 3600, false, "30",
      "seconds from a connection, or its last reply, to the end of the next headers" },
    { "SIPAS_LISTEN", SETTING_TEXT, MEMBER(listen), 0, 0, false, "[::]:8080",
      "address and port to serve on; [::] takes IPv4 too" },
    { "SIPAS_MIGRATIONS_DIR", SETTING_TEXT, MEMBER(migrations_dir), 0, 0, false, "migrations",
      "folder of the migration files" },
    { "SIPAS_OPENAPI", SETTING_TEXT, MEMBER(openapi), 0, 0, false, "service/docs/openapi.yaml",
      "file of the API description that is served" },
    { "SIPAS_OWNER_URL", SETTING_TEXT, MEMBER(owner_url), 0, 0, true, "",
      "connection string of the role sipas_owner; only 'migrate' uses it" },
    { "SIPAS_PAR_DIR", SETTING_TEXT, MEMBER(par_dir), 0, 0, false, "service/data/par",
      "folder of the script that reads frameworks from workbooks" },
    { "SIPAS_PUBLIC_URL", SETTING_TEXT, MEMBER(public_url), 0, 0, false, "",
      "where browsers reach the pages, for the QR codes of 'device add'" },
    { "SIPAS_QUEUE_MAX", SETTING_INT, MEMBER(queue_max), 1, 1000000, false, "8192",
      "responses that may wait to be stored; further ones are answered 503" },
    { "SIPAS_REPORT_DIR", SETTING_TEXT, MEMBER(report_dir), 0, 0, false, "service/data/report",
      "folder of the style sheet, scripts and Word styles that reports are made with" },
    { "SIPAS_SECURE_COOKIES", SETTING_BOOL, MEMBER(secure_cookies), 0, 0, false, "false",
      "true where the service stands behind TLS" },
    { "SIPAS_THREADS", SETTING_INT, MEMBER(threads), 2, 256, false, "8",
      "worker threads for all that is no response, each with a database connection" },
    { "SIPAS_WEB_DIR", SETTING_TEXT, MEMBER(web_dir), 0, 0, false, "web/dist",
      "folder of the built pages" },
    { "SIPAS_WEBHOOK_RETRIES", SETTING_TEXT, MEMBER(webhook_retries), 0, 0, false,
      "5 30 120 600 3600 10800 43200 86400",
      "seconds from one attempt to post a release to the next; after the last it is given up" },
    { "SIPAS_WEBHOOK_TIMEOUT_S", SETTING_INT, MEMBER(webhook_timeout_s), 1, 60, false, "15",
      "seconds that a receiver may take to answer" },
};
enum { SETTING_COUNT = sizeof(settings) / sizeof(settings[0]) };

static enum sv_status check_names(struct sv_error *reterr)
{
    for (char **variable = environ; *variable != NULL; variable++) {
        size_t size = strcspn(*variable, "=");
        size_t plain = size;
        bool known =
            strncmp(*variable, "SIPAS_", 6) != 0 || strncmp(*variable, "SIPAS_TEST_", 11) == 0;

        if (size > 5 && strncmp(*variable + size - 5, "_FILE", 5) == 0)
            plain = size - 5;
        for (size_t i = 0; i < SETTING_COUNT && !known; i++)
            known = strlen(settings[i].name) == plain &&
                    strncmp(settings[i].name, *variable, plain) == 0;
        if (!known)
            return sv_fail(reterr, SV_ERR_INVALID, "config", "unknown setting %.*s", (int)size,
                           *variable);
    }
    return SV_OK;
}

static enum sv_status read_secret(struct sv_arena *arena, const char *name, const char *path,
                                  const char **ret_value, struct sv_error *reterr)
{
    char *value = sv_arena_alloc(arena, VALUE_SIZE_MAX + 1);
    FILE *stream = fopen(path, "rb");

    if (stream == NULL)
        return sv_fail(reterr, SV_ERR_INVALID, name, "cannot read %s: %s", path, strerror(errno));
    size_t size = fread(value, 1, VALUE_SIZE_MAX, stream);

    (void)fclose(stream);
    while (size > 0 && (value[size - 1] == '\n' || value[size - 1] == '\r'))
        value[--size] = '\0';
    *ret_value = value;
    return SV_OK;
}

static enum sv_status find_value(struct sv_arena *arena, const struct setting *setting,
                                 const char **ret_value, struct sv_error *reterr)
{
    const char *value = getenv(setting->name);
    const char *file_variable = sv_arena_printf(arena, "%s_FILE", setting->name);
    const char *path = getenv(file_variable);

    if (value != NULL && path != NULL)
        return sv_fail(reterr, SV_ERR_INVALID, setting->name, "set it or %s, not both",
                       file_variable);
    if (path != NULL)
        return read_secret(arena, setting->name, path, ret_value, reterr);
    *ret_value = value == NULL ? setting->initial : value;
    return SV_OK;
}

static enum sv_status set_value(const struct setting *setting, const char *value,
                                struct sv_config *config, struct sv_error *reterr)
{
    void *member = (char *)config + setting->offset;
    char *end = NULL;
    long number = 0;

    switch (setting->type) {
    case SETTING_TEXT:
        *(const char **)member = value;
        return SV_OK;
    case SETTING_BOOL:
        if (strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
            return sv_fail(reterr, SV_ERR_INVALID, setting->name, "'%s' is not true or false",
                           value);
        *(bool *)member = strcmp(value, "true") == 0;
        return SV_OK;
    case SETTING_INT:
        number = strtol(value, &end, 10);
        if (end == value || *end != '\0' || number < setting->low || number > setting->high)
            return sv_fail(reterr, SV_ERR_INVALID, setting->name,
                           "'%s' is not a number from %d to %d", value, setting->low,
                           setting->high);
        *(int *)member = (int)number;
        return SV_OK;
    }
    return SV_OK;
}

enum sv_status sv_config_read(struct sv_arena *arena, struct sv_config *ret_config,
                              struct sv_error *reterr)
{
    struct sv_config config = { 0 };
    enum sv_status status = check_names(reterr);

    for (size_t i = 0; i < SETTING_COUNT && status == SV_OK; i++) {
        const char *value = "";

        status = find_value(arena, &settings[i], &value, reterr);
        if (status == SV_OK)
            status = set_value(&settings[i], value, &config, reterr);
    }
    if (status == SV_OK)
        *ret_config = config;
    return status;
}

size_t sv_config_columns_max(const struct sv_config *config)
{
    return (size_t)config->columns_max_mb << 20;
}

void sv_config_print(const struct sv_config *config, FILE *out)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = &settings[i];
        const void *member = (const char *)config + setting->offset;

        (void)fprintf(out, "# %s\n%s=", setting->meaning, setting->name);
        if (setting->type == SETTING_INT)
            (void)fprintf(out, "%d\n", *(const int *)member);
        else if (setting->type == SETTING_BOOL)
            (void)fprintf(out, "%s\n", *(const bool *)member ? "true" : "false");
        else if (setting->secret && (*(const char *const *)member)[0] != '\0')
            (void)fprintf(out, "***\n");
        else
            (void)fprintf(out, "%s\n", *(const char *const *)member);
    }
}
