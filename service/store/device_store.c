/* SPDX-License-Identifier: Apache-2.0 */
#include "store/device_store.h"

#include "store/statements.h"

#include <string.h>

struct seal_key_row {
    struct sv_bytes public_key;
    struct sv_bytes secret_key;
};

enum sv_status sv_store_seal_key_add(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_seal_key *key, sv_day today,
                                     struct sv_error *reterr)
{
    const struct sv_bytes public_key = { key->public_key, SV_SEAL_KEY_SIZE };
    const struct sv_bytes secret_key = { key->secret_key, SV_SEAL_KEY_SIZE };
    const struct sv_param params[] = { SV_PARAM(arena, public_key), SV_PARAM(arena, secret_key),
                                       SV_PARAM(arena, today) };

    return sv_db_run(db, &sv_stmt_seal_key_insert, params, NULL, reterr);
}

enum sv_status sv_store_seal_key_list(struct sv_db *db, struct sv_arena *arena,
                                      struct sv_seal_keys *ret_keys, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct seal_key_row, public_key),
        SV_COL(struct seal_key_row, secret_key),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct seal_key_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_seal_key_list, NULL, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_seal_key *keys = sv_arena_array(arena, rows.count, sizeof(*keys));

    for (size_t i = 0; i < rows.count; i++) {
        const struct seal_key_row *row = (const struct seal_key_row *)rows.items + i;

        if (row->public_key.size != SV_SEAL_KEY_SIZE || row->secret_key.size != SV_SEAL_KEY_SIZE)
            return sv_fail(reterr, SV_ERR_INTERNAL, "seal_key_list", "a key of another size");
        memcpy(keys[i].public_key, row->public_key.data, SV_SEAL_KEY_SIZE);
        memcpy(keys[i].secret_key, row->secret_key.data, SV_SEAL_KEY_SIZE);
    }
    *ret_keys = (struct sv_seal_keys){ .items = keys, .count = rows.count };
    return SV_OK;
}

struct id_row {
    int64_t id;
};

/* The id that an INSERT or UPDATE returns; 0 if it touched no row. */
static enum sv_status select_id(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_stmt *stmt, const struct sv_param *params,
                                int64_t *ret_id, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct id_row, id) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct id_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_id = rows.count == 0 ? 0 : ((const struct id_row *)rows.items)->id;
    return status;
}

enum sv_status sv_store_device_add(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_new_device *addition, int64_t *ret_id,
                                   struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, addition->device->survey), SV_PARAM(arena, addition->device->counter),
        SV_PARAM(arena, addition->device->label),  SV_PARAM(arena, addition->code),
        SV_PARAM(arena, addition->made_on),        SV_PARAM(arena, addition->expires_on),
    };

    return select_id(db, arena, &sv_stmt_device_insert, params, ret_id, reterr);
}

enum sv_status sv_store_device_enrol(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_enrolment *enrolment, int64_t *ret_id,
                                     struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, enrolment->code),
                                       SV_PARAM(arena, enrolment->secret),
                                       SV_PARAM(arena, enrolment->today) };
    int64_t id = 0;

    enum sv_status status = select_id(db, arena, &sv_stmt_device_enrol, params, &id, reterr);
    if (status != SV_OK)
        return status;
    if (id == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "code",
                       "this code is wrong, or it has expired or was used");
    *ret_id = id;
    return SV_OK;
}

struct device_row {
    int64_t id;
    const char *survey;
    const char *unit;
    const char *counter;
    const char *name_vi;
    const char *name_en;
    const char *label;
    sv_day contact_on;
    int64_t head_number;
    struct sv_bytes head_hash;
    /* Only where devices are listed. */
    const char *state;
    sv_day made_on;
    sv_day expires_on;
    sv_day enrolled_on;
    const char *version;
    int64_t queue;
    int64_t opened;
    int64_t abandoned;
    int64_t submitted;
};

static enum sv_status device_of_row(const struct device_row *row, struct sv_device *ret_device,
                                    struct sv_error *reterr)
{
    *ret_device = (struct sv_device){
        .id = row->id,
        .survey = row->survey,
        .unit = row->unit,
        .counter = row->counter,
        .counter_name = { .vi = row->name_vi, .en = row->name_en },
        .label = row->label,
        .contact_on = row->contact_on,
        .head_number = row->head_number,
    };
    if (row->head_hash.size != SV_HASH_SIZE)
        return sv_fail(reterr, SV_ERR_INTERNAL, "device", "a hash of another size");
    memcpy(ret_device->head_hash.bytes, row->head_hash.data, SV_HASH_SIZE);
    return SV_OK;
}

/* The columns of a device that every statement of devices has. */
#define DEVICE_COLS(row)                                                                         \
    SV_COL(row, id), SV_COL(row, survey), SV_COL(row, unit), SV_COL(row, counter),               \
        SV_COL(row, name_vi), SV_COL(row, name_en), SV_COL(row, label), SV_COL(row, contact_on), \
        SV_COL(row, head_number), SV_COL(row, head_hash)

static enum sv_status select_device(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_stmt *stmt, const struct sv_param *params,
                                    struct sv_device *ret_device, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { DEVICE_COLS(struct device_row) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct device_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "device", "there is no such device");
    return device_of_row(rows.items, ret_device, reterr);
}

