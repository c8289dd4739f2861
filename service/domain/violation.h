/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_VIOLATION_H
#define SV_DOMAIN_VIOLATION_H

#include "base/arena.h"

#include <stddef.h>

/*
 * What can be wrong with a document that somebody sent: a value, not a failed
 * call. All violations are reported at once. The slug is part of the API; the
 * browser words it in the reader's language.
 */
#define SV_VIOLATION_LIST(X)                               \
    X(SV_VIOLATION_REQUIRED, "required")                   \
    X(SV_VIOLATION_WRONG_TYPE, "wrong-type")               \
    X(SV_VIOLATION_UNKNOWN_MEMBER, "unknown-member")       \
    X(SV_VIOLATION_DUPLICATE_KEY, "duplicate-key")         \
    X(SV_VIOLATION_BAD_FORMAT, "bad-format")               \
    X(SV_VIOLATION_BAD_DATE, "bad-date")                   \
    X(SV_VIOLATION_OUT_OF_RANGE, "out-of-range")           \
    X(SV_VIOLATION_TOO_LONG, "too-long")                   \
    X(SV_VIOLATION_TOO_MANY, "too-many")                   \
    X(SV_VIOLATION_EMPTY, "empty")                         \
    X(SV_VIOLATION_REPEATED, "repeated")                   \
    X(SV_VIOLATION_REPEATED_OPTION, "repeated-option")     \
    X(SV_VIOLATION_UNKNOWN_ITEM, "unknown-item")           \
    X(SV_VIOLATION_OFF_SCALE, "off-scale")                 \
    X(SV_VIOLATION_NA_NOT_ALLOWED, "na-not-allowed")       \
    X(SV_VIOLATION_NOT_APPLICABLE, "not-applicable")       \
    X(SV_VIOLATION_OUT_OF_PERIOD, "out-of-period")         \
    X(SV_VIOLATION_FUTURE_DAY, "future-day")               \
    X(SV_VIOLATION_UNKNOWN_UNIT, "unknown-unit")           \
    X(SV_VIOLATION_UNKNOWN_COUNTER, "unknown-counter")     \
    X(SV_VIOLATION_UNKNOWN_PROCEDURE, "unknown-procedure") \
    X(SV_VIOLATION_UNKNOWN_REFERENCE, "unknown-reference") \
    X(SV_VIOLATION_CHANNEL_CLOSED, "channel-closed")       \
    X(SV_VIOLATION_OTHER_COUNTER, "other-counter")         \
    X(SV_VIOLATION_DEVICE_REQUIRED, "device-required")     \
    X(SV_VIOLATION_WRONG_INSTRUMENT, "wrong-instrument")   \
    X(SV_VIOLATION_INCONSISTENT, "inconsistent")

enum sv_violation_code {
#define X(symbol, slug) symbol,
    SV_VIOLATION_LIST(X)
#undef X
};

struct sv_violation {
    const char *pointer; /* RFC 6901, into the document that was sent */
    enum sv_violation_code code;
    struct sv_violation *next;
};

/* In the order found. Set arena, zero the rest. Past the limit they are counted, not kept. */
struct sv_violations {
    struct sv_arena *arena;
    struct sv_violation *first;
    struct sv_violation *last;
    size_t count;
    size_t most; /* to keep; 0 is SV_VIOLATIONS_KEPT */
};

enum { SV_VIOLATIONS_KEPT = 200 };

/* pointer is kept as it is: a literal or text in the arena. */
void sv_violate(struct sv_violations *violations, const char *pointer, enum sv_violation_code code);

/* The same of the member of an object at prefix; the pointer is only made if it is kept. */
void sv_violate_member(struct sv_violations *violations, const char *prefix, const char *member,
                       enum sv_violation_code code);

const char *sv_violation_slug(enum sv_violation_code code);

#endif
