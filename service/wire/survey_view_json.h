/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_SURVEY_VIEW_JSON_H
#define SV_WIRE_SURVEY_VIEW_JSON_H

#include "domain/documents.h"
#include "domain/staff.h"
#include "domain/survey.h"

#include <cjson/cJSON.h>

/* The bodies that describe surveys and what they are made of. */

/* {"code","title","state"} */
cJSON *sv_json_of_survey_head(const struct sv_survey *survey);

/*
 * The body of GET /api/v1/surveys/{survey}: units, counters and procedures that are valid today,
 * procedures of units of the survey or of none; instrument is put in verbatim.
 */
cJSON *sv_json_of_survey(const struct sv_survey *survey, const struct sv_document *instrument,
                         sv_day today);

cJSON *sv_json_of_unit(const struct sv_unit *unit);
cJSON *sv_json_of_procedure(const struct sv_procedure *procedure);
/* {"code","version","sha256"} */
cJSON *sv_json_of_document(const struct sv_document *document);
cJSON *sv_json_of_staff_key(const struct sv_staff_key *key);

#endif
