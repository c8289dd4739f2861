/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/figure_json.h"

void sv_add_number(cJSON *object, const char *name, double value, enum sv_precision precision)
{
    cJSON_AddNumberToObject(object, name, sv_told(value, precision));
}

void sv_add_figure(cJSON *object, const char *name, struct sv_figure figure,
                   enum sv_precision precision)
{
    if (figure.known)
        sv_add_number(object, name, figure.value, precision);
    else
        cJSON_AddNullToObject(object, name);
}

void sv_add_ends(cJSON *object, struct sv_interval interval, enum sv_precision precision)
{
    sv_add_figure(object, "low", (struct sv_figure){ interval.known, interval.low }, precision);
    sv_add_figure(object, "high", (struct sv_figure){ interval.known, interval.high }, precision);
}

void sv_add_interval(cJSON *object, const char *name, struct sv_interval interval,
                     enum sv_precision precision)
{
    double ends[2] = { sv_told(interval.low, precision), sv_told(interval.high, precision) };

    cJSON_AddItemToObject(object, name,
                          interval.known ? cJSON_CreateDoubleArray(ends, 2) : cJSON_CreateNull());
}
