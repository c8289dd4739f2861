/* SPDX-License-Identifier: Apache-2.0 */
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/hooks.h>
#include <stdio.h>
#include <stdlib.h>

struct sv_db *test_db;
struct sv_arena *test_arena;

ReportHook(PRE_ALL)(struct criterion_test_set *tests)
{
    (void)tests;
    if (getenv("SIPAS_TEST_URL") == NULL) {
        (void)fprintf(stderr, "skipped: SIPAS_TEST_URL names no database\n");
        exit(77);
    }
}

void test_db_open(void)
{
    struct sv_error error = { 0 };

    if (sv_db_open(getenv("SIPAS_TEST_URL"), &test_db, &error) != SV_OK) {
        (void)fprintf(stderr, "%s: %s\n", error.where, error.detail);
        abort();
    }
    test_arena = sv_arena_new();
    PQclear(PQexec(sv_db_handle(test_db), "BEGIN"));
}

void test_db_close(void)
{
    PQclear(PQexec(sv_db_handle(test_db), "ROLLBACK"));
    sv_arena_free(test_arena);
    sv_db_close(test_db);
}

const char *test_db_value(const char *sql)
{
    SV_FREED_BY(PQclear) PGresult *res = PQexec(sv_db_handle(test_db), sql);

    cr_assert_eq(PQresultStatus(res), PGRES_TUPLES_OK, "%s", PQresultErrorMessage(res));
    return sv_arena_strdup(test_arena, PQgetvalue(res, 0, 0));
}
