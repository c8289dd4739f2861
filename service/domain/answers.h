/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_ANSWERS_H
#define SV_DOMAIN_ANSWERS_H

#include "domain/instrument.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The encoded answers of one response: the bytes of its items one after the
 * other. A scale or single-choice item has one byte: SV_CODE_ABSENT, SV_CODE_NA,
 * or the place of the chosen option plus one. A multiple-choice item has one bit
 * an option, the first in the lowest bit of the first byte; all zero is absent.
 * Texts stand elsewhere.
 */
enum { SV_CODE_ABSENT = 0, SV_CODE_NA = 255 };

/* Whether encoded answers are of this instrument, as all are that the intake stored. */
bool sv_answers_fit(const struct sv_instrument *instrument, const uint8_t *answers, size_t size);

/* Whether the item was answered with the option of this value. */
bool sv_answers_hold(const struct sv_instrument *instrument, const uint8_t *answers, size_t item,
                     int value);

/* Whether the item's condition is met by the answers (items before it decide). */
bool sv_item_applies(const struct sv_instrument *instrument, const uint8_t *answers, size_t item);

#endif
