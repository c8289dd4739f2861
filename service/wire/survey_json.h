/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_SURVEY_JSON_H
#define SV_WIRE_SURVEY_JSON_H

#include "domain/survey.h"

/*
 * Readers of the documents that describe the organisation and its surveys
 * (docs/formats.md). SV_ERR_MALFORMED if text is no JSON; what else is wrong is
 * added to violations.
 */
SV_MUST_USE
enum sv_status sv_units_of_json(struct sv_arena *arena, const char *text, size_t size,
                                struct sv_units *ret_units, struct sv_violations *violations,
                                struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_procedures_of_json(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_procedures *ret_procedures,
                                     struct sv_violations *violations, struct sv_error *reterr);

/* Leaves instrument, units, counters and procedures unset: they come from the database. */
SV_MUST_USE
enum sv_status sv_survey_of_json(struct sv_arena *arena, const char *text, size_t size,
                                 struct sv_survey *ret_survey, struct sv_violations *violations,
                                 struct sv_error *reterr);

#endif
