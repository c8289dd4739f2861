/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RESPONSE_SCAN_H
#define SV_WIRE_RESPONSE_SCAN_H

#include "domain/response.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads a response that is written as every client of ours writes it, in one pass
 * and without cJSON: this is the one hot body. It never refuses anything: what is
 * wrong, or only unusual (an escape, a fraction, a null), is
 * declined (false), and the reader of response_json.c decides. Where it returns
 * true, that one would have read the same and found nothing wrong; the tests and a
 * fuzzer hold the two against each other.
 */
bool sv_submission_scan(struct sv_arena *arena, const char *text, size_t size,
                        struct sv_submission *ret_submission);

/* The same for a batch, {"responses":[...]}, of at most `most` responses: all of it or nothing. */
bool sv_submissions_scan(struct sv_arena *arena, const char *text, size_t size,
                         struct sv_submission *ret_submissions, size_t most, size_t *ret_count);

#endif
