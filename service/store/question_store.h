/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_QUESTION_STORE_H
#define SV_STORE_QUESTION_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/crosstab_question.h"

struct sv_db;

/* The ledger of a survey in the order in which its questions were first answered, without so many
 * that are known. */
SV_MUST_USE
enum sv_status sv_store_questions(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                  int64_t after, struct sv_questions *ret_questions,
                                  struct sv_error *reterr);

/* Under the number, from 1 on, that is the next one; the survey is held (sv_store_survey_lock). */
SV_MUST_USE
enum sv_status sv_store_question_add(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     int64_t number, const struct sv_question *question,
                                     struct sv_error *reterr);

#endif
