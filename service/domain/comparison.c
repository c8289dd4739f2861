/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/comparison.h"

#include "domain/measured.h"
#include "domain/multiplicity.h"
#include "domain/special.h"

#include <math.h>

static const double SIGNIFICANT = 0.05;

static struct sv_figure figure(double value)
{
    return (struct sv_figure){ true, value };
}

/* Products serve the design effect, which a difference has none of, and are most of the work. */
static struct sv_ratio without_products(const struct sv_ratio *ratio)
{
    struct sv_ratio plain = *ratio;

    if (ratio->kind == SV_RATIO_FACTORS) {
        plain.kind = SV_RATIO_OTHER;
        plain.place_count = ratio->products_place;
    }
    return plain;
}

struct sv_difference sv_difference_of(const struct sv_selection *from,
                                      const struct sv_selection *to, const struct sv_ratio *ratio)
{
    struct sv_estimator *estimator = from->estimator;
    struct sv_ratio plain = without_products(ratio);
    struct sv_difference difference = { 0 };
    struct sv_measured before = sv_measured_of(from, &plain), after = { 0 };

    sv_measured_begin(estimator);
    sv_measured_add(from, &plain, &before, -1);
    after = sv_measured_of(to, &plain);
    sv_measured_add(to, &plain, &after, 1);
    difference.from = (struct sv_figure){ before.known, before.value };
    difference.to = (struct sv_figure){ after.known, after.value };
    difference.known = before.known && after.known;
    if (!difference.known)
        return difference;
    difference.difference = after.value - before.value;
    difference.df = sv_measured_df(estimator);
    difference.se = figure(sqrt(sv_linear_variance(estimator->linear)));
    if (difference.se.value > 0)
        difference.t = figure(difference.difference / difference.se.value);
    if (difference.df < 1)
        return difference;
    difference.interval =
        sv_t_interval(difference.difference, difference.se.value, (double)difference.df);
    if (difference.t.known)
        difference.p = figure(sv_t_two_sided_p(difference.t.value, (double)difference.df));
    return difference;
}

struct sv_difference sv_unweighted_difference(int64_t x1, int64_t n1, int64_t x2, int64_t n2)
{
    struct sv_difference difference = { .known = n1 > 0 && n2 > 0 };
    double a = (double)n1, b = (double)n2, pooled = 0;

    if (n1 > 0)
        difference.from = figure((double)x1 / a);
    if (n2 > 0)
        difference.to = figure((double)x2 / b);
    if (!difference.known)
        return difference;
    difference.difference = difference.to.value - difference.from.value;
    difference.interval = sv_newcombe(x1, n1, x2, n2);
    pooled = (double)(x1 + x2) / (a + b);
    difference.se = figure(sqrt(pooled * (1.0 - pooled) * (1.0 / a + 1.0 / b)));
    if (difference.se.value > 0) {
        difference.t = figure(difference.difference / difference.se.value);
        difference.p = figure(sv_normal_two_sided_p(difference.t.value));
    }
    return difference;
}

void sv_differences_adjust(struct sv_arena *arena, struct sv_difference *differences, size_t count)
{
    double *p = sv_arena_array(arena, count, sizeof(*p));
    double *adjusted = sv_arena_array(arena, count, sizeof(*adjusted));
    bool *known = sv_arena_array(arena, count, sizeof(*known));

    for (size_t i = 0; i < count; i++) {
        p[i] = differences[i].p.value;
        known[i] = differences[i].p.known;
    }
    sv_holm(p, known, count, adjusted);
    for (size_t i = 0; i < count; i++)
        differences[i].p_holm = (struct sv_figure){ known[i], known[i] ? adjusted[i] : 0 };
    sv_benjamini_hochberg(p, known, count, adjusted);
    for (size_t i = 0; i < count; i++)
        differences[i].p_bh = (struct sv_figure){ known[i], known[i] ? adjusted[i] : 0 };
}

enum sv_place sv_place_of(const struct sv_difference *difference)
{
    if (!difference->p_holm.known)
        return SV_PLACE_UNKNOWN;
    if (difference->p_holm.value >= SIGNIFICANT)
        return SV_PLACE_SAME;
    return difference->difference > 0 ? SV_PLACE_ABOVE : SV_PLACE_BELOW;
}

const char *sv_place_word(enum sv_place place)
{
    static const char *const words[] = {
        [SV_PLACE_UNKNOWN] = "",
        [SV_PLACE_BELOW] = "below",
        [SV_PLACE_SAME] = "same",
        [SV_PLACE_ABOVE] = "above",
    };

    return words[place];
}
