/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_FIGURE_JSON_H
#define SV_WIRE_FIGURE_JSON_H

#include "domain/figure.h"
#include "domain/interval.h"

#include <cjson/cJSON.h>

/*
 * How exactly figures are told. Whoever may know every answer gets them as they are; under
 * disclosure control no more digits than a reader can use, since a share at full precision gives
 * its denominator away.
 */
enum sv_precision {
    SV_EXACT,
    SV_ROUNDED, /* three decimals: a tenth of a percent */
    SV_COARSE,  /* two decimals: shares of fewer than 100 answers */
};

double sv_told(double value, enum sv_precision precision);

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
