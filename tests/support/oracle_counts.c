/* SPDX-License-Identifier: Apache-2.0 */
#include "support/oracle_counts.h"

#include "support/files.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { ORACLE_ROWS = 300 };

cJSON *test_oracle(struct sv_arena *arena, const char *name)
{
    cJSON *document =
        cJSON_Parse(test_file(arena, sv_arena_printf(arena, "tests/data/oracle/%s", name)));

    cr_assert_not_null(document, "%s", name);
    return document;
}

double test_number(const cJSON *object, const char *key)
{
    const cJSON *number = cJSON_GetObjectItemCaseSensitive(object, key);

    cr_assert(cJSON_IsNumber(number), "%s", key);
    return number->valuedouble;
}

const char *test_word(const cJSON *object, const char *key)
{
    const cJSON *word = cJSON_GetObjectItemCaseSensitive(object, key);

    return cJSON_IsString(word) ? word->valuestring : "";
}

static struct sv_base_cell cell_of(struct sv_arena *arena, const cJSON *row)
{
    const cJSON *overall = cJSON_GetObjectItemCaseSensitive(
        cJSON_GetObjectItemCaseSensitive(row, "answers"), "overall");
    struct sv_base_cell cell = { 0 };
    int64_t *n = sv_arena_alloc(arena, sizeof(*n)), *x = sv_arena_alloc(arena, sizeof(*x));
    const char *counter = test_word(row, "counter"); /* such as A03-K1 */

    *n = cJSON_IsNumber(overall);
    *x = cJSON_IsNumber(overall) && overall->valuedouble >= 4;
    cell.at[SV_DIMENSION_UNIT] = (int32_t)strtol(test_word(row, "unit") + 1, NULL, 10) - 1;
    cell.at[SV_DIMENSION_PROCEDURE] =
        (int32_t)strtol(test_word(row, "procedure") + 1, NULL, 10) - 1;
    cell.at[SV_DIMENSION_CHANNEL] = strcmp(test_word(row, "channel"), "online") == 0;
    cell.at[SV_DIMENSION_RESPONDENT] = strcmp(test_word(row, "respondent_type"), "citizen") == 0;
    cell.at[SV_DIMENSION_PERIOD] = strcmp(test_word(row, "day"), "2025-10-01") >= 0;
    if (strlen(counter) == 6)
        cell.contributor =
            (uint32_t)(cell.at[SV_DIMENSION_UNIT] * 10 + strtol(counter + 5, NULL, 10));
    cell.n = n;
    cell.x = x;
    return cell;
}

struct sv_base_counts *test_oracle_counts(struct sv_arena *arena)
{
    const char *line = test_file(arena, "tests/data/oracle/s300.jsonl");
    struct sv_base_counts *counts = sv_arena_alloc(arena, sizeof(*counts));
    struct sv_base_cell *cells = sv_arena_array(arena, ORACLE_ROWS, sizeof(*cells));

    *counts = (struct sv_base_counts){ .cells = cells,
                                       .code_count = { 12, 2, 2, 2, 39 },
                                       .item_count = 1,
                                       .contributor_count = 12 * 10 };
    for (; line != NULL && *line == '{'; line = strchr(line, '\n') + 1) {
        cJSON *row = cJSON_ParseWithOpts(line, NULL, 0);

        cr_assert(counts->cell_count < ORACLE_ROWS);
        cells[counts->cell_count++] = cell_of(arena, row);
        cJSON_Delete(row);
    }
    cr_assert_eq(counts->cell_count, ORACLE_ROWS);
    return counts;
}

unsigned test_random(unsigned *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 8) % below;
}

struct sv_base_counts *test_random_counts(struct sv_arena *arena, unsigned seed)
{
    static const size_t codes[SV_DIMENSION_COUNT] = { 4, 2, 2, 3, 6 };
    unsigned state = seed * 7919U + 1U, usual = 3 + test_random(&state, 40);
    struct sv_base_counts *counts = sv_arena_alloc(arena, sizeof(*counts));
    struct sv_base_cell *cells = sv_arena_array(arena, 4 * 2 * 2 * 3 * 2, sizeof(*cells));

    *counts = (struct sv_base_counts){ .cells = cells, .item_count = 1 };
    memcpy(counts->code_count, codes, sizeof(codes));
    for (unsigned i = 0; i < 4 * 2 * 2 * 3 * 2; i++) {
        int64_t *n = sv_arena_alloc(arena, sizeof(*n)), *x = sv_arena_alloc(arena, sizeof(*x));
        int32_t unit = (int32_t)(i % 4), procedure = (int32_t)(i / 48);

        /* A third of the cells is empty, some units are small, some have no second channel. */
        *n = test_random(&state, 3) == 0 ? 0 : test_random(&state, usual);
        *n = unit == 3 ? *n / 6 : *n;
        *n = unit == 2 && i / 4 % 2 == 1 && seed % 2 == 0 ? 0 : *n;
        *x = test_random(&state, 4) == 0 ? 0 : *n - test_random(&state, (unsigned)*n + 1) / 2;
        cells[i] = (struct sv_base_cell){ .at = { unit, (int32_t)(i / 4 % 2), (int32_t)(i / 8 % 2),
                                                  (int32_t)(i / 16 % 3), unit + procedure },
                                          .n = n,
                                          .x = x };
    }
    counts->cell_count = 4 * 2 * 2 * 3 * 2;
    return counts;
}
