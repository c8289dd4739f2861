/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_CATALOGUE_H
#define SV_APP_CATALOGUE_H

#include "app/app.h"
#include "domain/documents.h"
#include "domain/survey.h"

#include <stdbool.h>
#include <stddef.h>

/* Publishing and listing what surveys are made of. Everything found is in the arena. */

/* The same document again sets *ret_added to false; another one is SV_ERR_CONFLICT. */
SV_MUST_USE
enum sv_status sv_app_instrument_add(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_document *document, bool *ret_added,
                                     struct sv_error *reterr);
/* version 0 is the newest. */
SV_MUST_USE
enum sv_status sv_app_instrument(const struct sv_app *app, struct sv_arena *arena, const char *code,
                                 int64_t version, struct sv_document *ret_document,
                                 struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_instruments(const struct sv_app *app, struct sv_arena *arena,
                                  struct sv_documents *ret_documents, struct sv_error *reterr);

/* All or none; *ret_changed counts those that were new or different. */
SV_MUST_USE
enum sv_status sv_app_units_add(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_units *units, size_t *ret_changed,
                                struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_units(const struct sv_app *app, struct sv_arena *arena,
                            struct sv_units *ret_units, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_procedures_add(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_procedures *procedures, size_t *ret_changed,
                                     struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_procedures(const struct sv_app *app, struct sv_arena *arena,
                                 struct sv_procedures *ret_procedures, struct sv_error *reterr);

/* A survey and the document it was read from; its instrument is set on the way. */
struct sv_survey_addition {
    struct sv_survey *survey;
    const char *document;
};

/*
 * Adds a survey, open for responses, after holding it against its instrument;
 * what is wrong is added to violations and then nothing is stored.
 */
SV_MUST_USE
enum sv_status sv_app_survey_add(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_survey_addition *addition,
                                 struct sv_violations *violations, bool *ret_added,
                                 struct sv_error *reterr);
/* Code, title and state of all surveys. */
SV_MUST_USE
enum sv_status sv_app_surveys(const struct sv_app *app, struct sv_arena *arena,
                              struct sv_surveys *ret_surveys, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_survey_set_open(const struct sv_app *app, struct sv_arena *arena,
                                      const char *code, bool open, struct sv_error *reterr);

#endif
