/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_SURVEY_STORE_H
#define SV_STORE_SURVEY_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/survey.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;

/* A survey as the database keeps it; document is "" in lists. */
struct sv_survey_record {
    const char *code;
    const char *document;
    bool open;
    const char *title_vi;
    const char *title_en;
};

SV_MUST_USE
enum sv_status sv_store_survey_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                    struct sv_survey_record *ret_record, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_survey_list(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_survey_record **ret_records, size_t *ret_count,
                                    struct sv_error *reterr);

/*
 * Adds a survey and its periods, units and population counts; call it in a
 * transaction. The same document again sets *ret_added to false, another one
 * under the same code is SV_ERR_CONFLICT, an unknown unit SV_ERR_INVALID.
 */
SV_MUST_USE
enum sv_status sv_store_survey_add(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_survey *survey, const char *document,
                                   bool *ret_added, struct sv_error *reterr);

/* Opens or closes; SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_survey_set_open(struct sv_db *db, struct sv_arena *arena, const char *code,
                                        bool open, struct sv_error *reterr);

/* Fills the units, counters and procedures of a survey from the database. */
SV_MUST_USE
enum sv_status sv_store_survey_places(struct sv_db *db, struct sv_arena *arena,
                                      struct sv_survey *survey, struct sv_error *reterr);

/* Holds a survey until the end of the transaction: one release, or showing, at a time. */
SV_MUST_USE
enum sv_status sv_store_survey_lock(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_error *reterr);

#endif
