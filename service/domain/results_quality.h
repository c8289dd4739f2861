/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESULTS_QUALITY_H
#define SV_DOMAIN_RESULTS_QUALITY_H

#include "domain/results_answer.h"

/*
 * How the answers of a domain were given, which may be told. Counters are no part of the published
 * lattice: those of a unit are told all or none, so that neither each other nor the channels of the
 * unit tell of one that a few people answered at.
 */
struct sv_answer_quality sv_answer_quality_of(struct sv_arena *arena,
                                              const struct sv_weighted_cube *weighted,
                                              const struct sv_results_query *query,
                                              const struct sv_domain *domain,
                                              const struct sv_results_rules *rules);

#endif
