/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RESULTS_JSON_H
#define SV_WIRE_RESULTS_JSON_H

#include "domain/release.h"
#include "domain/results.h"

#include <cjson/cJSON.h>

/* {"satisfied","valid","respondents","share","low","high"}; share and interval null if not known.
 */
cJSON *sv_json_of_share(const struct sv_share *share);

/* {"points","low","high","max_points","target","position"}, or null if not known. */
cJSON *sv_json_of_sub_index(const struct sv_sub_index_points *points,
                            const struct sv_sub_index *sub_index);

/* The body of GET /api/v1/surveys/{survey}/results. Its TypeScript twin is web/shared/api. */
cJSON *sv_json_of_results(const struct sv_results *results);

/* A release as it is listed. */
cJSON *sv_json_of_release_head(const struct sv_release_head *head);

/* The document that is frozen, in the arena (docs/formats.md). */
const char *sv_release_document_of(struct sv_arena *arena, const struct sv_release *release);

#endif
