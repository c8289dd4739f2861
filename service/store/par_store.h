/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_PAR_STORE_H
#define SV_STORE_PAR_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/documents.h"
#include "domain/par.h"

#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/* The same document again sets *ret_added to false; another one is SV_ERR_CONFLICT. */
SV_MUST_USE
enum sv_status sv_store_framework_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_document *document, bool *ret_added,
                                      struct sv_error *reterr);
/* version 0 is the newest. SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_framework_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                       int64_t version, struct sv_document *ret_document,
                                       struct sv_error *reterr);
/* With their texts, ordered by code and version. */
SV_MUST_USE
enum sv_status sv_store_framework_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_documents *ret_documents, struct sv_error *reterr);

/* Begins the scorecard under this version of its framework, unless it is there already: then
 * *ret_added is false. */
SV_MUST_USE
enum sv_status sv_store_scorecard_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key, int64_t version,
                                      bool *ret_added, struct sv_error *reterr);
/* Period "" finds the latest. SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_scorecard_find(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr);
/* The same of one period, which no other transaction changes until this one ends. */
SV_MUST_USE
enum sv_status sv_store_scorecard_lock(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr);
/* Sets state, decision and turns to those of the head. */
SV_MUST_USE
enum sv_status sv_store_scorecard_move(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_head *head,
                                       struct sv_error *reterr);
/* Of the units at and below unit ("" for all), ordered by framework and version. */
SV_MUST_USE
enum sv_status sv_store_scorecard_list(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr);

/* Adds one entry to a scorecard, which must exist, in the turn of it. */
SV_MUST_USE
enum sv_status sv_store_score_add(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_scorecard_key *key, const struct sv_score *score,
                                  struct sv_error *reterr);
/* All entries of a scorecard, in the order they were entered, those that stand no more marked. */
SV_MUST_USE
enum sv_status sv_store_score_list(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_score **ret_scores, size_t *ret_count,
                                   struct sv_error *reterr);

#endif
