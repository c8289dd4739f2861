/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_DOCUMENT_ROWS_H
#define SV_STORE_DOCUMENT_ROWS_H

#include "domain/documents.h"
#include "store/db.h"

/*
 * Private to service/store: instruments and frameworks are kept alike. A
 * statement that selects documents yields code, version, document and sha256.
 */
SV_MUST_USE
enum sv_status sv_documents_select(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_stmt *stmt, const struct sv_param *params,
                                   struct sv_documents *ret_documents, struct sv_error *reterr);

/* The statements of one kind of documents. */
struct sv_document_kind {
    const struct sv_stmt *find;
    const struct sv_stmt *insert;
};

/* The document of a code and version (0: the newest), else SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_document_find(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_document_kind *kind,
                                const struct sv_document *wanted, struct sv_document *ret_document,
                                struct sv_error *reterr);

/*
 * Publishes a document. The same text again changes nothing and sets *ret_added
 * to false; another text under the code and version is SV_ERR_CONFLICT.
 */
SV_MUST_USE
enum sv_status sv_document_add(struct sv_db *db, struct sv_arena *arena,
                               const struct sv_document_kind *kind,
                               const struct sv_document *document, bool *ret_added,
                               struct sv_error *reterr);

#endif
