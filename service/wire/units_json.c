/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "wire/json_read.h"
#include "wire/survey_json.h"

#include <string.h>

enum { UNITS_MAX = 50000, PROCEDURES_MAX = 20000 };

/* The rows of the one array that a document holds under name. */
static bool read_rows(const cJSON *root, const char *name, size_t most,
                      struct sv_violations *violations, const cJSON **ret_rows)
{
    struct sv_scope scope;
    const char *members[] = { "$schema", name, NULL };

    if (!sv_scope_of(&scope, violations, root, ""))
        return false;
    sv_read_only(&scope, members);
    return sv_read_array(&scope, name, SV_REQUIRED, most, ret_rows);
}

static void read_validity(const struct sv_scope *scope, sv_day *ret_from, sv_day *ret_until)
{
    *ret_until = SV_DAY_NEVER;
    (void)sv_read_day(scope, "valid_from", SV_REQUIRED, ret_from);
    if (sv_read_day(scope, "valid_until", SV_OPTIONAL, ret_until) && *ret_until <= *ret_from)
        sv_violate(scope->violations, sv_read_pointer(scope, "valid_until"),
                   SV_VIOLATION_INCONSISTENT);
}

static struct sv_unit read_unit(const struct sv_scope *scope)
{
    static const char *const members[] = { "code",      "kind",       "parent",
                                           "name",      "valid_from", "valid_until",
                                           "successor", "note",       NULL };
    struct sv_unit unit = { .parent = "", .successor = "" };
    const char *kind = NULL;

    sv_read_only(scope, members);
    (void)sv_read_code(scope, "code", SV_REQUIRED, &unit.code);
    (void)sv_read_code(scope, "parent", SV_OPTIONAL, &unit.parent);
    (void)sv_read_code(scope, "successor", SV_OPTIONAL, &unit.successor);
    (void)sv_read_label(scope, "name", SV_REQUIRED, &unit.name);
    if (sv_read_text(scope, "kind", SV_REQUIRED, &kind) && !sv_unit_kind_of_word(kind, &unit.kind))
        sv_violate(scope->violations, sv_read_pointer(scope, "kind"), SV_VIOLATION_BAD_FORMAT);
    read_validity(scope, &unit.valid_from, &unit.valid_until);
    return unit;
}

enum sv_status sv_units_of_json(struct sv_arena *arena, const char *text, size_t size,
                                struct sv_units *ret_units, struct sv_violations *violations,
                                struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    const cJSON *rows = NULL, *row = NULL;
    size_t count = 0;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (!read_rows(root, "units", UNITS_MAX, violations, &rows))
        return SV_OK;
    struct sv_unit *units = sv_arena_array(arena, (size_t)cJSON_GetArraySize(rows), sizeof(*units));

    cJSON_ArrayForEach(row, rows)
    {
        struct sv_scope scope;

        if (sv_scope_of(&scope, violations, row, sv_json_pointer_index(arena, "/units", count)))
            units[count] = read_unit(&scope);
        count++;
    }
    *ret_units = (struct sv_units){ .items = units, .count = count };
    return SV_OK;
}

static struct sv_procedure read_procedure(const struct sv_scope *scope)
{
    static const char *const members[] = { "code",       "unit",         "field",
                                           "name",       "online_level", "legacy_level",
                                           "valid_from", "valid_until",  "note",
                                           NULL };
    struct sv_procedure procedure = { .unit = "" };

    sv_read_only(scope, members);
    (void)sv_read_code(scope, "code", SV_REQUIRED, &procedure.code);
    (void)sv_read_code(scope, "unit", SV_OPTIONAL, &procedure.unit);
    (void)sv_read_label(scope, "name", SV_REQUIRED, &procedure.name);
    (void)sv_read_label(scope, "field", SV_REQUIRED, &procedure.field);
    (void)sv_read_int(scope, "legacy_level", SV_OPTIONAL, 1, 4, &procedure.legacy_level);
    if (sv_read_text(scope, "online_level", SV_REQUIRED, &procedure.online_level) &&
        strcmp(procedure.online_level, "full") != 0 &&
        strcmp(procedure.online_level, "partial") != 0 &&
        strcmp(procedure.online_level, "none") != 0)
        sv_violate(scope->violations, sv_read_pointer(scope, "online_level"),
                   SV_VIOLATION_BAD_FORMAT);
    read_validity(scope, &procedure.valid_from, &procedure.valid_until);
    return procedure;
}

enum sv_status sv_procedures_of_json(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_procedures *ret_procedures,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    const cJSON *rows = NULL, *row = NULL;
    size_t count = 0;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (!read_rows(root, "procedures", PROCEDURES_MAX, violations, &rows))
        return SV_OK;
    struct sv_procedure *procedures =
        sv_arena_array(arena, (size_t)cJSON_GetArraySize(rows), sizeof(*procedures));

    cJSON_ArrayForEach(row, rows)
    {
        struct sv_scope scope;

        if (sv_scope_of(&scope, violations, row,
                        sv_json_pointer_index(arena, "/procedures", count)))
            procedures[count] = read_procedure(&scope);
        count++;
    }
    *ret_procedures = (struct sv_procedures){ .items = procedures, .count = count };
    return SV_OK;
}
