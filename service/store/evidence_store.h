/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_EVIDENCE_STORE_H
#define SV_STORE_EVIDENCE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/par_work.h"

#include <stddef.h>

struct sv_db;

/* Keeps the content under evidence->sha256, once, and puts it behind the criterion: its new entry.
 */
SV_MUST_USE
enum sv_status sv_store_evidence_add(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key,
                                     const struct sv_evidence *evidence, const void *content,
                                     int64_t *ret_entry, struct sv_error *reterr);
/* Without those that were withdrawn, in the order they came. */
SV_MUST_USE
enum sv_status sv_store_evidence_list(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key,
                                      struct sv_evidence_list *ret_list, struct sv_error *reterr);
/* SV_ERR_NOT_FOUND if the scorecard has no such entry. */
SV_MUST_USE
enum sv_status sv_store_evidence_withdraw(struct sv_db *db, struct sv_arena *arena,
                                          const struct sv_scorecard_key *key, int64_t entry,
                                          struct sv_error *reterr);
/* Name and size of a file behind the scorecard, by its 64 hex digits. SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_evidence_file(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key, const char *sha256,
                                      struct sv_evidence_file *ret_file, struct sv_error *reterr);

/* What a reader has in memory of a file, and its connection keeps as a buffer for good. */
enum { SV_EVIDENCE_PART_SIZE = 256 * 1024 };

/* The next portion from a byte within the size of a file: its data and size alone. */
SV_MUST_USE
enum sv_status sv_store_evidence_part(struct sv_db *db, struct sv_arena *arena, const char *sha256,
                                      size_t from, struct sv_evidence_file *ret_part,
                                      struct sv_error *reterr);

#endif
