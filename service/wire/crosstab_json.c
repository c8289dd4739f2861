/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/crosstab_json.h"

#include "wire/json_write.h"

/* Counts, or null where they are hidden; and their marks, null where they are not. */
static void add_counts(cJSON *counts, cJSON *marks, const int64_t *values, const bool *shown,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cJSON_AddItemToArray(counts,
                             shown[i] ? cJSON_CreateNumber((double)values[i]) : cJSON_CreateNull());
        cJSON_AddItemToArray(marks, shown[i] ? cJSON_CreateNull() : cJSON_CreateString("c"));
    }
}

static cJSON *line_json(const struct sv_crosstab_side *side, size_t line)
{
    const struct sv_option *option = sv_crosstab_option(side, line);

    if (option != NULL)
        return cJSON_CreateNumber(option->value);
    return cJSON_CreateString(line + 1 < side->count ? "NA" : "missing");
}

static void add_side(cJSON *object, const char *name, const struct sv_crosstab_side *side)
{
    cJSON *json = cJSON_AddObjectToObject(object, name), *lines = NULL, *totals = NULL;

    cJSON_AddStringToObject(json, "code", side->item->code);
    lines = cJSON_AddArrayToObject(json, "answers");
    for (size_t i = 0; i < side->count; i++)
        cJSON_AddItemToArray(lines, line_json(side, i));
    totals = cJSON_AddArrayToObject(json, "totals");
    add_counts(totals, cJSON_AddArrayToObject(json, "marks"), side->totals, side->shown,
               side->count);
}

static void add_cells(cJSON *object, const struct sv_crosstab *crosstab)
{
    cJSON *counts = cJSON_AddArrayToObject(object, "counts");
    cJSON *marks = cJSON_AddArrayToObject(object, "marks");
    size_t width = crosstab->second.count;

    for (size_t i = 0; i < crosstab->first.count; i++) {
        cJSON *row = cJSON_CreateArray(), *row_marks = cJSON_CreateArray();

        add_counts(row, row_marks, &crosstab->cells[i * width], &crosstab->cell_shown[i * width],
                   width);
        cJSON_AddItemToArray(counts, row);
        cJSON_AddItemToArray(marks, row_marks);
    }
}

void sv_add_crosstab(cJSON *object, const struct sv_crosstab *crosstab, enum sv_precision precision)
{
    static const struct sv_association nothing = { 0 };
    const struct sv_association *association = crosstab->whole ? &crosstab->association : &nothing;

    sv_add_count(object, "responses", crosstab->responses);
    add_side(object, "first", &crosstab->first);
    add_side(object, "second", &crosstab->second);
    add_cells(object, crosstab);
    /* Of a hidden cell they would tell as much as a total. */
    if (crosstab->whole)
        sv_add_count(object, "n", association->n);
    else
        cJSON_AddNullToObject(object, "n");
    if (association->chi_square.known)
        sv_add_count(object, "df", (int64_t)association->df);
    else
        cJSON_AddNullToObject(object, "df");
    sv_add_figure(object, "chi_square", association->chi_square, precision);
    sv_add_figure(object, "p", association->p, precision);
    sv_add_figure(object, "cramers_v", association->cramers_v, precision);
}
