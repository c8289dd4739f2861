/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CALIBRATION_H
#define SV_DOMAIN_CALIBRATION_H

#include "domain/weighting.h"

/*
 * What the margins of a calibrated weighting explain of a variable u (statistics
 * section 5). A response of stratum h has the fitted value
 *     b_h0 x_0 + b_h1 x_1 + ...
 * where the columns x are, by the scheme: of post, one indicator a cell; of the raked ones,
 * 1 and the channel's and respondent type's indicators, less their means in the stratum,
 * so that strata nobody of the domain is in have b_h0 = 0 and need no pass over them.
 */
enum {
    SV_SLOTS_MAX = SV_CHANNEL_COUNT - 1 + SV_RESPONDENT_COUNT - 1,
    SV_COLUMNS_MAX = 1 + SV_SLOTS_MAX
};

/* The margins of one period beside the strata; the first category present is the reference. */
struct sv_period_margins {
    size_t slot_of_channel[SV_CHANNEL_COUNT]; /* SV_ANY for the reference and the absent */
    size_t slot_of_respondent[SV_RESPONDENT_COUNT];
    size_t slot_count;
    /* Lower factor of the sum over the period of base weight times x x'; a column that the ones
     * before it explain has zeros. */
    double factor[SV_SLOTS_MAX][SV_SLOTS_MAX];
};

struct sv_calibration {
    const struct sv_cube *cube;
    const struct sv_weighting *weighting;
    bool post;                               /* by the cells of a stratum */
    bool raked;                              /* by the margins of a period */
    const bool *collapsed;                   /* of post, per stratum */
    const struct sv_period_margins *periods; /* raked, per period */
    const double (*means)[SV_SLOTS_MAX];     /* raked, per stratum: of the indicators */
    const int64_t *responses;                /* per stratum */
};

struct sv_calibration sv_calibration_of(struct sv_arena *arena, const struct sv_cube *cube,
                                        const struct sv_weighting *weighting);

/* The columns x of the responses of a weight cell; how many there are. */
size_t sv_calibration_columns(const struct sv_calibration *calibration, size_t weight_cell,
                              double x[SV_COLUMNS_MAX]);

/*
 * Coefficients b_h1, ... of a period, all but the first: sums are the sums of u per weight cell,
 * of the strata where touched is set. All 0 unless raked.
 */
void sv_calibration_fit_period(const struct sv_calibration *calibration, size_t period,
                               const double *sums, const bool *touched, double b[SV_SLOTS_MAX]);

/* All coefficients of a touched stratum, given those of its period. */
void sv_calibration_fit(const struct sv_calibration *calibration, size_t stratum,
                        const double *sums, const double period[SV_SLOTS_MAX],
                        double b[SV_COLUMNS_MAX]);

#endif
