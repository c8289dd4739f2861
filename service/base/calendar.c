/* SPDX-License-Identifier: Apache-2.0 */
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

static const int64_t MS_PER_DAY = 86400000;
static const int64_t VIETNAM_OFFSET_MS = INT64_C(7) * 3600000;

/* Day number of a civil date (H. Hinnant, "chrono-compatible low-level date algorithms"). */
static sv_day day_of_civil(int year, int month, int day)
{
    int shifted = month <= 2 ? year - 1 : year;
    int era = shifted / 400;
    int year_of_era = shifted - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

static void civil_of_day(sv_day day, int *ret_year, int *ret_month, int *ret_day)
{
    int shifted = day + 719468;
    int era = shifted / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;

    *ret_day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    *ret_month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    *ret_year = year_of_era + era * 400 + (*ret_month <= 2);
}

static bool parse_digits(const char *text, size_t count, int *ret_number)
{
    int number = 0;

    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = number * 10 + (text[i] - '0');
    }
    *ret_number = number;
    return true;
}

bool sv_day_parse(const char *text, sv_day *ret_day)
{
    char again[SV_DAY_TEXT_SIZE];
    int year = 0, month = 0, day = 0;

    if (strlen(text) != SV_DAY_TEXT_SIZE - 1 || text[4] != '-' || text[7] != '-' ||
        !parse_digits(text, 4, &year) || !parse_digits(text + 5, 2, &month) ||
        !parse_digits(text + 8, 2, &day))
        return false;
    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;

    sv_day number = day_of_civil(year, month, day);

    sv_day_print(number, again); /* 30 February comes back as 2 March */
    if (strcmp(text, again) != 0)
        return false;
    *ret_day = number;
    return true;
}

void sv_day_print(sv_day day, char text[SV_DAY_TEXT_SIZE])
{
    int year = 0, month = 0, day_of_month = 0;

    civil_of_day(day, &year, &month, &day_of_month);
    (void)snprintf(text, SV_DAY_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000,
                   (unsigned)month % 100, (unsigned)day_of_month % 100);
}

int sv_day_year(sv_day day)
{
    int year = 0, month = 0, of_month = 0;

    civil_of_day(day, &year, &month, &of_month);
    return year;
}

sv_day sv_day_of_ms(int64_t ms)
{
    int64_t local = ms + VIETNAM_OFFSET_MS;
    int64_t day = local / MS_PER_DAY;

    if (local % MS_PER_DAY < 0)
        day--;
    return (sv_day)day;
}
