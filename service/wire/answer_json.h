/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_ANSWER_JSON_H
#define SV_WIRE_ANSWER_JSON_H

#include "domain/results_answer.h"

#include <cjson/cJSON.h>

/* The body of GET /api/v1/surveys/{survey}/results, whatever figures were asked for. */
cJSON *sv_json_of_answer(const struct sv_results_answer *answer);

#endif
