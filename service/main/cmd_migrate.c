/* SPDX-License-Identifier: Apache-2.0 */
#include "main/command.h"
#include "store/migrate.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MIGRATIONS_MAX = 1000 };

static int is_migration(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);

    return size > 8 && strspn(entry->d_name, "0123456789") == 4 && entry->d_name[4] == '_' &&
           strcmp(entry->d_name + size - 4, ".sql") == 0;
}

/* Reads the files of a folder in the order of their numbers, which must run 1, 2, 3 ... */
static bool read_folder(struct sv_line *line, const char *folder, struct sv_migration *migrations,
                        size_t *ret_count)
{
    struct dirent **entries = NULL;
    int found = scandir(folder, &entries, is_migration, alphasort);
    bool good = found > 0 && found <= MIGRATIONS_MAX;

    if (!good)
        (void)fprintf(stderr, "sipas migrate: no migrations in %s%s%s\n", folder,
                      found < 0 ? ": " : "", found < 0 ? strerror(errno) : "");
    for (int i = 0; i < found; i++) {
        const char *path = sv_arena_printf(line->arena, "%s/%s", folder, entries[i]->d_name);
        size_t size = 0;

        if (good) {
            migrations[i].name = sv_arena_strdup(line->arena, entries[i]->d_name);
            migrations[i].version = strtol(entries[i]->d_name, NULL, 10);
            good = sv_line_read(line, path, &migrations[i].sql, &size);
        }
        if (good && migrations[i].version != i + 1) {
            (void)fprintf(stderr, "sipas migrate: %s: number %04d is missing before it\n", path,
                          i + 1);
            good = false;
        }
        free(entries[i]);
    }
    free(entries);
    *ret_count = good ? (size_t)found : 0;
    return good;
}

int sv_cmd_migrate(struct sv_line *line)
{
    const char *folder = sv_line_word(line);
    struct sv_migration *migrations =
        sv_arena_array(line->arena, MIGRATIONS_MAX, sizeof(*migrations));
    size_t count = 0, applied = 0;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (line->config.owner_url[0] == '\0')
        return sv_line_usage(line, "SIPAS_OWNER_URL is not set");
    if (folder == NULL)
        folder = line->config.migrations_dir;
    if (!read_folder(line, folder, migrations, &count))
        return SV_EXIT_REFUSED;
    if (sv_store_migrate(line->config.owner_url, migrations, count, &applied, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    (void)printf("%zu migration%s applied, schema version %zu\n", applied, applied == 1 ? "" : "s",
                 count);
    return SV_EXIT_DONE;
}
