/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RELATIONS_JSON_H
#define SV_WIRE_RELATIONS_JSON_H

#include "domain/drivers.h"
#include "domain/reliability.h"
#include "wire/figure_json.h"

/* A set of criteria as {"code": "all" | "F1" | "without_F1", "k", "n", "alpha", ...}. */
cJSON *sv_json_of_reliability(const struct sv_cube_plan *plan,
                              const struct sv_reliability *reliability,
                              enum sv_precision precision);

/* A model as {"code": "all" | "without_F5", "state", "n", "r2", "factors": [...], ...}. */
cJSON *sv_json_of_drivers(const struct sv_cube_plan *plan, const struct sv_drivers *drivers,
                          enum sv_precision precision);

#endif
