/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_MIGRATE_H
#define SV_STORE_MIGRATE_H

#include "base/arena.h"
#include "base/status.h"

#include <stddef.h>

/* A migration file NNNN_verb_object.sql. */
struct sv_migration {
    long version; /* NNNN */
    const char *name;
    const char *sql;
};

/*
 * Applies what is missing, each in one transaction, under an advisory lock, so
 * that two runners at once apply everything once. migrations are ordered and
 * numbered 1, 2, 3 ... An applied file that was edited since, or is missing
 * here, is SV_ERR_CONFLICT and nothing is applied.
 */
SV_MUST_USE
enum sv_status sv_store_migrate(const char *owner_conninfo, const struct sv_migration *migrations,
                                size_t count, size_t *ret_applied, struct sv_error *reterr);

#endif
