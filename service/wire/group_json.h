/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_GROUP_JSON_H
#define SV_WIRE_GROUP_JSON_H

#include "domain/results_answer.h"
#include "wire/estimate_json.h"

/* "key": "A01", of two dimensions "A01:2025Q3", null for everybody; and "shown". */
void sv_add_group_key(cJSON *object, const struct sv_results_query *query,
                      const struct sv_result_group *group);

/* The estimates of a group that is shown; factors and items are null where they are hidden. */
void sv_add_group_figures(cJSON *json, const struct sv_results_answer *answer, size_t place,
                          const struct sv_telling *telling);

/* The estimates of a group of responses. */
cJSON *sv_json_of_group(const struct sv_results_answer *answer, size_t place,
                        const struct sv_telling *telling);

/* The points of a group's index, without and with steps. */
void sv_add_points_estimate(cJSON *object, const struct sv_results_answer *answer, size_t place,
                            const struct sv_telling *telling);

#endif
