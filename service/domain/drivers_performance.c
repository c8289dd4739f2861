/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/drivers_performance.h"

const char *sv_drivers_state_word(enum sv_drivers_state state)
{
    static const char *const words[] = {
        [SV_DRIVERS_KNOWN] = "",
        [SV_DRIVERS_NOT_KEPT] = "not_kept",
        [SV_DRIVERS_TOO_FEW] = "too_few",
        [SV_DRIVERS_NO_VARIATION] = "no_variation",
        [SV_DRIVERS_COLLINEAR] = "collinear",
    };

    return words[state];
}

const char *sv_quadrant_word(enum sv_quadrant quadrant)
{
    static const char *const words[] = {
        [SV_QUADRANT_KEEP] = "keep",
        [SV_QUADRANT_CONCENTRATE] = "concentrate",
        [SV_QUADRANT_LOW_PRIORITY] = "low_priority",
        [SV_QUADRANT_POSSIBLE_OVERKILL] = "possible_overkill",
    };

    return words[quadrant];
}

static struct sv_figure figure_of(double value)
{
    return (struct sv_figure){ true, value };
}

void sv_drivers_set_performance(const struct sv_cube *cube, const struct sv_domain *domain,
                                struct sv_drivers *drivers, struct sv_driver *factors)
{
    const struct sv_cube_plan *plan = cube->plan;
    const struct sv_cube_rows *rows = sv_domain_rows(cube, domain);
    double sum = 0;
    bool known = drivers->factor_count > 0;

    for (size_t j = 0; j < drivers->factor_count; j++) {
        size_t g = factors[j].factor;
        int64_t num = 0, den = 0, scored = 0, score = 0;

        for (size_t r = 0; r < rows->count; r++) {
            if (!sv_domain_holds(cube, domain, &rows->items[r]))
                continue;
            num += rows->items[r].sums[plan->num_at + g];
            den += rows->items[r].sums[plan->den_at + g];
            scored += rows->items[r].sums[plan->scored_at + g];
            score += rows->items[r].sums[plan->score_at + g];
        }
        if (scored > 0 && plan->score_units[g] > 0)
            factors[j].mean =
                figure_of((double)score / (double)scored / (double)plan->score_units[g]);
        if (den > 0)
            factors[j].performance = figure_of((double)num / (double)den);
        known = known && den > 0;
        sum += factors[j].performance.value;
    }
    if (known)
        drivers->performance_cut = figure_of(sum / (double)drivers->factor_count);
}

void sv_drivers_set_quadrants(const struct sv_drivers *drivers, struct sv_driver *factors)
{
    for (size_t j = 0; j < drivers->factor_count; j++) {
        bool important = factors[j].lmg_share >= drivers->importance_cut;

        if (!drivers->performance_cut.known)
            continue;
        if (factors[j].performance.value >= drivers->performance_cut.value)
            factors[j].quadrant = important ? SV_QUADRANT_KEEP : SV_QUADRANT_POSSIBLE_OVERKILL;
        else
            factors[j].quadrant = important ? SV_QUADRANT_CONCENTRATE : SV_QUADRANT_LOW_PRIORITY;
    }
}
