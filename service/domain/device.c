/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/device.h"

#include <string.h>

const char sv_enrol_alphabet[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The character of the alphabet that a typed one stands for, or 0. */
static char letter_of(char typed)
{
    for (const char *at = sv_enrol_alphabet; *at != '\0'; at++) {
        if (*at == typed || (*at >= 'A' && typed == *at + ('a' - 'A')))
            return *at;
    }
    return '\0';
}

bool sv_enrol_code_of_text(const char *text, struct sv_enrol_code *ret_code)
{
    enum { SHORT = SV_ENROL_CODE_LENGTH, LONG = SV_ENROL_CODE_LENGTH + SV_ENROL_PROOF_LENGTH };
    char letters[LONG + 1] = "";
    size_t length = 0;

    for (; *text != '\0'; text++) {
        char letter = letter_of(*text);

        if (*text == ' ' || *text == '-')
            continue;
        if (letter == '\0' || length == LONG)
            return false;
        letters[length++] = letter;
    }
    memcpy(ret_code->code, letters, SHORT);
    ret_code->code[SHORT] = '\0';
    memcpy(ret_code->proof, letters + SHORT, SV_ENROL_PROOF_SIZE);
    return length == SHORT || length == LONG;
}

static bool differs(const char *told, const char *bound)
{
    return told != NULL && strcmp(told, bound) != 0;
}

void sv_device_check(const struct sv_caller *caller, const char *survey,
                     const struct sv_submission *submission, struct sv_violations *violations)
{
    if (differs(survey, caller->survey) || differs(submission->counter, caller->counter))
        sv_violate(violations, "/counter", SV_VIOLATION_OTHER_COUNTER);
    if (submission->has_channel && submission->channel != SV_CHANNEL_KIOSK)
        sv_violate(violations, "/channel", SV_VIOLATION_CHANNEL_CLOSED);
}
