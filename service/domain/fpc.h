/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_FPC_H
#define SV_DOMAIN_FPC_H

#include "domain/cube_estimate.h"

/*
 * Stratified simple random sample of responses (statistics section 8): each response its
 * own primary sampling unit, design weights. Right only if the responses were such a
 * sample; the results do not use it by default. ratio is of one answer a respondent
 * (SV_RATIO_SINGLE). corrected: with the finite population correction 1 - n/N.
 */
struct sv_estimate sv_estimate_as_sample(const struct sv_selection *selection,
                                         const struct sv_ratio *ratio, bool corrected);

#endif
