/* SPDX-License-Identifier: Apache-2.0 */
#include "store/catalogue_store.h"

#include "store/catalogue_rows.h"
#include "store/document_rows.h"
#include "store/statements.h"

static const struct sv_document_kind instruments = { .find = &sv_stmt_instrument_find,
                                                     .insert = &sv_stmt_instrument_insert };

enum sv_status sv_store_instrument_add(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_document *document, bool *ret_added,
                                       struct sv_error *reterr)
{
    return sv_document_add(db, arena, &instruments, document, ret_added, reterr);
}

enum sv_status sv_store_instrument_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                        int64_t version, struct sv_document *ret_document,
                                        struct sv_error *reterr)
{
    const struct sv_document wanted = { .code = code, .version = version };

    return sv_document_find(db, arena, &instruments, &wanted, ret_document, reterr);
}

enum sv_status sv_store_instrument_list(struct sv_db *db, struct sv_arena *arena,
                                        struct sv_documents *ret_documents, struct sv_error *reterr)
{
    return sv_documents_select(db, arena, &sv_stmt_instrument_list, NULL, ret_documents, reterr);
}

enum sv_status sv_store_catalogue_changed(struct sv_db *db, struct sv_error *reterr)
{
    return sv_db_run(db, &sv_stmt_catalogue_changed, NULL, NULL, reterr);
}

enum sv_status sv_store_unit_add(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_unit *unit, size_t *changed,
                                 struct sv_error *reterr)
{
    const char *kind = sv_unit_kind_word(unit->kind);
    const struct sv_param params[] = {
        SV_PARAM(arena, unit->code),
        SV_PARAM(arena, unit->parent),
        SV_PARAM(arena, kind),
        SV_PARAM(arena, unit->name.vi),
        SV_PARAM(arena, unit->name.en),
        SV_PARAM(arena, unit->valid_from),
        SV_PARAM(arena, unit->valid_until),
        SV_PARAM(arena, unit->successor),
    };
    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_unit_upsert, params, &affected, reterr);

    *changed += affected;
    return status;
}

enum sv_status sv_store_unit_list(struct sv_db *db, struct sv_arena *arena,
                                  struct sv_units *ret_units, struct sv_error *reterr)
{
    return sv_units_select(db, arena, &sv_stmt_unit_list, NULL, ret_units, reterr);
}

enum sv_status sv_store_unit_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                  struct sv_unit *ret_unit, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, code) };
    struct sv_units units = { 0 };

    enum sv_status status = sv_units_select(db, arena, &sv_stmt_unit_find, params, &units, reterr);
    if (status == SV_OK && units.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "unit", "no unit '%.40s'", code);
    if (status == SV_OK)
        *ret_unit = units.items[0];
    return status;
}

struct code_row {
    const char *code;
};

static enum sv_status select_codes(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_stmt *stmt, const struct sv_param *params,
                                   struct sv_rows *ret_rows, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct code_row, code) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct code_row, cols);

    return sv_db_select(db, arena, stmt, params, &shape, ret_rows, reterr);
}

enum sv_status sv_store_unit_tree_check(struct sv_db *db, struct sv_arena *arena,
                                        struct sv_error *reterr)
{
    struct sv_rows rows = { 0 };
    enum sv_status status = select_codes(db, arena, &sv_stmt_unit_tree_faults, NULL, &rows, reterr);

    if (status != SV_OK || rows.count == 0)
        return status;
    return sv_fail(reterr, SV_ERR_INVALID, ((const struct code_row *)rows.items)->code,
                   "this unit's parent or successor is not known, or it is above itself");
}

enum sv_status sv_store_unit_within(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                    const char *above, bool *ret_within, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, unit), SV_PARAM(arena, above) };
    struct sv_rows rows = { 0 };
    enum sv_status status = select_codes(db, arena, &sv_stmt_unit_within, params, &rows, reterr);

    if (status == SV_OK)
        *ret_within = rows.count > 0;
    return status;
}

enum sv_status sv_store_units_below(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                    struct sv_codes *ret_codes, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, unit) };
    struct sv_rows rows = { 0 };
    enum sv_status status = select_codes(db, arena, &sv_stmt_units_below, params, &rows, reterr);

    if (status != SV_OK)
        return status;
    const char **codes = sv_arena_array(arena, rows.count, sizeof(*codes));

    for (size_t i = 0; i < rows.count; i++)
        codes[i] = ((const struct code_row *)rows.items)[i].code;
    *ret_codes = (struct sv_codes){ codes, rows.count };
    return SV_OK;
}

enum sv_status sv_store_procedure_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_procedure *procedure, size_t *changed,
                                      struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, procedure->code),         SV_PARAM(arena, procedure->unit),
        SV_PARAM(arena, procedure->field.vi),     SV_PARAM(arena, procedure->field.en),
        SV_PARAM(arena, procedure->name.vi),      SV_PARAM(arena, procedure->name.en),
        SV_PARAM(arena, procedure->online_level), SV_PARAM(arena, procedure->legacy_level),
        SV_PARAM(arena, procedure->valid_from),   SV_PARAM(arena, procedure->valid_until),
    };
    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_procedure_upsert, params, &affected, reterr);

    *changed += affected;
    return status;
}

enum sv_status sv_store_procedure_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_procedures *ret_procedures,
                                       struct sv_error *reterr)
{
    return sv_procedures_select(db, arena, &sv_stmt_procedure_list, NULL, ret_procedures, reterr);
}
