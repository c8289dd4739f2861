/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/columns.h"

#include <string.h>

enum {
    /* Responses of a block: small surveys take little memory, large ones few blocks. */
    ROOM_FIRST = 1024,
    ROOM_MAX = 65536,
    GROUPS_FIRST = 256, /* a power of two, as all that follow */
};

struct block {
    struct block *next;
    size_t count, room;
    uint32_t *groups;
    uint8_t *answers; /* room bytes an item that has a column */
};

struct sv_columns {
    struct sv_arena *arena;
    const struct sv_survey *survey;
    size_t *columns; /* per item: its column; SIZE_MAX if it has none */
    size_t column_count;
    struct block *first, *last;
    int64_t count;
    struct sv_column_group *groups;
    size_t group_count, group_room;
    size_t *places; /* of groups by hash: number plus one, 0 for none; 4 for each there is room for
                     */
};

static bool has_column(const struct sv_item *item)
{
    return item->kind == SV_ITEM_SCALE || item->kind == SV_ITEM_SINGLE;
}

static size_t room_after(size_t room)
{
    return room < ROOM_MAX ? 2 * room : ROOM_MAX;
}

size_t sv_columns_size(const struct sv_instrument *instrument, int64_t count)
{
    size_t row_size = sizeof(uint32_t), rows = 0;

    for (size_t i = 0; i < instrument->item_count; i++)
        row_size += has_column(&instrument->items[i]);
    for (size_t room = ROOM_FIRST; rows < (size_t)count; room = room_after(room))
        rows += room;
    return rows * row_size;
}

/* FNV-1a over a text and its end. */
static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = (hash ^ (uint8_t)*text) * 1099511628211U;
    return hash * 1099511628211U;
}

static uint64_t hash_of(const struct sv_column_group *group)
{
    uint64_t hash = 14695981039346656037U;

    hash ^= (uint64_t)group->channel * SV_RESPONDENT_COUNT + (uint64_t)group->respondent;
    hash = hash_text(hash_text(hash, group->unit), group->counter);
    return hash_text(hash_text(hash, group->period), group->procedure);
}

static bool is_same(const struct sv_column_group *a, const struct sv_column_group *b)
{
    return a->channel == b->channel && a->respondent == b->respondent &&
           strcmp(a->unit, b->unit) == 0 && strcmp(a->counter, b->counter) == 0 &&
           strcmp(a->period, b->period) == 0 && strcmp(a->procedure, b->procedure) == 0;
}

/* The place of the group, or the empty one where it would be. */
static size_t place_of(const struct sv_columns *columns, const struct sv_column_group *group)
{
    size_t mask = 4 * columns->group_room - 1, place = (size_t)hash_of(group) & mask;

    while (columns->places[place] != 0 &&
           !is_same(&columns->groups[columns->places[place] - 1], group))
        place = (place + 1) & mask;
    return place;
}

static void make_group_room(struct sv_columns *columns, size_t room)
{
    struct sv_column_group *groups = sv_arena_array(columns->arena, room, sizeof(*groups));

    if (columns->group_count > 0)
        memcpy(groups, columns->groups, columns->group_count * sizeof(*groups));
    columns->groups = groups;
    columns->group_room = room;
    columns->places = sv_arena_array(columns->arena, 4 * room, sizeof(*columns->places));
    for (size_t i = 0; i < columns->group_count; i++)
        columns->places[place_of(columns, &groups[i])] = i + 1;
}

struct sv_columns *sv_columns_new(struct sv_arena *arena, const struct sv_survey *survey)
{
    const struct sv_instrument *instrument = survey->instrument;
    struct sv_columns *columns = sv_arena_alloc(arena, sizeof(*columns));

    columns->arena = arena;
    columns->survey = survey;
    columns->columns = sv_arena_array(arena, instrument->item_count, sizeof(*columns->columns));
    for (size_t i = 0; i < instrument->item_count; i++)
        columns->columns[i] =
            has_column(&instrument->items[i]) ? columns->column_count++ : SIZE_MAX;
    make_group_room(columns, GROUPS_FIRST);
    return columns;
}

struct sv_column_group sv_column_group_of(const struct sv_survey *survey,
                                          const struct sv_cube_key *response)
{
    const struct sv_period *period = sv_survey_period(survey, response->day);

    return (struct sv_column_group){ .unit = response->unit,
                                     .counter = response->counter,
                                     .period = period == NULL ? "" : period->code,
                                     .procedure = response->procedure,
                                     .channel = response->channel,
                                     .respondent = response->respondent };
}

