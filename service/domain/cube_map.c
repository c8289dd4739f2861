/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_map.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 256 }; /* a power of two, as all that follow */

struct cell {
    struct sv_cube_key key;
    int64_t *sums;
};

struct sv_cube_map {
    struct sv_arena *arena;
    const struct sv_survey *survey;
    const struct sv_cube_plan *plan;
    struct cell *cells;
    size_t count;
    size_t room;    /* for cells; a quarter of the places */
    size_t *places; /* by hash: the cell's number plus one, 0 for none */
};

static size_t place_count(const struct sv_cube_map *map)
{
    return 4 * map->room;
}

/* FNV-1a, of a text with its end and of a number at once. */
static uint64_t hash_number(uint64_t hash, int64_t number)
{
    return (hash ^ (uint64_t)number) * 1099511628211U;
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = hash_number(hash, *text);
    return hash_number(hash, '\0');
}

static uint64_t hash_of(const struct sv_cube_key *key)
{
    uint64_t hash = hash_number(14695981039346656037U, key->part);

    hash = hash_number(hash, key->day);
    hash = hash_number(hash, key->channel);
    hash = hash_number(hash, key->respondent);
    hash = hash_text(hash, key->unit);
    hash = hash_text(hash, key->counter);
    hash = hash_text(hash, key->procedure);
    return hash ^ hash >> 32; /* the low bits, which choose the place, know the high ones */
}

/* The place of the cell with this key, or the empty one where it would be. */
static size_t place_of(const struct sv_cube_map *map, const struct sv_cube_key *key)
{
    size_t mask = place_count(map) - 1, place = (size_t)hash_of(key) & mask;

    while (map->places[place] != 0 &&
           sv_cube_key_compare(&map->cells[map->places[place] - 1].key, key) != 0)
        place = (place + 1) & mask;
    return place;
}

static void make_room(struct sv_cube_map *map, size_t room)
{
    struct cell *cells = sv_arena_array(map->arena, room, sizeof(*cells));

    if (map->count > 0)
        memcpy(cells, map->cells, map->count * sizeof(*cells));
    map->cells = cells;
    map->room = room;
    map->places = sv_arena_array(map->arena, place_count(map), sizeof(*map->places));
    for (size_t i = 0; i < map->count; i++)
        map->places[place_of(map, &cells[i].key)] = i + 1;
}

struct sv_cube_map *sv_cube_map_new(struct sv_arena *arena, const struct sv_survey *survey,
                                    const struct sv_cube_plan *plan)
{
    struct sv_cube_map *map = sv_arena_alloc(arena, sizeof(*map));

    map->arena = arena;
    map->survey = survey;
    map->plan = plan;
    make_room(map, ROOM_FIRST);
    return map;
}

/* The texts of a key are those of a response, which goes before the cell does. */
static struct sv_cube_key keep_key(struct sv_arena *arena, const struct sv_cube_key *key)
{
    struct sv_cube_key kept = *key;

    kept.unit = sv_arena_strdup(arena, key->unit);
    kept.counter = sv_arena_strdup(arena, key->counter);
    kept.procedure = sv_arena_strdup(arena, key->procedure);
    return kept;
}

int64_t *sv_cube_map_sums(struct sv_cube_map *map, const struct sv_cube_key *key)
{
    size_t place = place_of(map, key);

    if (map->places[place] == 0 && map->count == map->room) {
        make_room(map, 2 * map->room);
        place = place_of(map, key);
    }
    if (map->places[place] == 0) {
        map->cells[map->count++] = (struct cell){
            keep_key(map->arena, key),
            sv_arena_array(map->arena, map->plan->width[key->part], sizeof(int64_t)),
        };
        map->places[place] = map->count;
    }
    return map->cells[map->places[place] - 1].sums;
}

const int64_t *sv_cube_map_find(const struct sv_cube_map *map, const struct sv_cube_key *key)
{
    size_t place = place_of(map, key);

    return map->places[place] == 0 ? NULL : map->cells[map->places[place] - 1].sums;
}

void sv_cube_map_add(struct sv_cube_map *map, const struct sv_cube_key *response,
                     const struct sv_cube_response *brought, int64_t count)
{
    for (int part = 0; part < SV_PART_COUNT; part++) {
        if (map->plan->width[part] == 0)
            continue;
        struct sv_cube_key key = sv_cube_key_of(map->survey, response, (enum sv_cube_part)part);

        sv_cube_sums_add(map->plan, (enum sv_cube_part)part, brought, count,
                         sv_cube_map_sums(map, &key));
    }
}

static int compare_cell(const void *a, const void *b)
{
    return sv_cube_key_compare(&((const struct sv_cube_cell *)a)->key,
                               &((const struct sv_cube_cell *)b)->key);
}

struct sv_cube_cells sv_cube_map_cells(const struct sv_cube_map *map)
{
    struct sv_cube_cell *cells = sv_arena_array(map->arena, map->count, sizeof(*cells));

    for (size_t i = 0; i < map->count; i++)
        cells[i] = (struct sv_cube_cell){ map->cells[i].key, map->cells[i].sums };
    if (map->count > 0)
        qsort(cells, map->count, sizeof(*cells), compare_cell);
    return (struct sv_cube_cells){ cells, map->count };
}

bool sv_sums_are_zero(const int64_t *sums, size_t width)
{
    for (size_t i = 0; i < width; i++) {
        if (sums[i] != 0)
            return false;
    }
    return true;
}
