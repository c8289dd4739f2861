/* SPDX-License-Identifier: Apache-2.0 */
#include "store/document_rows.h"

#include "base/text.h"

#include <string.h>

struct row {
    const char *code;
    int64_t version;
    const char *document;
    struct sv_bytes sha256;
};

enum sv_status sv_documents_select(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_stmt *stmt, const struct sv_param *params,
                                   struct sv_documents *ret_documents, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct row, code),
        SV_COL(struct row, version),
        SV_COL(struct row, document),
        SV_COL(struct row, sha256),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_document *documents = sv_arena_array(arena, rows.count, sizeof(*documents));

    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = (const struct row *)rows.items + i;

        documents[i] = (struct sv_document){
            .code = row->code,
            .version = row->version,
            .text = row->document,
            .sha256 = sv_hex(arena, row->sha256.data, row->sha256.size),
        };
    }
    *ret_documents = (struct sv_documents){ .items = documents, .count = rows.count };
    return SV_OK;
}

enum sv_status sv_document_find(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_document_kind *kind,
                                const struct sv_document *wanted, struct sv_document *ret_document,
                                struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, wanted->code),
                                       SV_PARAM(arena, wanted->version) };
    struct sv_documents found = { 0 };

    enum sv_status status = sv_documents_select(db, arena, kind->find, params, &found, reterr);
    if (status != SV_OK)
        return status;
    if (found.count == 0 && wanted->version == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, kind->find->name, "no '%s'", wanted->code);
    if (found.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, kind->find->name, "no '%s' version %d",
                       wanted->code, (int)wanted->version);
    *ret_document = found.items[0];
    return SV_OK;
}

enum sv_status sv_document_add(struct sv_db *db, struct sv_arena *arena,
                               const struct sv_document_kind *kind,
                               const struct sv_document *document, bool *ret_added,
                               struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, document->code),
        SV_PARAM(arena, document->version),
        SV_PARAM(arena, document->text),
    };
    struct sv_document stored = { .text = "" };
    size_t added = 0;

    enum sv_status status = sv_db_run(db, kind->insert, params, &added, reterr);
    if (status == SV_OK && added == 0)
        status = sv_document_find(db, arena, kind, document, &stored, reterr);
    if (status != SV_OK)
        return status;
    if (added == 0 && strcmp(stored.text, document->text) != 0)
        return sv_fail(reterr, SV_ERR_CONFLICT, document->code,
                       "version %d is published with other content: publish a new version",
                       (int)document->version);
    *ret_added = added == 1;
    return SV_OK;
}