static void find_places(const struct sv_survey *survey, struct sv_column_group *group)
{
    const struct sv_unit *unit = sv_survey_unit(survey, group->unit);
    const struct sv_procedure *procedure = sv_survey_procedure(survey, group->procedure);

    group->at[SV_DIMENSION_UNIT] =
        unit == NULL ? SV_ANY_CODE : (int32_t)(unit - survey->units.items);
    group->at[SV_DIMENSION_CHANNEL] = (int32_t)group->channel;
    group->at[SV_DIMENSION_RESPONDENT] = (int32_t)group->respondent;
    group->at[SV_DIMENSION_PERIOD] = SV_ANY_CODE;
    for (size_t i = 0; i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, group->period) == 0)
            group->at[SV_DIMENSION_PERIOD] = (int32_t)i;
    }
    group->at[SV_DIMENSION_PROCEDURE] = procedure == NULL
                                            ? (int32_t)survey->procedures.count
                                            : (int32_t)(procedure - survey->procedures.items);
}

uint32_t sv_columns_group(struct sv_columns *columns, const struct sv_column_group *group)
{
    size_t place = place_of(columns, group);

    if (columns->places[place] != 0)
        return (uint32_t)(columns->places[place] - 1);
    if (columns->group_count == columns->group_room) {
        make_group_room(columns, 2 * columns->group_room);
        place = place_of(columns, group);
    }
    struct sv_column_group *added = &columns->groups[columns->group_count++];

    *added = *group;
    added->unit = sv_arena_strdup(columns->arena, group->unit);
    added->counter = sv_arena_strdup(columns->arena, group->counter);
    added->period = sv_arena_strdup(columns->arena, group->period);
    added->procedure = sv_arena_strdup(columns->arena, group->procedure);
    added->count = 0;
    find_places(columns->survey, added);
    columns->places[place] = columns->group_count;
    return (uint32_t)(columns->group_count - 1);
}

static size_t next_room(const struct sv_columns *columns)
{
    return columns->last == NULL ? ROOM_FIRST : room_after(columns->last->room);
}

size_t sv_columns_growth(const struct sv_columns *columns)
{
    if (columns->last != NULL && columns->last->count < columns->last->room)
        return 0;
    return next_room(columns) * (columns->column_count + sizeof(uint32_t));
}

static struct block *block_with_room(struct sv_columns *columns)
{
    struct block *block = columns->last;

    if (block != NULL && block->count < block->room)
        return block;
    block = sv_arena_alloc(columns->arena, sizeof(*block));
    block->room = next_room(columns);
    block->groups = sv_arena_array(columns->arena, block->room, sizeof(*block->groups));
    block->answers = sv_arena_array(columns->arena, block->room, columns->column_count);
    if (columns->last == NULL)
        columns->first = block;
    else
        columns->last->next = block;
    columns->last = block;
    return block;
}

void sv_columns_add(struct sv_columns *columns, uint32_t group, const uint8_t *answers)
{
    const struct sv_instrument *instrument = columns->survey->instrument;
    struct block *block = block_with_room(columns);

    block->groups[block->count] = group;
    columns->groups[group].count++;
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (columns->columns[i] != SIZE_MAX)
            block->answers[columns->columns[i] * block->room + block->count] =
                answers[instrument->items[i].offset];
    }
    block->count++;
    columns->count++;
}

int64_t sv_columns_count(const struct sv_columns *columns)
{
    return columns->count;
}

const struct sv_column_group *sv_columns_groups(const struct sv_columns *columns, size_t *ret_count)
{
    *ret_count = columns->group_count;
    return columns->groups;
}

static size_t run_end(const struct block *block, size_t from)
{
    size_t end = from + 1;

    while (end < block->count && block->groups[end] == block->groups[from])
        end++;
    return end;
}

void sv_columns_each_run(const struct sv_columns *columns, const size_t items[2],
                         sv_columns_run *run, void *context)
{
    for (const struct block *block = columns->first; block != NULL; block = block->next) {
        const uint8_t *first = block->answers + columns->columns[items[0]] * block->room;
        const uint8_t *second = block->answers + columns->columns[items[1]] * block->room;

        for (size_t from = 0, end = 0; from < block->count; from = end) {
            const uint8_t *const answers[2] = { first + from, second + from };

            end = run_end(block, from);
            run(context, block->groups[from], answers, end - from);
        }
    }
}
