/* SPDX-License-Identifier: Apache-2.0 */
#include "store/fold_contested.h"

#include "store/array_param.h"
#include "store/binary.h"
#include "store/connection.h"
#include "store/fold_entry.h"
#include "store/statements.h"

#include <stdlib.h>
#include <string.h>

static int compare_id(const struct sv_fold_once *a, const struct sv_fold_once *b)
{
    return memcmp(a->id.bytes, b->id.bytes, sizeof(a->id.bytes));
}

static int compare_once(const void *first, const void *second)
{
    const struct sv_fold_once *a = first, *b = second;
    int order = compare_id(a, b);

    return order != 0 ? order : (a->revision > b->revision) - (a->revision < b->revision);
}

static void sort(struct sv_fold_onces *set)
{
    if (set->count > 0)
        qsort(set->items, set->count, sizeof(*set->items), compare_once);
}

static bool has(const struct sv_fold_onces *set, const struct sv_fold_once *once)
{
    return set->count > 0 &&
           bsearch(once, set->items, set->count, sizeof(*once), compare_once) != NULL;
}

static void add(struct sv_arena *arena, struct sv_fold_onces *set, struct sv_fold_once once)
{
    enum { ROOM_FIRST = 64 };

    if (set->count == set->room) {
        size_t room = set->room == 0 ? ROOM_FIRST : 2 * set->room;
        struct sv_fold_once *items = sv_arena_array(arena, room, sizeof(*items));

        if (set->count > 0)
            memcpy(items, set->items, set->count * sizeof(*items));
        set->items = items;
        set->room = room;
    }
    set->items[set->count++] = once;
}

static struct sv_fold_once once_of(const struct sv_fold_entry *entry)
{
    return (struct sv_fold_once){ entry->id, entry->revision };
}

/* Until the others have left, taken marks the contested ones. */
static enum sv_status mark(const PGresult *res, void *context, struct sv_error *reterr)
{
    struct sv_fold_entries *entries = context;

    (void)reterr;
    entries->items[sv_binary_int(res, 0)].taken = true;
    return SV_OK;
}

enum sv_status sv_store_fold_set_aside(struct sv_db *db, struct sv_fold_entries *entries,
                                       struct sv_fold_contested *contested, struct sv_error *reterr)
{
    size_t left = 0;

    if (entries->count == 0)
        return SV_OK;
    struct sv_array_param ids = sv_array_begin(entries->arena, SV_ELEMENT_UUID, entries->count);
    struct sv_array_param revisions =
        sv_array_begin(entries->arena, SV_ELEMENT_INT2, entries->count);

    for (size_t i = 0; i < entries->count; i++) {
        sv_array_add_uuid(&ids, &entries->items[i].id);
        sv_array_add_int2(&revisions, entries->items[i].revision);
    }
    const struct sv_bound values[] = { sv_bound_array(&ids), sv_bound_array(&revisions) };
    enum sv_status status =
        sv_db_stream(db, &sv_stmt_fold_contested, values, mark, entries, reterr);

    if (status != SV_OK)
        return status;
    for (size_t i = 0; i < entries->count; i++) {
        if (entries->items[i].taken)
            add(contested->arena, &contested->own, once_of(&entries->items[i]));
        else
            entries->items[left++] = entries->items[i];
    }
    entries->count = left;
    return SV_OK;
}

static bool begins_id(const struct sv_fold_onces *own, size_t place)
{
    return place == 0 || compare_id(&own->items[place - 1], &own->items[place]) != 0;
}

/* The ids of own from one place to another, each once. */
static struct sv_array_param ids_of(struct sv_arena *arena, const struct sv_fold_onces *own,
                                    size_t from, size_t until)
{
    size_t count = 0;

    for (size_t i = from; i < until; i++)
        count += begins_id(own, i);
    struct sv_array_param ids = sv_array_begin(arena, SV_ELEMENT_UUID, count);

    for (size_t i = from; i < until; i++) {
        if (begins_id(own, i))
            sv_array_add_uuid(&ids, &own->items[i].id);
    }
    return ids;
}

static enum sv_status add_waiting(const PGresult *res, void *context, struct sv_error *reterr)
{
    struct sv_fold_contested *contested = context;

    (void)reterr;
    add(contested->arena, &contested->waiting,
        (struct sv_fold_once){ sv_binary_uuid(res, 0), sv_binary_int(res, 1) });
    return SV_OK;
}

enum sv_status sv_store_fold_look(struct sv_db *db, struct sv_fold_contested *contested,
                                  struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();

    if (contested->own.count == 0)
        return SV_OK;
    sort(&contested->own);
    const struct sv_array_param ids = ids_of(arena, &contested->own, 0, contested->own.count);
    const struct sv_bound values[] = { sv_bound_array(&ids) };
    enum sv_status status =
        sv_db_stream(db, &sv_stmt_fold_waiting, values, add_waiting, contested, reterr);

    sort(&contested->waiting);
    return status;
}

struct telling {
    const struct sv_fold_contested *contested;
    struct sv_fold_entries *entries;
};

static enum sv_status add_revision(const PGresult *res, void *context, struct sv_error *reterr)
{
    const struct telling *telling = context;
    const struct sv_fold_once once = { sv_binary_uuid(res, 3), sv_binary_int(res, 4) };

    if (has(&telling->contested->waiting, &once))
        return SV_OK;
    struct sv_fold_entry *entry = sv_fold_entries_append(telling->entries);
    enum sv_status status = sv_fold_entry_read(telling->entries->arena, res, entry, reterr);

    entry->taken = !has(&telling->contested->own, &once);
    return status;
}

enum sv_status sv_store_fold_revisions(struct sv_db *db, struct sv_fold_contested *contested,
                                       struct sv_fold_entries *entries, struct sv_error *reterr)
{
    enum { ENOUGH = 1000 };
    const struct sv_fold_onces *own = &contested->own;
    struct telling telling = { contested, entries };
    size_t from = contested->settled, until = from;

    if (from == own->count)
        return SV_OK;
    while (until < own->count && (until < from + ENOUGH || !begins_id(own, until)))
        until++;
    contested->settled = until;
    const struct sv_array_param ids = ids_of(entries->arena, own, from, until);
    const struct sv_bound values[] = { sv_bound_array(&ids) };

    return sv_db_stream(db, &sv_stmt_fold_revisions, values, add_revision, &telling, reterr);
}
