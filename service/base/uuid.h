/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_UUID_H
#define SV_BASE_UUID_H

#include <stdbool.h>
#include <stdint.h>

struct sv_uuid {
    uint8_t bytes[16];
};

enum { SV_UUID_TEXT_SIZE = 37 }; /* with the final zero */

/* Reads the 36-character form, either case; false if text is anything else. */
bool sv_uuid_parse(const char *text, struct sv_uuid *ret_uuid);
/* Random (version 4, RFC 9562): a time-ordered id would tell who came first at a counter. */
bool sv_uuid_is_random(const struct sv_uuid *uuid);
void sv_uuid_print(const struct sv_uuid *uuid, char text[SV_UUID_TEXT_SIZE]);

#endif
