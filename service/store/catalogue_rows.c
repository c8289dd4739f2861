/* SPDX-License-Identifier: Apache-2.0 */
#include "store/catalogue_rows.h"

struct unit_row {
    const char *code;
    const char *parent;
    const char *kind;
    const char *name_vi;
    const char *name_en;
    sv_day valid_from;
    sv_day valid_until;
    const char *successor;
};

static enum sv_status unit_of_row(const struct unit_row *row, struct sv_unit *ret_unit,
                                  struct sv_error *reterr)
{
    *ret_unit = (struct sv_unit){
        .code = row->code,
        .parent = row->parent,
        .name = { .vi = row->name_vi, .en = row->name_en },
        .valid_from = row->valid_from,
        .valid_until = row->valid_until,
        .successor = row->successor,
    };
    if (!sv_unit_kind_of_word(row->kind, &ret_unit->kind))
        return sv_fail(reterr, SV_ERR_INTERNAL, "unit", "unknown kind '%s'", row->kind);
    return SV_OK;
}

enum sv_status sv_units_select(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                               const struct sv_param *params, struct sv_units *ret_units,
                               struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct unit_row, code),        SV_COL(struct unit_row, parent),
        SV_COL(struct unit_row, kind),        SV_COL(struct unit_row, name_vi),
        SV_COL(struct unit_row, name_en),     SV_COL(struct unit_row, valid_from),
        SV_COL(struct unit_row, valid_until), SV_COL(struct unit_row, successor),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct unit_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    struct sv_unit *units = sv_arena_array(arena, rows.count, sizeof(*units));

    for (size_t i = 0; status == SV_OK && i < rows.count; i++)
        status = unit_of_row((const struct unit_row *)rows.items + i, &units[i], reterr);
    if (status != SV_OK)
        return status;
    *ret_units = (struct sv_units){ .items = units, .count = rows.count };
    return SV_OK;
}

struct procedure_row {
    const char *code;
    const char *unit;
    const char *field_vi;
    const char *field_en;
    const char *name_vi;
    const char *name_en;
    const char *online_level;
    int64_t legacy_level;
    sv_day valid_from;
    sv_day valid_until;
};

enum sv_status sv_procedures_select(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_stmt *stmt, const struct sv_param *params,
                                    struct sv_procedures *ret_procedures, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct procedure_row, code),         SV_COL(struct procedure_row, unit),
        SV_COL(struct procedure_row, field_vi),     SV_COL(struct procedure_row, field_en),
        SV_COL(struct procedure_row, name_vi),      SV_COL(struct procedure_row, name_en),
        SV_COL(struct procedure_row, online_level), SV_COL(struct procedure_row, legacy_level),
        SV_COL(struct procedure_row, valid_from),   SV_COL(struct procedure_row, valid_until),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct procedure_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_procedure *procedures = sv_arena_array(arena, rows.count, sizeof(*procedures));

    for (size_t i = 0; i < rows.count; i++) {
        const struct procedure_row *row = (const struct procedure_row *)rows.items + i;

        procedures[i] = (struct sv_procedure){
            .code = row->code,
            .unit = row->unit,
            .field = { .vi = row->field_vi, .en = row->field_en },
            .name = { .vi = row->name_vi, .en = row->name_en },
            .online_level = row->online_level,
            .legacy_level = row->legacy_level,
            .valid_from = row->valid_from,
            .valid_until = row->valid_until,
        };
    }
    *ret_procedures = (struct sv_procedures){ .items = procedures, .count = rows.count };
    return SV_OK;
}

struct counter_row {
    const char *code;
    const char *unit;
    const char *name_vi;
    const char *name_en;
    sv_day valid_from;
    sv_day valid_until;
};

enum sv_status sv_counters_select(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_stmt *stmt, const struct sv_param *params,
                                  struct sv_counters *ret_counters, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct counter_row, code),       SV_COL(struct counter_row, unit),
        SV_COL(struct counter_row, name_vi),    SV_COL(struct counter_row, name_en),
        SV_COL(struct counter_row, valid_from), SV_COL(struct counter_row, valid_until),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct counter_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_counter *counters = sv_arena_array(arena, rows.count, sizeof(*counters));

    for (size_t i = 0; i < rows.count; i++) {
        const struct counter_row *row = (const struct counter_row *)rows.items + i;

        counters[i] = (struct sv_counter){
            .code = row->code,
            .unit = row->unit,
            .name = { .vi = row->name_vi, .en = row->name_en },
            .valid_from = row->valid_from,
            .valid_until = row->valid_until,
        };
    }
    *ret_counters = (struct sv_counters){ .items = counters, .count = rows.count };
    return SV_OK;
}
