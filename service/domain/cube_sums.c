/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_sums.h"

#include "domain/answers.h"

#include <assert.h>

enum { NOT_VALID = -1 }; /* no option, and no value: those are 0 or more */

/* A respondent's answers as the sums need them. */
struct reading {
    int value[SV_ITEMS_MAX]; /* per criterion: its option's value, or NOT_VALID */
    int64_t num[SV_ITEMS_MAX], den[SV_ITEMS_MAX]; /* per factor: satisfied and valid */
    int64_t total[SV_ITEMS_MAX];                  /* per factor: sum of values */
    int64_t all_num, all_den;
    bool straight;
};

/* Place of the chosen option of a scale or single-choice item; -1 for NA or nothing. */
static int option_of(const struct sv_item *item, const uint8_t *answers)
{
    uint8_t code = answers[item->offset];

    if (code == SV_CODE_ABSENT || code == SV_CODE_NA)
        return NOT_VALID;
    assert(code <= item->option_count);
    return code - 1;
}

static void read_answers(const struct sv_cube_plan *plan, const uint8_t *answers,
                         struct reading *reading)
{
    int first = NOT_VALID;

    for (size_t g = 0; g < plan->factor_count; g++)
        reading->num[g] = reading->den[g] = reading->total[g] = 0;
    reading->all_num = reading->all_den = 0;
    reading->straight = true;
    for (size_t i = 0; i < plan->criterion_count; i++) {
        const struct sv_item *item = &plan->instrument->items[plan->criteria[i]];
        int option = option_of(item, answers);
        size_t g = plan->factor_of[i];

        reading->value[i] = NOT_VALID;
        if (option == NOT_VALID)
            continue;
        reading->value[i] = item->options[option].value;
        reading->num[g] += item->options[option].satisfied;
        reading->den[g]++;
        reading->total[g] += reading->value[i];
        reading->all_num += item->options[option].satisfied;
        reading->all_den++;
        first = first == NOT_VALID ? reading->value[i] : first;
        reading->straight = reading->straight && reading->value[i] == first;
    }
    reading->straight = reading->straight && reading->all_den >= SV_STRAIGHT_MIN;
}

static void add_choices(const struct sv_item *item, const uint8_t *answers, int64_t count,
                        int64_t *sums)
{
    bool given = false;

    for (size_t i = 0; i < item->option_count; i++) {
        if ((answers[item->offset + i / 8] >> i % 8 & 1) == 0)
            continue;
        sums[i] += count;
        given = true;
    }
    sums[item->option_count + 1] += given ? 0 : count;
}

static void add_item(const struct sv_item *item, const uint8_t *answers, int64_t count,
                     int64_t *sums)
{
    uint8_t code = 0;

    if (item->kind == SV_ITEM_TEXT)
        return;
    if (item->kind == SV_ITEM_MULTIPLE) {
        add_choices(item, answers, count, sums);
        return;
    }
    code = answers[item->offset];
    if (code == SV_CODE_NA)
        sums[item->option_count] += count;
    else if (code == SV_CODE_ABSENT)
        sums[item->option_count + 1] += count;
    else
        sums[option_of(item, answers)] += count;
}

/* At least half of the factor's criteria are valid. */
static bool has_score(const struct sv_cube_plan *plan, const struct reading *reading, size_t factor)
{
    return reading->den[factor] > 0 &&
           2 * reading->den[factor] >= (int64_t)plan->factor_sizes[factor];
}

/* The mean of the factor's valid values, times its score unit. */
static int64_t score_of(const struct sv_cube_plan *plan, const struct reading *reading,
                        size_t factor)
{
    return plan->score_units[factor] / reading->den[factor] * reading->total[factor];
}

static void add_factors(const struct sv_cube_plan *plan, const struct reading *reading,
                        int64_t count, int64_t *sums)
{
    size_t factors = plan->factor_count;

    if (reading->all_den == 0)
        return;
    sums[plan->respondents_at] += count;
    sums[plan->num_by_den_at + (size_t)reading->all_den - 1] += reading->all_num * count;
    for (size_t g = 0; g < factors; g++) {
        int64_t num = reading->num[g] * count, den = reading->den[g] * count;

        sums[plan->respondents_at + 1 + g] += den == 0 ? 0 : count;
        sums[plan->num_at + g] += num;
        sums[plan->den_at + g] += den;
        if (has_score(plan, reading, g)) {
            sums[plan->scored_at + g] += count;
            sums[plan->score_at + g] += score_of(plan, reading, g) * count;
        }
        for (size_t h = 0; h < factors; h++) {
            sums[plan->num_num_at + g * factors + h] += num * reading->num[h];
            sums[plan->num_den_at + g * factors + h] += num * reading->den[h];
            sums[plan->den_den_at + g * factors + h] += den * reading->den[h];
        }
    }
}

