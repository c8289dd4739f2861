/* SPDX-License-Identifier: Apache-2.0 */
#include "http/kept.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 256 };

struct place {
    char *path;
    struct sv_content *content;
};

struct sv_kept {
    struct sv_edition edition;
    struct place places[PLACES];
    size_t count;
};

struct sv_kept *sv_kept_new(void)
{
    struct sv_kept *kept = calloc(1, sizeof(*kept));

    if (kept == NULL)
        abort();
    return kept;
}

static void forget(struct sv_kept *kept)
{
    for (size_t i = 0; i < kept->count; i++) {
        free(kept->places[i].path);
        sv_content_give(kept->places[i].content);
    }
    kept->count = 0;
}

void sv_kept_free(struct sv_kept *kept)
{
    if (kept == NULL)
        return;
    forget(kept);
    free(kept);
}

static bool is_of(const struct sv_kept *kept, struct sv_edition edition)
{
    return kept->edition.generation == edition.generation && kept->edition.day == edition.day;
}

static struct place *place_of(struct sv_kept *kept, const char *path)
{
    for (size_t i = 0; i < kept->count; i++) {
        if (strcmp(kept->places[i].path, path) == 0)
            return &kept->places[i];
    }
    return NULL;
}

struct sv_content *sv_kept_find(struct sv_kept *kept, struct sv_edition edition, const char *path)
{
    const struct place *place = is_of(kept, edition) ? place_of(kept, path) : NULL;

    return place == NULL ? NULL : place->content;
}

void sv_kept_add(struct sv_kept *kept, struct sv_edition edition, const char *path,
                 struct sv_content *content)
{
    struct place *place = NULL;

    if (!is_of(kept, edition) || kept->count == PLACES)
        forget(kept);
    kept->edition = edition;
    place = place_of(kept, path);
    if (place != NULL) { /* two were under way at once */
        sv_content_give(place->content);
        place->content = content;
        return;
    }
    place = &kept->places[kept->count++];
    place->path = strdup(path);
    if (place->path == NULL)
        abort();
    place->content = content;
}
