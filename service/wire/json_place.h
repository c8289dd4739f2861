/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_JSON_PLACE_H
#define SV_WIRE_JSON_PLACE_H

#include <stddef.h>

/* Where something stands in a text that people edit: both count from 1, columns in characters. */
struct sv_json_place {
    size_t line, column;
};

struct sv_json_place sv_json_place_of_byte(const char *text, size_t size, size_t at);

/*
 * Where the member or element of an RFC 6901 pointer begins: a member at its name. Of what is not
 * there (a member that is required), the place of what should hold it. text must be a document
 * that sv_json_parse accepts.
 */
struct sv_json_place sv_json_place_of_pointer(const char *text, size_t size, const char *pointer);

#endif
