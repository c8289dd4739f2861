/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_RELEASE_STORE_H
#define SV_STORE_RELEASE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/par.h"
#include "domain/release.h"

#include <stddef.h>

struct sv_db;

/* The number of the survey's next release; in a transaction, which then holds the survey's lock. */
SV_MUST_USE
enum sv_status sv_store_release_next(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     int64_t *ret_number, struct sv_error *reterr);

struct sv_signed_document {
    const char *text;
    int64_t key;
    const uint8_t *signature; /* 64 bytes */
};

/* Stores the document with its signature and the index of each unit. *ret_sha256 is the document's
 * hash in hex. */
SV_MUST_USE
enum sv_status sv_store_release_add(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_release *release,
                                    const struct sv_signed_document *document,
                                    const char **ret_sha256, struct sv_error *reterr);

/* Newest first, with the index of unit ("" for the whole survey); survey "" lists all. */
SV_MUST_USE
enum sv_status sv_store_release_list(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     const char *unit, struct sv_release_heads *ret_heads,
                                     struct sv_error *reterr);

/* Releases in the order they were committed, each with its cursor. */
SV_MUST_USE
enum sv_status sv_store_feed_page(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_feed_query *query, const char *unit,
                                  struct sv_release_heads *ret_heads, struct sv_error *reterr);

/* What releases say about the survey criteria of a scorecard, one each, ordered by criterion;
 * without the counts of options, which the caller finds in `answers`. */
SV_MUST_USE
enum sv_status sv_store_survey_points(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_survey_points **ret_points, size_t *ret_count,
                                      struct sv_error *reterr);

/* The document as it was frozen, if all its units are at or below unit ("" for all);
 * SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_release_document(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_release_key *key, const char *unit,
                                         const char **ret_document, struct sv_error *reterr);

/* Each reporting unit with every unit above it, ordered by the latter. */
SV_MUST_USE
enum sv_status sv_store_units_above(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_units_above *ret_pairs, struct sv_error *reterr);

#endif
