/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_INSTRUMENT_JSON_H
#define SV_WIRE_INSTRUMENT_JSON_H

#include "domain/instrument.h"

/*
 * Reads an instrument document (docs/formats.md) and checks that it may be
 * published. SV_ERR_MALFORMED if text is no JSON; what else is wrong is added
 * to violations, and then *ret_instrument is not to be used.
 */
SV_MUST_USE
enum sv_status sv_instrument_of_json(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_instrument *ret_instrument,
                                     struct sv_violations *violations, struct sv_error *reterr);

#endif
