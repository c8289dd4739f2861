/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_TEST_DB_H
#define SV_TESTS_TEST_DB_H

#include "base/arena.h"
#include "store/connection.h"

/*
 * A connection of the role sipas_service in a transaction that is rolled back:
 * .init = test_db_open, .fini = test_db_close. A program whose main calls
 * test_db_main is skipped (77) where SIPAS_TEST_URL names no database.
 */
extern struct sv_db *test_db;
extern struct sv_arena *test_arena;

void test_db_open(void);
void test_db_close(void);

/* Runs SQL that yields one value; the text lives in test_arena. */
const char *test_db_value(const char *sql);

#endif
