/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_STATUS_H
#define SV_BASE_STATUS_H

/*
 * Every way a call can fail. The slug is part of the public API (it is the
 * last segment of the problem type), so never rename or reuse one.
 */
#define SV_STATUS_LIST(X)                          \
    X(SV_OK, "ok")                                 \
    X(SV_ERR_MALFORMED, "malformed")               \
    X(SV_ERR_UNAUTHENTICATED, "unauthenticated")   \
    X(SV_ERR_FORBIDDEN, "forbidden")               \
    X(SV_ERR_NOT_FOUND, "not-found")               \
    X(SV_ERR_METHOD, "method-not-allowed")         \
    X(SV_ERR_CONFLICT, "conflict")                 \
    X(SV_ERR_WITHHELD, "withheld")                 \
    X(SV_ERR_GONE, "gone")                         \
    X(SV_ERR_TOO_LARGE, "too-large")               \
    X(SV_ERR_MEDIA_TYPE, "unsupported-media-type") \
    X(SV_ERR_INVALID, "invalid")                   \
    X(SV_ERR_BUSY, "busy")                         \
    X(SV_ERR_INTERNAL, "internal")

enum sv_status {
#define X(symbol, slug) symbol,
    SV_STATUS_LIST(X)
#undef X
};

/* What went wrong, for the log and the problem document. */
struct sv_error {
    enum sv_status status;
    char where[40];   /* the step that failed, e.g. a statement or a parameter */
    char detail[240]; /* never holds an answer or anything personal */
};

#define SV_MUST_USE          __attribute__((warn_unused_result))
#define SV_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* Fills *reterr and returns status, so that failing is one statement. */
SV_MUST_USE
enum sv_status sv_fail(struct sv_error *reterr, enum sv_status status, const char *where,
                       const char *format, ...) SV_PRINTF(4, 5);

const char *sv_status_slug(enum sv_status status);

#endif
