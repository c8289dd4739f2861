/* SPDX-License-Identifier: Apache-2.0 */
#include "support/cube_reference.h"

#include "support/files.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

cJSON *reference_document(struct sv_arena *arena, const char *name)
{
    const char *text = test_file(arena, sv_arena_printf(arena, "tests/data/oracle/%s", name));
    cJSON *document = cJSON_Parse(text);

    cr_assert_not_null(document, "%s cannot be read", name);
    return document;
}

const cJSON *reference_at(const cJSON *document, const char *path)
{
    char name[64];

    for (size_t size = 0; *path != '\0'; path += size + (path[size] == '/')) {
        size = strcspn(path, "/");
        cr_assert_lt(size, sizeof(name));
        memcpy(name, path, size);
        name[size] = '\0';
        document = cJSON_GetObjectItemCaseSensitive(document, name);
        cr_assert_not_null(document, "no %s in the reference", path);
    }
    return document;
}

static double worst = 0;

double worst_error(void)
{
    return worst;
}

static void expect_near(const cJSON *object, const char *name, double actual, double expected)
{
    double error = fabs(actual - expected) / fmax(1e-3, fabs(expected));

    worst = fmax(worst, error);
    cr_expect(error <= 1e-9, "%s/%s is %.17g, not %.17g",
              object->string == NULL ? "" : object->string, name, actual, expected);
}

void expect_figure(const cJSON *object, const char *name, struct sv_figure actual)
{
    const cJSON *member = reference_at(object, name);

    if (cJSON_IsNull(member) || !actual.known) {
        cr_expect(cJSON_IsNull(member) && !actual.known, "%s/%s exists on one side only",
                  object->string == NULL ? "" : object->string, name);
        return;
    }
    expect_near(object, name, actual.value, member->valuedouble);
}

void expect_interval(const cJSON *object, const char *name, struct sv_interval actual)
{
    const cJSON *ends = reference_at(object, name);
    const cJSON *low = cJSON_GetArrayItem(ends, 0), *high = cJSON_GetArrayItem(ends, 1);

    if (cJSON_IsNull(low) || !actual.known) {
        cr_expect(cJSON_IsNull(low) && !actual.known, "%s/%s exists on one side only",
                  object->string == NULL ? "" : object->string, name);
        return;
    }
    expect_near(object, name, actual.low, low->valuedouble);
    expect_near(object, name, actual.high, high->valuedouble);
}

void expect_number(const cJSON *object, const char *name, double actual)
{
    expect_figure(object, name, (struct sv_figure){ true, actual });
}

static size_t column_of(const char *header, const char *column)
{
    size_t place = 0;

    for (; strncmp(header, column, strlen(column)) != 0 ||
           strchr(",\n", header[strlen(column)]) == NULL;
         place++) {
        header += strcspn(header, ",\n");
        cr_assert(*header == ',', "no column %s", column);
        header++;
    }
    return place;
}

const double *reference_weights(struct sv_arena *arena, const struct sv_survey *survey,
                                const struct oracle_responses *responses, const char *column)
{
    const char *line = test_file(arena, "tests/data/oracle/weights.csv");
    double *weights = sv_arena_array(arena, sv_weight_cell_count(survey), sizeof(*weights));
    size_t skip = column_of(line, column);

    for (size_t i = 0; i < responses->count; i++) {
        const struct sv_response *response = &responses->items[i];
        struct sv_weight_cell cell = { .channel = response->channel,
                                       .respondent = response->respondent };
        const char *field = NULL;

        line = strchr(line, '\n') + 1;
        field = line;
        for (size_t k = 0; k < skip; k++)
            field = strchr(field, ',') + 1;
        cell.unit = (size_t)(sv_survey_unit(survey, response->unit) - survey->units.items);
        cell.period = (size_t)(sv_survey_period(survey, response->day) - survey->periods);
        weights[sv_weight_cell_at(survey, &cell)] = strtod(field, NULL);
    }
    return weights;
}
