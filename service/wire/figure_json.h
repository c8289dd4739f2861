/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_FIGURE_JSON_H
#define SV_WIRE_FIGURE_JSON_H

#include "domain/telling.h"

#include <cjson/cJSON.h>

/* A number, or null if it is not known. */
void sv_add_figure(cJSON *object, const char *name, struct sv_figure figure,
                   enum sv_precision precision);
void sv_add_number(cJSON *object, const char *name, double value, enum sv_precision precision);
/* "low" and "high". */
void sv_add_ends(cJSON *object, struct sv_interval interval, enum sv_precision precision);
/* [low, high], or null. */
void sv_add_interval(cJSON *object, const char *name, struct sv_interval interval,
                     enum sv_precision precision);

#endif
