/* SPDX-License-Identifier: Apache-2.0 */
#include "http/request_log.h"

#include "base/log.h"

#include <stddef.h>
#include <string.h>

/* What a client calls its method does not reach the log unless we know it. */
static const char *known_method(const char *method)
{
    static const char *const known[] = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strcmp(known[i], method) == 0)
            return known[i];
    }
    return "-";
}

void sv_log_answered(struct sv_metrics *metrics, const struct sv_answered *answered)
{
    unsigned http_status = answered->http_status;
    const struct sv_error *failure = answered->failure;
    /* A tablet tells of a session when somebody has just answered. */
    bool by_respondent = strstr(answered->pattern, "/responses") != NULL ||
                         strcmp(answered->pattern, "/api/v1/surveys/{survey}") == 0 ||
                         strcmp(answered->pattern, "/api/v1/device") == 0 ||
                         strcmp(answered->pattern, "/api/v1/device/sessions") == 0;

    if (http_status >= 100 && http_status < 600)
        (void)atomic_fetch_add_explicit(&metrics->requests[http_status / 100], 1,
                                        memory_order_relaxed);
    if ((by_respondent || answered->page) && http_status < 400)
        return;
    if (failure->status == SV_OK)
        sv_log("method=%s route=%s status=%u ms=%.1f", known_method(answered->method),
               answered->pattern, http_status, answered->ms);
    else
        sv_log("method=%s route=%s status=%u ms=%.1f error=%s where=%s detail=\"%s\"",
               known_method(answered->method), answered->pattern, http_status, answered->ms,
               sv_status_slug(failure->status), failure->where,
               http_status >= 500 ? failure->detail : "");
}
