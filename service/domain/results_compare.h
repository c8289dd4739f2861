/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESULTS_COMPARE_H
#define SV_DOMAIN_RESULTS_COMPARE_H

#include "domain/results_answer.h"

/* Overall item, index, factors and items from one period to another, Holm over the items. With
 * scheme none of the items alone. */
struct sv_named_differences sv_change_of_measures(struct sv_arena *arena,
                                                  const struct sv_weighted_cube *weighted,
                                                  const struct sv_domain *from,
                                                  const struct sv_domain *to,
                                                  const struct sv_results_rules *rules);

/* The index of each unit from one period to another. */
struct sv_named_differences sv_change_of_units(struct sv_arena *arena,
                                               const struct sv_weighted_cube *weighted,
                                               const struct sv_domain *from,
                                               const struct sv_domain *to,
                                               const struct sv_results_rules *rules);

/* The index of each unit against that of all others together. */
struct sv_named_differences sv_units_against_rest(struct sv_arena *arena,
                                                  const struct sv_weighted_cube *weighted,
                                                  const struct sv_domain *domain,
                                                  const struct sv_results_rules *rules);

#endif
