/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_ESTIMATE_JSON_H
#define SV_WIRE_ESTIMATE_JSON_H

#include "domain/results_answer.h"
#include "wire/figure_json.h"

/* "satisfied", "valid", "respondents", "share", "low", "high", "se", "df", "deff", "n_effective",
 * "reliable", "unreliable". */
void sv_add_estimate(cJSON *object, const struct sv_estimate *estimate,
                     const struct sv_telling *telling);
cJSON *sv_json_of_estimate(const struct sv_estimate *estimate, const struct sv_telling *telling);

/* {"n", "value", "sd", "se", "df", "deff", "low", "high"} */
cJSON *sv_json_of_mean(const struct sv_estimate *estimate, const struct sv_telling *telling);

/* "difference", "se", "df", "t", "p", "p_holm", "p_bh", "low", "high"; both sides' names are given.
 */
void sv_add_difference(cJSON *object, const struct sv_named_difference *named,
                       const char *const sides[2], const struct sv_telling *telling);

#endif
