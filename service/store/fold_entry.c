/* SPDX-License-Identifier: Apache-2.0 */
#include "store/fold_entry.h"

#include "store/binary.h"

#include <string.h>

struct sv_fold_entry *sv_fold_entries_append(struct sv_fold_entries *entries)
{
    enum { ROOM_FIRST = 512 };

    if (entries->count == entries->room) {
        size_t room = entries->room == 0 ? ROOM_FIRST : 2 * entries->room;
        struct sv_fold_entry *items = sv_arena_array(entries->arena, room, sizeof(*items));

        if (entries->count > 0)
            memcpy(items, entries->items, entries->count * sizeof(*items));
        entries->items = items;
        entries->room = room;
    }
    return &entries->items[entries->count++];
}

enum sv_status sv_fold_entry_words(struct sv_fold_entry *entry, const char *channel,
                                   const char *respondent, const char *where,
                                   struct sv_error *reterr)
{
    if (!sv_channel_of_word(channel, &entry->key.channel) ||
        !sv_respondent_of_word(respondent, &entry->key.respondent))
        return sv_fail(reterr, SV_ERR_INTERNAL, where, "an unknown channel or respondent type");
    return SV_OK;
}

enum sv_status sv_fold_entry_read(struct sv_arena *arena, const PGresult *res,
                                  struct sv_fold_entry *entry, struct sv_error *reterr)
{
    struct sv_bytes answers = sv_binary_bytes(arena, res, 11);

    *entry = (struct sv_fold_entry){
        .key = { .unit = sv_binary_text(arena, res, 0),
                 .day = sv_binary_day(res, 2),
                 .counter = sv_binary_text(arena, res, 8),
                 .procedure = sv_binary_text(arena, res, 9) },
        .survey = sv_binary_text(arena, res, 1),
        .id = sv_binary_uuid(res, 3),
        .revision = sv_binary_int(res, 4),
        .brought = { .answers = answers.data,
                     .complete = sv_binary_bool(res, 5),
                     .duration_s = sv_binary_int(res, 10) },
        .answers_size = answers.size,
    };
    return sv_fold_entry_words(entry, sv_binary_text(arena, res, 6), sv_binary_text(arena, res, 7),
                               "response", reterr);
}