enum sv_status sv_store_device_of_key(struct sv_db *db, struct sv_arena *arena, const char *secret,
                                      struct sv_device *ret_device, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, secret) };

    enum sv_status status =
        select_device(db, arena, &sv_stmt_device_of_key, params, ret_device, reterr);
    if (status == SV_ERR_NOT_FOUND)
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "this device key is not valid");
    return status;
}

enum sv_status sv_store_device_find(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                    struct sv_device *ret_device, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, id) };

    return select_device(db, arena, &sv_stmt_device_find, params, ret_device, reterr);
}

enum sv_status sv_store_device_called(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                      sv_day today, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, id), SV_PARAM(arena, today) };

    return sv_db_run(db, &sv_stmt_device_called, params, NULL, reterr);
}

enum sv_status sv_store_device_revoke(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                      sv_day today, const char *scope, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, id), SV_PARAM(arena, today),
                                       SV_PARAM(arena, scope) };
    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_device_revoke, params, &affected, reterr);

    if (status == SV_OK && affected == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "device", "no device of this number is in use");
    return status;
}

struct gap_row {
    int64_t id;
    const char *kind;
    int64_t from_number;
    int64_t until_number;
    sv_day found_on;
    sv_day day;
    int64_t submitted;
    int64_t stored;
};

static enum sv_status select_gaps(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_param *params, struct sv_rows *ret_rows,
                                  struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct gap_row, id),          SV_COL(struct gap_row, kind),
        SV_COL(struct gap_row, from_number), SV_COL(struct gap_row, until_number),
        SV_COL(struct gap_row, found_on),    SV_COL(struct gap_row, day),
        SV_COL(struct gap_row, submitted),   SV_COL(struct gap_row, stored),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct gap_row, cols);

    return sv_db_select(db, arena, &sv_stmt_device_gaps, params, &shape, ret_rows, reterr);
}

static enum sv_status gap_of_row(const struct gap_row *row, struct sv_found_gap *ret_gap,
                                 struct sv_error *reterr)
{
    *ret_gap = (struct sv_found_gap){
        .gap = { .from = row->from_number, .until = row->until_number },
        .found_on = row->found_on,
        .day = row->day,
        .submitted = row->submitted,
        .stored = row->stored,
    };
    if (!sv_gap_kind_of_word(row->kind, &ret_gap->gap.kind))
        return sv_fail(reterr, SV_ERR_INTERNAL, "device_gaps", "unknown kind '%s'", row->kind);
    return SV_OK;
}

static enum sv_status listed_of_row(const struct device_row *row,
                                    struct sv_listed_device *ret_listed, struct sv_error *reterr)
{
    *ret_listed = (struct sv_listed_device){
        .made_on = row->made_on,
        .expires_on = row->expires_on,
        .enrolled_on = row->enrolled_on,
        .version = row->version,
        .queue = row->queue,
        .sessions = { row->opened, row->abandoned, row->submitted },
    };
    if (!sv_device_state_of_word(row->state, &ret_listed->state))
        return sv_fail(reterr, SV_ERR_INTERNAL, "device_list", "unknown state '%s'", row->state);
    return device_of_row(row, &ret_listed->device, reterr);
}

/* Both tables are ordered by device: each takes its gaps off the front. */
static enum sv_status join_gaps(struct sv_arena *arena, const struct sv_rows *rows,
                                const struct sv_rows *gap_rows, struct sv_listed_device *devices,
                                struct sv_error *reterr)
{
    const struct device_row *device_row = rows->items;
    const struct gap_row *gap_row = gap_rows->items;
    struct sv_found_gap *gaps = sv_arena_array(arena, gap_rows->count, sizeof(*gaps));
    size_t place = 0;
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < rows->count && status == SV_OK; i++) {
        status = listed_of_row(&device_row[i], &devices[i], reterr);
        while (place < gap_rows->count && gap_row[place].id < device_row[i].id)
            place++; /* of a device that was added since the list was read */
        devices[i].gaps = gaps + place;
        for (; status == SV_OK && place < gap_rows->count && gap_row[place].id == device_row[i].id;
             place++) {
            status = gap_of_row(&gap_row[place], &gaps[place], reterr);
            devices[i].gap_count++;
        }
    }
    return status;
}

enum sv_status sv_store_device_list(struct sv_db *db, struct sv_arena *arena, const char *scope,
                                    const char *survey, struct sv_listed_devices *ret_devices,
                                    struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        DEVICE_COLS(struct device_row),         SV_COL(struct device_row, state),
        SV_COL(struct device_row, made_on),     SV_COL(struct device_row, expires_on),
        SV_COL(struct device_row, enrolled_on), SV_COL(struct device_row, version),
        SV_COL(struct device_row, queue),       SV_COL(struct device_row, opened),
        SV_COL(struct device_row, abandoned),   SV_COL(struct device_row, submitted),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct device_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, scope), SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 }, gap_rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_device_list, params, &shape, &rows, reterr);
    if (status == SV_OK)
        status = select_gaps(db, arena, params, &gap_rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_listed_device *devices = sv_arena_array(arena, rows.count, sizeof(*devices));

    *ret_devices = (struct sv_listed_devices){ .items = devices, .count = rows.count };
    return join_gaps(arena, &rows, &gap_rows, devices, reterr);
}
