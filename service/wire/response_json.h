/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RESPONSE_JSON_H
#define SV_WIRE_RESPONSE_JSON_H

#include "domain/response.h"
#include "wire/json_read.h"

/*
 * Reads one response (design section 6) from value, which stands at pointer.
 * What is absent or of the wrong type is reported in violations and left unset,
 * so that sv_submission_check can go on with the rest.
 */
void sv_submission_of_json(struct sv_arena *arena, const cJSON *value, const char *pointer,
                           struct sv_submission *ret_submission, struct sv_violations *violations);

/* One response as a whole document. SV_ERR_MALFORMED if text is no JSON. */
SV_MUST_USE
enum sv_status sv_submission_of_text(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_submission *ret_submission,
                                     struct sv_violations *violations, struct sv_error *reterr);

#endif
