/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/relations_json.h"

#include "wire/json_write.h"

#include <stdio.h>

/* Under disclosure control: a figure of fewer people is not told, and no sums of complete cases.
 * Whoever knew how many there are and their means could take those of all units but one away. */
enum { COMPLETE_MIN = 10 };

static bool is_told(int64_t n, enum sv_precision precision)
{
    return precision == SV_EXACT || n >= COMPLETE_MIN;
}

static void add_sum(cJSON *json, const char *name, struct sv_figure figure,
                    enum sv_precision precision)
{
    figure.known = figure.known && precision == SV_EXACT;
    sv_add_figure(json, name, figure, precision);
}

static const char *factor_code(const struct sv_cube_plan *plan, size_t factor)
{
    return plan->instrument->sections[plan->factors[factor]].code;
}

static void add_without(cJSON *json, const char *code)
{
    char text[200];

    (void)snprintf(text, sizeof(text), "without_%s", code);
    cJSON_AddStringToObject(json, "code", text);
}

static cJSON *item_json(const struct sv_cube_plan *plan, const struct sv_item_reliability *item,
                        enum sv_precision precision)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code",
                            plan->instrument->items[plan->criteria[item->criterion]].code);
    add_sum(json, "mean", item->mean, precision);
    add_sum(json, "sd", item->sd, precision);
    sv_add_figure(json, "r_total", item->r_total, precision);
    sv_add_figure(json, "r_rest", item->r_rest, precision);
    sv_add_figure(json, "alpha_if_deleted", item->alpha_if_deleted, precision);
    return json;
}

cJSON *sv_json_of_reliability(const struct sv_cube_plan *plan,
                              const struct sv_reliability *reliability, enum sv_precision precision)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *items = NULL;

    if (reliability->set == SV_SET_WITHOUT_FACTOR)
        add_without(json, factor_code(plan, reliability->factor));
    else
        cJSON_AddStringToObject(
            json, "code",
            reliability->set == SV_SET_ALL ? "all" : factor_code(plan, reliability->factor));
    sv_add_count(json, "k", (int64_t)reliability->item_count);
    sv_add_count(json, "n", reliability->n);
    sv_add_count(json, "responses", reliability->rows);
    if (!is_told(reliability->n, precision)) {
        cJSON_AddNullToObject(json, "alpha");
        cJSON_AddArrayToObject(json, "items");
        return json;
    }
    sv_add_figure(json, "alpha", reliability->alpha, precision);
    sv_add_ends(json, reliability->interval, precision);
    sv_add_figure(json, "standardized", reliability->alpha_standardized, precision);
    sv_add_figure(json, "mean_inter_item_r", reliability->mean_r, precision);
    sv_add_figure(json, "pairwise", reliability->alpha_pairwise, precision);
    sv_add_figure(json, "weighted", reliability->alpha_weighted, precision);
    add_sum(json, "scale_mean", reliability->scale_mean, precision);
    add_sum(json, "scale_sd", reliability->scale_sd, precision);
    items = cJSON_AddArrayToObject(json, "items");
    for (size_t i = 0; i < reliability->item_count; i++)
        cJSON_AddItemToArray(items, item_json(plan, &reliability->items[i], precision));
    return json;
}

static void add_driver(cJSON *json, const struct sv_driver *driver, enum sv_precision precision)
{
    sv_add_number(json, "b", driver->b, precision);
    sv_add_number(json, "beta", driver->beta, precision);
    sv_add_number(json, "r", driver->r, precision);
    sv_add_number(json, "first", driver->first, precision);
    sv_add_number(json, "last", driver->last, precision);
    sv_add_number(json, "lmg", driver->lmg, precision);
    sv_add_number(json, "lmg_share", driver->lmg_share, precision);
    sv_add_number(json, "vif", driver->vif, precision);
    sv_add_figure(json, "se", driver->se, precision);
    sv_add_figure(json, "t", driver->t, precision);
    sv_add_figure(json, "p", driver->p, precision);
    if (driver->performance.known)
        cJSON_AddStringToObject(json, "quadrant", sv_quadrant_word(driver->quadrant));
}

static cJSON *driver_json(const struct sv_cube_plan *plan, const struct sv_drivers *drivers,
                          const struct sv_driver *driver, enum sv_precision precision)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", factor_code(plan, driver->factor));
    sv_add_figure(json, "mean", driver->mean, precision);
    sv_add_figure(json, "performance", driver->performance, precision);
    cJSON_AddBoolToObject(json, "collinear", driver->collinear);
    if (drivers->state == SV_DRIVERS_KNOWN)
        add_driver(json, driver, precision);
    return json;
}

static void add_model(cJSON *json, const struct sv_drivers *drivers, enum sv_precision precision)
{
    const struct sv_symmetric *correlations = &drivers->correlations;
    cJSON *rows = NULL;

    sv_add_number(json, "r2", drivers->r2, precision);
    sv_add_number(json, "adjusted_r2", drivers->adjusted_r2, precision);
    sv_add_number(json, "intercept", drivers->intercept, precision);
    sv_add_number(json, "condition", drivers->condition, precision);
    sv_add_count(json, "df", drivers->df);
    rows = cJSON_AddArrayToObject(json, "correlations");
    for (size_t i = 0; i < correlations->order; i++) {
        cJSON *row = cJSON_CreateArray();

        for (size_t j = 0; j < correlations->order; j++)
            cJSON_AddItemToArray(
                row, cJSON_CreateNumber(sv_told(sv_symmetric_get(correlations, i, j), precision)));
        cJSON_AddItemToArray(rows, row);
    }
}

cJSON *sv_json_of_drivers(const struct sv_cube_plan *plan, const struct sv_drivers *drivers,
                          enum sv_precision precision)
{
    bool told = is_told(drivers->n, precision);
    enum sv_drivers_state state =
        told || drivers->state != SV_DRIVERS_KNOWN ? drivers->state : SV_DRIVERS_TOO_FEW;
    cJSON *json = cJSON_CreateObject();
    cJSON *factors = NULL;

    if (drivers->left_out == SV_NO_ITEM)
        cJSON_AddStringToObject(json, "code", "all");
    else
        add_without(json, factor_code(plan, drivers->left_out));
    cJSON_AddStringToObject(json, "state", sv_drivers_state_word(state));
    sv_add_count(json, "n", drivers->n);
    if (state == SV_DRIVERS_KNOWN)
        add_model(json, drivers, precision);
    sv_add_number(json, "importance_cut", drivers->importance_cut, precision);
    sv_add_figure(json, "performance_cut", drivers->performance_cut, precision);
    factors = cJSON_AddArrayToObject(json, "factors");
    for (size_t i = 0; told && i < drivers->factor_count; i++)
        cJSON_AddItemToArray(factors, driver_json(plan, drivers, &drivers->factors[i], precision));
    return json;
}
