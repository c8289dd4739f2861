/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_METRICS_H
#define SV_HTTP_METRICS_H

#include <stdatomic.h>

/* Of the whole process; any thread adds. Nothing tells one survey from another. */
struct sv_metrics {
    atomic_bool takes_responses; /* the intake has its connection to the database */
    atomic_ullong requests[6]; /* by the first digit of the status; [0] is unused; since the start,
                                  as the rest */
    atomic_ullong responses_stored;
    atomic_ullong responses_known;
    atomic_ullong responses_refused;
};

#endif
