/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_JSON_LEX_H
#define SV_WIRE_JSON_LEX_H

#include <stddef.h>

/*
 * Why cJSON must not be given this text, or NULL. cJSON is lenient where RFC
 * 8259 is not (byte order mark, control characters, numbers like "01" and "1.")
 * and recurses where a thread's stack is finite. What is left to cJSON is the
 * grammar of values. *ret_at is the offending byte.
 */
const char *sv_json_refusal(const char *text, size_t size, size_t *ret_at);

#endif
