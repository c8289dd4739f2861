/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/tally.h"

#include "domain/answers.h"

#include <assert.h>
#include <string.h>

static int64_t *zeros(struct sv_arena *arena, size_t count)
{
    return sv_arena_array(arena, count, sizeof(int64_t));
}

struct sv_tally *sv_tally_new(struct sv_arena *arena, const struct sv_plan *plan)
{
    struct sv_tally *tally = sv_arena_alloc(arena, sizeof(*tally));
    const struct sv_instrument *instrument = plan->instrument;

    tally->plan = plan;
    tally->items = sv_arena_array(arena, instrument->item_count, sizeof(*tally->items));
    for (size_t i = 0; i < instrument->item_count; i++)
        tally->items[i].by_option = zeros(arena, instrument->items[i].option_count);
    tally->measures = sv_arena_array(arena, plan->measure_count, sizeof(*tally->measures));
    for (size_t i = 0; i < plan->measure_count; i++) {
        size_t count = plan->measures[i].component_count;

        tally->measures[i] = (struct sv_measure_tally){
            .num = zeros(arena, count),
            .den = zeros(arena, count),
            .num_num = zeros(arena, count * count),
            .num_den = zeros(arena, count * count),
            .den_den = zeros(arena, count * count),
        };
    }
    return tally;
}

static void fold_choices(struct sv_item_tally *tally, const struct sv_item *item,
                         const uint8_t *answers, int64_t count)
{
    bool given = false;

    for (size_t i = 0; i < item->option_count; i++) {
        if ((answers[item->offset + i / 8] >> i % 8 & 1) == 0)
            continue;
        tally->by_option[i] += count;
        given = true;
    }
    if (!given)
        tally->missing += count;
}

static void fold_choice(struct sv_item_tally *tally, const struct sv_item *item,
                        const uint8_t *answers, int64_t count)
{
    uint8_t code = answers[item->offset];

    if (code == SV_CODE_ABSENT) {
        tally->missing += count;
    } else if (code == SV_CODE_NA) {
        tally->na += count;
    } else {
        assert(code <= item->option_count);
        tally->by_option[code - 1] += count;
    }
}

static void fold_item(struct sv_item_tally *tally, const struct sv_item *item,
                      const uint8_t *answers, int64_t count)
{
    if (item->kind == SV_ITEM_MULTIPLE)
        fold_choices(tally, item, answers, count);
    else if (item->kind != SV_ITEM_TEXT)
        fold_choice(tally, item, answers, count);
}

/* One respondent's satisfied (num) and valid (den) answers per component. */
static bool component_sums(const struct sv_measure *measure, const struct sv_instrument *instrument,
                           const uint8_t *answers, int64_t *num, int64_t *den)
{
    bool any = false;

    for (size_t i = 0; i < instrument->item_count; i++) {
        size_t component = measure->component_of[i];
        uint8_t code = SV_CODE_ABSENT;

        if (component == SV_NO_COMPONENT)
            continue;
        code = answers[instrument->items[i].offset];
        if (code == SV_CODE_ABSENT || code == SV_CODE_NA)
            continue;
        den[component]++;
        num[component] += instrument->items[i].options[code - 1].satisfied;
        any = true;
    }
    return any;
}

static void fold_measure(struct sv_measure_tally *tally, const struct sv_measure *measure,
                         const struct sv_instrument *instrument, const struct sv_tally_row *row)
{
    size_t count = measure->component_count;
    int64_t num[SV_ITEMS_MAX], den[SV_ITEMS_MAX];

    assert(count <= SV_ITEMS_MAX);
    memset(num, 0, count * sizeof(num[0]));
    memset(den, 0, count * sizeof(den[0]));
    if (!component_sums(measure, instrument, row->answers, num, den))
        return;
    tally->respondents += row->count;
    for (size_t g = 0; g < count; g++) {
        tally->num[g] += num[g] * row->count;
        tally->den[g] += den[g] * row->count;
        for (size_t h = 0; h < count; h++) {
            tally->num_num[g * count + h] += num[g] * num[h] * row->count;
            tally->num_den[g * count + h] += num[g] * den[h] * row->count;
            tally->den_den[g * count + h] += den[g] * den[h] * row->count;
        }
    }
}

void sv_tally_fold(struct sv_tally *tally, const struct sv_tally_row *row)
{
    const struct sv_plan *plan = tally->plan;
    const struct sv_instrument *instrument = plan->instrument;

    assert(row->count >= 0);
    tally->responses += row->count;
    tally->complete += row->complete ? row->count : 0;
    tally->by_channel[row->channel] += row->count;
    for (size_t i = 0; i < instrument->item_count; i++)
        fold_item(&tally->items[i], &instrument->items[i], row->answers, row->count);
    for (size_t i = 0; i < plan->measure_count; i++)
        fold_measure(&tally->measures[i], &plan->measures[i], instrument, row);
}

static void add(int64_t *sums, const int64_t *others, size_t count)
{
    for (size_t i = 0; i < count; i++)
        sums[i] += others[i];
}

void sv_tally_add(struct sv_tally *tally, const struct sv_tally *other)
{
    const struct sv_plan *plan = tally->plan;

    assert(plan == other->plan);
    tally->responses += other->responses;
    tally->complete += other->complete;
    add(tally->by_channel, other->by_channel, SV_CHANNEL_COUNT);
    for (size_t i = 0; i < plan->instrument->item_count; i++) {
        add(tally->items[i].by_option, other->items[i].by_option,
            plan->instrument->items[i].option_count);
        tally->items[i].na += other->items[i].na;
        tally->items[i].missing += other->items[i].missing;
    }
    for (size_t i = 0; i < plan->measure_count; i++) {
        size_t count = plan->measures[i].component_count;
        struct sv_measure_tally *sums = &tally->measures[i];
        const struct sv_measure_tally *more = &other->measures[i];

        sums->respondents += more->respondents;
        add(sums->num, more->num, count);
        add(sums->den, more->den, count);
        add(sums->num_num, more->num_num, count * count);
        add(sums->num_den, more->num_den, count * count);
        add(sums->den_den, more->den_den, count * count);
    }
}
