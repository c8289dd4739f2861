/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_FEED_H
#define SV_DOMAIN_FEED_H

#include "base/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How releases leave the installation; docs/feed.md is for those who receive them. */

/* What verifies signatures. */
struct sv_public_key {
    int64_t key;
    const char *public_key; /* base64 */
    sv_day made_on;
};

/* The signature of a document, kept beside it. */
struct sv_release_signature {
    int64_t key;
    const char *public_key; /* base64: that of key; whether it is to be trusted, others know */
    const char *sha256;     /* of the document, in hex */
    const char *signature;  /* base64 */
};

/* A receiver of webhooks. */
struct sv_webhook {
    int64_t id;
    const char *name;
    const char *url; /* may hold a credential */
    bool local;      /* may have an address of this machine or network */
    sv_day made_on;
    bool ended;
    sv_day ended_on;
    int64_t waiting, delivered, dead; /* documents */
};

/* A document that a receiver did not take, and that is not tried any more. */
struct sv_dead_delivery {
    int64_t webhook;
    const char *name;
    int64_t entry;
    const char *survey;
    int64_t number;
    int64_t attempts;
    int64_t status; /* HTTP, 0 without an answer */
    const char *fault;
};

#endif
