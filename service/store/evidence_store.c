/* SPDX-License-Identifier: Apache-2.0 */
#include "store/evidence_store.h"

#include "store/binary.h"
#include "store/statements.h"

static enum sv_status keep_file(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_evidence *evidence, const void *content,
                                struct sv_error *reterr)
{
    const char *sha256 = sv_arena_printf(arena, "\\x%s", evidence->sha256);
    const struct sv_bound values[] = {
        sv_bound_param(SV_PARAM(arena, sha256)),
        sv_bound_param(SV_PARAM(arena, evidence->size)),
        sv_bound_param(SV_PARAM(arena, evidence->media_type)),
        { content, (size_t)evidence->size, true }, /* as it is: 20 MB are 40 in hex */
    };

    return sv_db_stream(db, &sv_stmt_evidence_file_insert, values, NULL, NULL, reterr);
}

struct entry_row {
    int64_t entry;
};

/* NOLINTNEXTLINE(readability-function-size): seven, for the content is not part of what is told */
enum sv_status sv_store_evidence_add(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key,
                                     const struct sv_evidence *evidence, const void *content,
                                     int64_t *ret_entry, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct entry_row, entry) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct entry_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),      SV_PARAM(arena, evidence->criterion),
        SV_PARAM(arena, evidence->sha256), SV_PARAM(arena, evidence->name),
        SV_PARAM(arena, evidence->author), SV_PARAM(arena, evidence->added_on),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status = keep_file(db, arena, evidence, content, reterr);
    if (status == SV_OK)
        status = sv_db_select(db, arena, &sv_stmt_evidence_insert, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_entry = ((const struct entry_row *)rows.items)->entry;
    return status;
}

enum sv_status sv_store_evidence_list(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key,
                                      struct sv_evidence_list *ret_list, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_evidence, entry),  SV_COL(struct sv_evidence, criterion),
        SV_COL(struct sv_evidence, sha256), SV_COL(struct sv_evidence, name),
        SV_COL(struct sv_evidence, size),   SV_COL(struct sv_evidence, media_type),
        SV_COL(struct sv_evidence, author), SV_COL(struct sv_evidence, added_on),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_evidence, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_evidence_list, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_list = (struct sv_evidence_list){ .items = rows.items, .count = rows.count };
    return SV_OK;
}

enum sv_status sv_store_evidence_withdraw(struct sv_db *db, struct sv_arena *arena,
                                          const struct sv_scorecard_key *key, int64_t entry,
                                          struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, entry),
    };
    size_t affected = 0;

    enum sv_status status = sv_db_run(db, &sv_stmt_evidence_withdraw, params, &affected, reterr);
    if (status == SV_OK && affected == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "evidence", "the scorecard has no such file");
    return status;
}

struct file_row {
    const char *name;
    int64_t size;
};

enum sv_status sv_store_evidence_file(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key, const char *sha256,
                                      struct sv_evidence_file *ret_file, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct file_row, name),
                                          SV_COL(struct file_row, size) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct file_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, sha256),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_evidence_file_find, params, &shape, &rows, reterr);
    if (status == SV_OK && rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "evidence", "the scorecard has no such file");
    if (status != SV_OK)
        return status;
    const struct file_row *row = rows.items;

    *ret_file = (struct sv_evidence_file){ .size = (size_t)row->size, .name = row->name };
    return SV_OK;
}

struct taking {
    struct sv_arena *arena;
    struct sv_bytes part;
};

static enum sv_status take(const PGresult *res, void *context, struct sv_error *reterr)
{
    struct taking *taking = context;

    (void)reterr;
    taking->part = sv_binary_bytes(taking->arena, res, 0);
    return SV_OK;
}

enum sv_status sv_store_evidence_part(struct sv_db *db, struct sv_arena *arena, const char *sha256,
                                      size_t from, struct sv_evidence_file *ret_part,
                                      struct sv_error *reterr)
{
    const struct sv_bound values[] = {
        sv_bound_param(SV_PARAM(arena, sha256)),
        sv_bound_param(SV_PARAM(arena, (int64_t)from)),
        sv_bound_param(SV_PARAM(arena, (int64_t)SV_EVIDENCE_PART_SIZE)),
    };
    struct taking taking = { .arena = arena };

    enum sv_status status =
        sv_db_stream(db, &sv_stmt_evidence_file_part, values, take, &taking, reterr);
    if (status == SV_OK && taking.part.size == 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "evidence_file_part", "it ends before its size");
    if (status == SV_OK)
        *ret_part = (struct sv_evidence_file){ taking.part.data, taking.part.size, "" };
    return status;
}
