/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "store/device_store.h"
#include "store/statements.h"

#include <inttypes.h>
#include <string.h>

struct head_row {
    int64_t head_number;
    struct sv_bytes head_hash;
    int64_t head_session;
    bool head_open;
};

struct entry_row {
    int64_t number;
    struct sv_bytes hash;
};

static bool copy_hash(const struct sv_bytes *bytes, struct sv_hash *hash)
{
    if (bytes->size != SV_HASH_SIZE)
        return false;
    memcpy(hash->bytes, bytes->data, SV_HASH_SIZE);
    return true;
}

static enum sv_status lock_head(struct sv_db *db, struct sv_arena *arena, struct sv_chain *chain,
                                struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct head_row, head_number),
        SV_COL(struct head_row, head_hash),
        SV_COL(struct head_row, head_session),
        SV_COL(struct head_row, head_open),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, chain->device) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_device_lock, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "device", "there is no such device");
    const struct head_row *row = rows.items;

    chain->head = (struct sv_chain_head){ .number = row->head_number,
                                          .session = row->head_session,
                                          .open = row->head_open };
    if (!copy_hash(&row->head_hash, &chain->head.hash))
        return sv_fail(reterr, SV_ERR_INTERNAL, "device_lock", "a hash of another size");
    return SV_OK;
}

static const char *number_text(struct sv_arena *arena, int64_t number)
{
    return sv_arena_printf(arena, "%" PRId64, number);
}

static enum sv_status find_known(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_strings *numbers, struct sv_chain *chain,
                                 struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct entry_row, number),
                                          SV_COL(struct entry_row, hash) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct entry_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, chain->device), SV_PARAM(arena, *numbers) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_device_entries, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_known_entry *known = sv_arena_array(arena, rows.count, sizeof(*known));

    for (size_t i = 0; i < rows.count; i++) {
        const struct entry_row *row = (const struct entry_row *)rows.items + i;

        known[i].number = row->number;
        if (!copy_hash(&row->hash, &known[i].hash))
            return sv_fail(reterr, SV_ERR_INTERNAL, "device_entries", "a hash of another size");
    }
    chain->known = known;
    chain->known_count = rows.count;
    return SV_OK;
}

enum sv_status sv_store_chain_lock(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_chain_entry *entries, size_t count,
                                   struct sv_chain *chain, struct sv_error *reterr)
{
    const char **texts = sv_arena_array(arena, count, sizeof(*texts));
    struct sv_strings numbers = { texts, 0 };

    enum sv_status status = lock_head(db, arena, chain, reterr);
    if (status != SV_OK)
        return status;
    chain->known = NULL;
    chain->known_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].number <= chain->head.number)
            texts[numbers.count++] = number_text(arena, entries[i].number);
    }
    return numbers.count == 0 ? SV_OK : find_known(db, arena, &numbers, chain, reterr);
}

static enum sv_status add_entries(struct sv_db *db, struct sv_arena *arena, int64_t device,
                                  const struct sv_chain_news *news, struct sv_error *reterr)
{
    const char **numbers = sv_arena_array(arena, news->taken_count, sizeof(*numbers));
    const char **hashes = sv_arena_array(arena, news->taken_count, sizeof(*hashes));
    const struct sv_strings number_list = { numbers, news->taken_count };
    const struct sv_strings hash_list = { hashes, news->taken_count };

    if (news->taken_count == 0)
        return SV_OK;
    for (size_t i = 0; i < news->taken_count; i++) {
        numbers[i] = number_text(arena, news->taken[i].number);
        hashes[i] = sv_hex(arena, news->taken[i].hash.bytes, SV_HASH_SIZE);
    }
    const struct sv_param params[] = { SV_PARAM(arena, device), SV_PARAM(arena, number_list),
                                       SV_PARAM(arena, hash_list) };

    return sv_db_run(db, &sv_stmt_device_entry_insert, params, NULL, reterr);
}

static enum sv_status add_day(struct sv_db *db, struct sv_arena *arena, int64_t device,
                              const struct sv_day_sessions *day, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, device),
        SV_PARAM(arena, day->day),
        SV_PARAM(arena, day->sessions.opened),
        SV_PARAM(arena, day->sessions.abandoned),
        SV_PARAM(arena, day->sessions.submitted),
    };

    return sv_db_run(db, &sv_stmt_device_day_add, params, NULL, reterr);
}

static enum sv_status add_gap(struct sv_db *db, struct sv_arena *arena, int64_t device,
                              const struct sv_gap *gap, sv_day today, struct sv_error *reterr)
{
    const char *kind = sv_gap_kind_word(gap->kind);
    const struct sv_param params[] = {
        SV_PARAM(arena, device),     SV_PARAM(arena, kind),  SV_PARAM(arena, gap->from),
        SV_PARAM(arena, gap->until), SV_PARAM(arena, today),
    };
    size_t grown = 0;

    enum sv_status status = sv_db_run(db, &sv_stmt_device_gap_grow, params, &grown, reterr);
    if (status != SV_OK || grown > 0)
        return status;
    return sv_db_run(db, &sv_stmt_device_gap_insert, params, NULL, reterr);
}

static enum sv_status set_head(struct sv_db *db, struct sv_arena *arena, int64_t device,
                               const struct sv_session_report *report,
                               const struct sv_chain_head *head, struct sv_error *reterr)
{
    const struct sv_bytes hash = { head->hash.bytes, SV_HASH_SIZE };
    const struct sv_param params[] = {
        SV_PARAM(arena, device),        SV_PARAM(arena, head->number),
        SV_PARAM(arena, hash),          SV_PARAM(arena, head->session),
        SV_PARAM(arena, head->open),    SV_PARAM(arena, report->version),
        SV_PARAM(arena, report->queue),
    };

    return sv_db_run(db, &sv_stmt_device_head, params, NULL, reterr);
}

enum sv_status sv_store_chain_add(struct sv_db *db, struct sv_arena *arena, int64_t device,
                                  const struct sv_session_report *report,
                                  const struct sv_chain_news *news, struct sv_error *reterr)
{
    enum sv_status status = add_entries(db, arena, device, news, reterr);

    for (size_t i = 0; i < news->day_count && status == SV_OK; i++)
        status = add_day(db, arena, device, &news->days[i], reterr);
    for (size_t i = 0; i < news->gap_count && status == SV_OK; i++)
        status = add_gap(db, arena, device, &news->gaps[i], report->today, reterr);
    return status == SV_OK ? set_head(db, arena, device, report, &news->head, reterr) : status;
}
