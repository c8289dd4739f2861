/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/vietnamese.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { GROUPED_SIZE = 32 };

const char *sv_vi_count(struct sv_arena *arena, int64_t count)
{
    const char *digits = sv_arena_printf(arena, "%" PRId64, count < 0 ? -count : count);
    size_t size = strlen(digits);
    char *text = sv_arena_alloc(arena, GROUPED_SIZE);
    size_t at = 0;

    for (size_t i = 0; i < size; i++) {
        if (i > 0 && (size - i) % 3 == 0)
            text[at++] = '.';
        text[at++] = digits[i];
    }
    return count < 0 ? sv_arena_printf(arena, SV_VI_MINUS "%s", text) : text;
}

const char *sv_vi_decimal(struct sv_arena *arena, double value, int decimals)
{
    int64_t scale = 1;

    for (int i = 0; i < decimals; i++)
        scale *= 10;
    /* What is a half in decimals is often a little less in binary: 0.285 is 0.28499... */
    int64_t scaled = (int64_t)floor(fabs(value) * (double)scale + 0.5 + 1e-9);
    const char *sign = value < 0 && scaled > 0 ? SV_VI_MINUS : "";
    const char *whole = sv_vi_count(arena, scaled / scale);

    if (decimals == 0)
        return sv_arena_printf(arena, "%s%s", sign, whole);
    return sv_arena_printf(arena, "%s%s,%0*" PRId64, sign, whole, decimals, scaled % scale);
}

const char *sv_vi_points(struct sv_arena *arena, sv_points points, int64_t decimals)
{
    sv_points step = SV_POINT, size = points < 0 ? -points : points;
    sv_points rounded = 0;
    int shown = 0;

    for (int64_t i = 0; i < decimals; i++)
        step /= 10;
    rounded = (size + step / 2) / step * step;
    for (sv_points rest = rounded % SV_POINT; rest > 0; rest = rest * 10 % SV_POINT)
        shown++;
    return sv_vi_decimal(arena, sv_double_of_points(points < 0 ? -rounded : rounded), shown);
}

int sv_vi_share_decimals(int64_t answers)
{
    return answers < 100 ? 0 : 1;
}

const char *sv_vi_share(struct sv_arena *arena, double share, int decimals)
{
    return sv_arena_printf(arena, "%s%%", sv_vi_decimal(arena, 100 * share, decimals));
}

const char *sv_vi_interval(struct sv_arena *arena, struct sv_interval interval, int decimals)
{
    if (!interval.known)
        return SV_VI_NONE;
    return sv_arena_printf(arena, "%s–%s", sv_vi_decimal(arena, 100 * interval.low, decimals),
                           sv_vi_decimal(arena, 100 * interval.high, decimals));
}

const char *sv_vi_difference(struct sv_arena *arena, double difference, int decimals)
{
    const char *text = sv_vi_decimal(arena, 100 * difference, decimals);
    const char *zero = sv_vi_decimal(arena, 0, decimals);

    if (difference < 0 || strcmp(text, zero) == 0)
        return text;
    return sv_arena_printf(arena, "+%s", text);
}

const char *sv_vi_difference_interval(struct sv_arena *arena, struct sv_interval interval,
                                      int decimals)
{
    if (!interval.known)
        return SV_VI_NONE;
    return sv_arena_printf(arena, "%s đến %s", sv_vi_difference(arena, interval.low, decimals),
                           sv_vi_difference(arena, interval.high, decimals));
}

const char *sv_vi_p(struct sv_arena *arena, double p)
{
    return p < 0.001 ? "< 0,001" : sv_vi_decimal(arena, p, 3);
}

struct date {
    int year, month, day;
};

static int number_at(const char *text, size_t from, size_t size)
{
    int number = 0;

    for (size_t i = from; i < from + size; i++)
        number = 10 * number + (text[i] - '0');
    return number;
}

static struct date date_of(sv_day day)
{
    char text[SV_DAY_TEXT_SIZE];

    sv_day_print(day, text);
    return (struct date){ number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2) };
}

const char *sv_vi_day(struct sv_arena *arena, sv_day day)
{
    const struct date date = date_of(day);

    return sv_arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year);
}

const char *sv_vi_day_in_words(struct sv_arena *arena, sv_day day)
{
    const struct date date = date_of(day);

    return sv_arena_printf(arena, "ngày %02d tháng %s%d năm %d", date.day,
                           date.month < 3 ? "0" : "", date.month, date.year);
}

const char *sv_vi_period(struct sv_arena *arena, const struct sv_period *period)
{
    static const char *const quarters[] = { "I", "II", "III", "IV" };
    const struct date from = date_of(period->from);
    const struct date until = date_of(period->until);
    int months = 12 * (until.year - from.year) + until.month - from.month;

    if (from.day != 1 || until.day != 1)
        return period->code;
    if (months == 12 && from.month == 1)
        return sv_arena_printf(arena, "năm %d", from.year);
    if (months == 3 && from.month % 3 == 1)
        return sv_arena_printf(arena, "Quý %s/%d", quarters[from.month / 3], from.year);
    if (months == 1)
        return sv_arena_printf(arena, "tháng %d/%d", from.month, from.year);
    return period->code;
}

const char *sv_vi_channel(enum sv_channel channel)
{
    static const char *const names[SV_CHANNEL_COUNT] = {
        [SV_CHANNEL_KIOSK] = "Máy tính bảng tại quầy",
        [SV_CHANNEL_ONLINE] = "Trực tuyến",
        [SV_CHANNEL_PAPER] = "Phiếu giấy",
        [SV_CHANNEL_INTERVIEW] = "Phỏng vấn",
    };

    return names[channel];
}

const char *sv_vi_respondent(enum sv_respondent respondent)
{
    static const char *const names[SV_RESPONDENT_COUNT] = {
        [SV_RESPONDENT_UNKNOWN] = "Không nêu",
        [SV_RESPONDENT_CITIZEN] = "Người dân",
        [SV_RESPONDENT_BUSINESS] = "Doanh nghiệp, tổ chức",
    };

    return names[respondent];
}

const char *sv_vi_uncapitalised(struct sv_arena *arena, const char *text)
{
    char *copy = sv_arena_strdup(arena, text);

    if (copy[0] >= 'A' && copy[0] <= 'Z')
        copy[0] = (char)(copy[0] - 'A' + 'a');
    else if ((unsigned char)copy[0] == 0xC4 && (unsigned char)copy[1] == 0x90)
        copy[1] = (char)0x91;
    return copy;
}
