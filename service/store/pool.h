/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_POOL_H
#define SV_STORE_POOL_H

#include "base/cleanup.h"
#include "base/status.h"

#include <stddef.h>

struct sv_db;
struct sv_pool;

/* A database connection on loan; zero-initialise. */
struct sv_loan {
    struct sv_pool *pool;
    struct sv_db *db;
    size_t place;
};

/* Opens one connection, to tell trouble at once; the others follow when they are needed. */
SV_MUST_USE
enum sv_status sv_pool_open(const char *conninfo, size_t size, struct sv_pool **ret_pool,
                            struct sv_error *reterr);
void sv_pool_close(struct sv_pool *pool);

/*
 * Borrows a connection, opening it anew if it was lost. SV_ERR_BUSY if none is
 * free within five seconds or the database does not answer.
 */
SV_MUST_USE
enum sv_status sv_pool_take(struct sv_pool *pool, struct sv_loan *ret_loan,
                            struct sv_error *reterr);
void sv_pool_give(struct sv_loan *loan);

/* For SV_LOAN variables: gives the connection back at the end of the scope. */
#define SV_LOAN __attribute__((cleanup(sv_pool_give))) struct sv_loan

#endif
