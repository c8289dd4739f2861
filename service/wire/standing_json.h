/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_STANDING_JSON_H
#define SV_WIRE_STANDING_JSON_H

#include "domain/outlook.h"

#include <cjson/cJSON.h>

/*
 * The body of GET /api/v1/par/ranking. scope is the unit whose unpublished scorecards are in it,
 * "" for all. Points have an interval, and ranks a band, only where something comes from a survey.
 */
cJSON *sv_json_of_ranking(const struct sv_ranked *ranked, const char *scope);

/* The body of GET /api/v1/par/outlook. */
cJSON *sv_json_of_outlook(const struct sv_outlook *outlook);

/* The body of GET /api/v1/par/overview. */
cJSON *sv_json_of_overview(const struct sv_unit_indices *indices);

#endif
