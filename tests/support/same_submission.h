/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_SAME_SUBMISSION_H
#define SV_TESTS_SAME_SUBMISSION_H

#include "domain/response.h"

/*
 * Reads text with the one-pass scanner and, if that takes it, with the reader of
 * JSON: "" if both read the same, else what differs.
 */
const char *difference_of_readers(struct sv_arena *arena, const char *text, size_t size);

#endif
