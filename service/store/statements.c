/* SPDX-License-Identifier: Apache-2.0 */
#include "store/statements.h"

#include "sql.gen.h" /* SQL_<name>, from store/sql/ by cmake/EmbedSql.cmake */

#define X(name, params) const struct sv_stmt sv_stmt_##name = { #name, SQL_##name, params };
SV_STMT_LIST(X)
#undef X

const struct sv_stmt *const sv_all_stmts[] = {
#define X(name, params) &sv_stmt_##name,
    SV_STMT_LIST(X)
#undef X
};
const size_t sv_all_stmts_count = sizeof(sv_all_stmts) / sizeof(sv_all_stmts[0]);

const long sv_schema_version = SQL_SCHEMA_VERSION;
