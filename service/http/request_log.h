/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_REQUEST_LOG_H
#define SV_HTTP_REQUEST_LOG_H

#include "base/status.h"
#include "http/metrics.h"

#include <stdbool.h>

/* A request that was answered. */
struct sv_answered {
    const char *method;
    const char *pattern; /* of its route; "-" if none matched */
    bool quiet;          /* a success is not logged */
    unsigned http_status;
    double ms;
    const struct sv_error *failure; /* status SV_OK if it succeeded */
};

/*
 * Counts every request and writes one line, but none for a form that was
 * fetched, a response that was accepted or a tablet that told of its sessions: the moments of the
 * log and the order of the rows on disk together could tell who answered what (docs/adr/0003).
 * Pages are logged only when they fail.
 */
void sv_log_answered(struct sv_metrics *metrics, const struct sv_answered *answered);

#endif
