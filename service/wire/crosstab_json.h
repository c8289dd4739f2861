/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_CROSSTAB_JSON_H
#define SV_WIRE_CROSSTAB_JSON_H

#include "domain/crosstab_table.h"
#include "wire/figure_json.h"

/*
 * Adds a crosstab: "responses", "first" and "second" with their lines and totals, "counts" row by
 * row, and how the answers are associated. A line is named by its option's value, "NA" or
 * "missing". A hidden count is null with "c" in its place of the marks.
 */
void sv_add_crosstab(cJSON *object, const struct sv_crosstab *crosstab,
                     enum sv_precision precision);

#endif
