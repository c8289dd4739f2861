/* SPDX-License-Identifier: Apache-2.0 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

void sv_log(const char *format, ...)
{
    char line[640];
    struct tm utc;
    time_t now = time(NULL);
    va_list args;
    size_t used = 0;

    if (gmtime_r(&now, &utc) != NULL)
        used = strftime(line, sizeof(line), "%Y-%m-%dT%H:%M:%SZ ", &utc);
    va_start(args, format);
    (void)vsnprintf(line + used, sizeof(line) - used, format, args);
    va_end(args);
    for (char *at = line + used; *at != '\0'; at++) {
        if (*at == '\n' || *at == '\r') /* one line, whatever the message holds */
            *at = ' ';
    }
    (void)fprintf(stderr, "%s\n", line);
}
