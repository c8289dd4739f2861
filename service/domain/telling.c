/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/telling.h"

#include <math.h>

enum { FEW_ANSWERS = 30, FEW_CLUSTERS = 8 };
static const double WIDE = 0.3;

/* Shares of fewer people are told in whole percents. */
enum { COARSE_BELOW = 100 };

double sv_told(double value, enum sv_precision precision)
{
    static const double representation = 1e-9; /* 0.575 x 100 is 57.49999...: still a half */
    double scale = precision == SV_COARSE ? 100.0 : 1000.0;
    double told = floor(fabs(value) * scale + 0.5 + representation) / scale;

    if (precision == SV_EXACT)
        return value;
    return value < 0 ? 0.0 - told : told;
}

struct sv_figure sv_told_p(const struct sv_telling *telling, struct sv_figure p)
{
    if (telling->controlled && p.known)
        p.value = fmax(0.0001, round(p.value * 10000) / 10000);
    return p;
}

struct sv_figure sv_told_size(const struct sv_telling *telling, struct sv_figure size)
{
    if (telling->controlled)
        size.value = floor(size.value);
    return size;
}

enum sv_precision sv_telling_precision(const struct sv_telling *telling, int64_t n)
{
    if (!telling->controlled)
        return SV_EXACT;
    return n < COARSE_BELOW ? SV_COARSE : SV_ROUNDED;
}

const char *sv_unreliable_word(enum sv_unreliable reason)
{
    static const char *const words[SV_UNRELIABLE_COUNT] = {
        [SV_FEW_ANSWERS] = "few_answers",
        [SV_FEW_EFFECTIVE] = "few_effective",
        [SV_FEW_CLUSTERS] = "few_clusters",
        [SV_WIDE] = "wide",
    };

    return words[reason];
}

bool sv_is_unreliable(const struct sv_estimate *estimate, enum sv_unreliable reason)
{
    const struct sv_interval *interval = &estimate->interval;

    switch (reason) {
    case SV_FEW_ANSWERS:
        return estimate->respondents < FEW_ANSWERS;
    case SV_FEW_EFFECTIVE:
        return estimate->n_star.known && estimate->n_star.value < FEW_ANSWERS;
    case SV_FEW_CLUSTERS:
        return estimate->df < FEW_CLUSTERS;
    case SV_WIDE:
        return !interval->known || interval->high - interval->low > WIDE;
    case SV_UNRELIABLE_COUNT:
        break;
    }
    return false;
}