static void add_answers(const struct sv_cube_plan *plan, const struct sv_cube_response *response,
                        int64_t count, int64_t *sums)
{
    struct reading reading;
    bool fast = false;

    read_answers(plan, response->answers, &reading);
    fast = response->complete && response->duration_s > 0 &&
           response->duration_s < SV_FAST_S * reading.all_den;
    sums[SV_SUM_RESPONSES] += count;
    sums[SV_SUM_COMPLETE] += response->complete ? count : 0;
    sums[SV_SUM_STRAIGHT] += reading.straight ? count : 0;
    sums[SV_SUM_FAST] += fast ? count : 0;
    sums[SV_SUM_STRAIGHT_FAST] += fast && reading.straight ? count : 0;
    for (size_t i = 0; i < plan->instrument->item_count; i++)
        add_item(&plan->instrument->items[i], response->answers, count, sums + plan->options_at[i]);
    add_factors(plan, &reading, count, sums);
}

/* Adds the products of the values of one complete case to a packed triangle. */
static void add_products(const int64_t *values, size_t order, int64_t count, int64_t *sums)
{
    for (size_t i = 0; i < order; i++) {
        for (size_t j = i; j < order; j++)
            *sums++ += values[i] * values[j] * count;
    }
}

/* The products of one set of factors, if the respondent is a complete case of it. */
static void add_factor_set(const struct sv_cube_plan *plan, const struct reading *reading,
                           size_t left_out, int64_t overall, int64_t count, int64_t *sums)
{
    int64_t values[SV_CUBE_FACTORS_MAX + 2];
    size_t order = 0;

    values[order++] = 1;
    for (size_t g = 0; g < plan->factor_count; g++) {
        if (g == left_out)
            continue;
        if (!has_score(plan, reading, g))
            return;
        values[order++] = score_of(plan, reading, g);
    }
    values[order++] = overall;
    add_products(values, order, count, sums + sv_factor_set_at(plan, left_out));
}

static void add_scores(const struct sv_cube_plan *plan, const struct sv_cube_response *response,
                       int64_t count, int64_t *sums)
{
    const struct sv_item *overall = &plan->instrument->items[plan->overall_item];
    int option = option_of(overall, response->answers);
    struct reading reading;

    if (option == NOT_VALID)
        return;
    read_answers(plan, response->answers, &reading);
    add_factor_set(plan, &reading, SV_NO_ITEM, overall->options[option].value, count, sums);
    for (size_t g = 0; g < plan->factor_count; g++)
        add_factor_set(plan, &reading, g, overall->options[option].value, count, sums);
}

static void add_item_set(const struct sv_cube_plan *plan, const struct reading *reading,
                         enum sv_item_set set, size_t factor, int64_t count, int64_t *sums)
{
    int64_t values[SV_CUBE_CRITERIA_MAX + 1];
    size_t order = 0;

    values[order++] = 1;
    for (size_t i = 0; i < plan->criterion_count; i++) {
        if (!sv_item_set_holds(plan, set, factor, i))
            continue;
        if (reading->value[i] == NOT_VALID)
            return;
        values[order++] = reading->value[i];
    }
    add_products(values, order, count, sums + sv_item_set_at(plan, set, factor));
}

static void add_pairs(const struct sv_cube_plan *plan, const struct reading *reading, int64_t count,
                      int64_t *sums)
{
    for (size_t i = 0; i < plan->criterion_count; i++) {
        for (size_t j = i; j < plan->criterion_count; j++, sums += SV_PAIR_WIDTH) {
            if (reading->value[i] == NOT_VALID || reading->value[j] == NOT_VALID)
                continue;
            sums[SV_PAIR_N] += count;
            sums[SV_PAIR_FIRST] += count * reading->value[i];
            sums[SV_PAIR_SECOND] += count * reading->value[j];
            sums[SV_PAIR_PRODUCT] += count * reading->value[i] * reading->value[j];
        }
    }
}

static void add_values(const struct sv_cube_plan *plan, const struct sv_cube_response *response,
                       int64_t count, int64_t *sums)
{
    struct reading reading;

    read_answers(plan, response->answers, &reading);
    add_item_set(plan, &reading, SV_SET_ALL, 0, count, sums);
    for (size_t g = 0; g < plan->factor_count; g++) {
        add_item_set(plan, &reading, SV_SET_WITHOUT_FACTOR, g, count, sums);
        add_item_set(plan, &reading, SV_SET_FACTOR, g, count, sums);
    }
    add_pairs(plan, &reading, count, sums + sv_item_pair_at(plan, 0, 0));
}

void sv_cube_sums_add(const struct sv_cube_plan *plan, enum sv_cube_part part,
                      const struct sv_cube_response *response, int64_t count, int64_t *sums)
{
    if (plan->width[part] == 0)
        return;
    if (part == SV_PART_ANSWERS)
        add_answers(plan, response, count, sums);
    else if (part == SV_PART_FACTORS)
        add_scores(plan, response, count, sums);
    else
        add_values(plan, response, count, sums);
}
