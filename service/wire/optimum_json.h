/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_OPTIMUM_JSON_H
#define SV_WIRE_OPTIMUM_JSON_H

#include "domain/plan_optimum.h"
#include "domain/survey_gap.h"

#include <cjson/cJSON.h>

/* The body of GET /api/v1/par/optimum. */
cJSON *sv_json_of_optimum(const struct sv_plan_optimum *plan, const struct sv_survey_gaps *survey);

#endif
