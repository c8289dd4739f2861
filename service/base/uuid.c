/* SPDX-License-Identifier: Apache-2.0 */
#include "base/uuid.h"

#include <stddef.h>
#include <string.h>

static int nibble_of(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

static bool is_hyphen_place(size_t place)
{
    return place == 8 || place == 13 || place == 18 || place == 23;
}

bool sv_uuid_parse(const char *text, struct sv_uuid *ret_uuid)
{
    struct sv_uuid uuid = { { 0 } };
    size_t digit = 0;

    if (strlen(text) != SV_UUID_TEXT_SIZE - 1)
        return false;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (is_hyphen_place(i)) {
            if (text[i] != '-')
                return false;
            continue;
        }
        int nibble = nibble_of(text[i]);

        if (nibble < 0)
            return false;
        uuid.bytes[digit / 2] = (uint8_t)(uuid.bytes[digit / 2] << 4 | nibble);
        digit++;
    }
    *ret_uuid = uuid;
    return true;
}

bool sv_uuid_is_random(const struct sv_uuid *uuid)
{
    return uuid->bytes[6] >> 4 == 4 && uuid->bytes[8] >> 6 == 2;
}

void sv_uuid_print(const struct sv_uuid *uuid, char text[SV_UUID_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    size_t place = 0;

    for (size_t i = 0; i < sizeof(uuid->bytes); i++) {
        if (is_hyphen_place(place))
            text[place++] = '-';
        text[place++] = digits[uuid->bytes[i] >> 4];
        text[place++] = digits[uuid->bytes[i] & 15];
    }
    text[place] = '\0';
}
