/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_STAFF_H
#define SV_DOMAIN_STAFF_H

#include "base/calendar.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A key that opens staff routes. The key itself is nowhere: only its hash is kept. */
struct sv_staff_key {
    int64_t id;
    enum sv_role role;
    const char *unit; /* the subtree it may see, "" for all */
    const char *label;
    sv_day made_on;
    bool revoked;
    sv_day revoked_on; /* if revoked */
};

struct sv_staff_keys {
    const struct sv_staff_key *items;
    size_t count;
};

/* Who is calling: what the key (later the account) allows. */
struct sv_caller {
    enum sv_role role; /* SV_ROLE_NONE for the public */
    const char *unit;  /* the subtree it may see, "" for all; of a device its reporting unit */
    int64_t key;       /* number of the staff key, 0 without one */
    const char *label; /* of the staff key; NULL without one */
    /* Of SV_ROLE_DEVICE only: its number and what it is bound to. */
    int64_t device;
    const char *survey;
    const char *counter;
};

#endif
