/* SPDX-License-Identifier: Apache-2.0 */
#include "main/export_check.h"

#include "app/seal.h"
#include "base/text.h"
#include "wire/export_json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file whose last line is held back until it is known to be the last. */
struct checking {
    struct sv_hashing hashing; /* of all lines but the last */
    char *last;
    size_t last_size;
};

/* The closing line that a CSV export with this hash would have, after its number of rows. */
static bool closes_csv(struct sv_line *line, const struct checking *checking,
                       const struct sv_hash *found)
{
    const char *hash = sv_hex(line->arena, found->bytes, sizeof(found->bytes));
    const char *told = strstr(checking->last, " sha256=");

    return strncmp(checking->last, "#rows=", 6) == 0 && told != NULL &&
           strncmp(told + 8, hash, strlen(hash)) == 0;
}

static bool closes_jsonl(const struct checking *checking, const struct sv_hash *found)
{
    struct sv_exported told = { 0 };

    return sv_export_closing_of_json(checking->last, checking->last_size, &told) &&
           memcmp(&told.sha256, found, sizeof(*found)) == 0;
}

static void read_lines(struct checking *checking, FILE *stream)
{
    char *text = NULL;
    size_t capacity = 0, last_capacity = 0;
    ssize_t size = 0;

    sv_hashing_begin(&checking->hashing);
    while ((size = getline(&text, &capacity, stream)) > 0) {
        char *spare = checking->last;
        size_t spare_capacity = last_capacity;

        if (checking->last != NULL)
            sv_hashing_add(&checking->hashing, checking->last, checking->last_size);
        checking->last = text;
        checking->last_size = (size_t)size;
        last_capacity = capacity;
        text = spare;
        capacity = spare_capacity;
    }
    free(text);
}

int sv_export_check(struct sv_line *line, const char *path)
{
    struct checking checking = { 0 };
    struct sv_hash found;
    FILE *stream = fopen(path, "rb");

    if (stream == NULL) {
        (void)fprintf(stderr, "sipas export: cannot read %s: %s\n", path, strerror(errno));
        return SV_EXIT_REFUSED;
    }
    read_lines(&checking, stream);
    bool whole = ferror(stream) == 0 && checking.last != NULL;

    (void)fclose(stream);
    sv_hashing_end(checking.hashing, &found);
    whole = whole && (closes_csv(line, &checking, &found) || closes_jsonl(&checking, &found));
    free(checking.last);
    if (whole)
        (void)printf("%s is whole\n", path);
    else
        (void)fprintf(stderr, "sipas export: %s was cut or changed, or is no csv or jsonl export\n",
                      path);
    return whole ? SV_EXIT_DONE : SV_EXIT_REFUSED;
}
