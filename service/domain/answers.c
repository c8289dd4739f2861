/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/answers.h"

bool sv_answers_fit(const struct sv_instrument *instrument, const uint8_t *answers, size_t size)
{
    if (size != instrument->answers_size)
        return false;
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];
        bool one_code = item->kind == SV_ITEM_SCALE || item->kind == SV_ITEM_SINGLE;
        uint8_t code = one_code ? answers[item->offset] : SV_CODE_ABSENT;

        if (code != SV_CODE_NA && code > item->option_count)
            return false;
    }
    return true;
}

bool sv_answers_hold(const struct sv_instrument *instrument, const uint8_t *answers, size_t item,
                     int value)
{
    const struct sv_item *it = &instrument->items[item];
    size_t option = sv_item_option(it, value);

    if (option == SIZE_MAX)
        return false;
    if (it->kind == SV_ITEM_MULTIPLE)
        return (answers[it->offset + option / 8] >> option % 8 & 1) != 0;
    return answers[it->offset] == option + 1;
}

bool sv_item_applies(const struct sv_instrument *instrument, const uint8_t *answers, size_t item)
{
    const struct sv_item *it = &instrument->items[item];

    return it->only_if_item == SV_NO_ITEM ||
           sv_answers_hold(instrument, answers, it->only_if_item, it->only_if_value);
}
