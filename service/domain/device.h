/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DEVICE_H
#define SV_DOMAIN_DEVICE_H

#include "base/calendar.h"
#include "domain/chain.h"
#include "domain/response.h"
#include "domain/staff.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SV_ENROL_CODE_LENGTH = 8,
    SV_ENROL_CODE_SIZE = SV_ENROL_CODE_LENGTH + 1, /* with the final zero */
    SV_ENROL_CODE_DAYS = 3,
    SV_ENROL_PROOF_LENGTH = 16,
    SV_ENROL_PROOF_SIZE = SV_ENROL_PROOF_LENGTH + 1,
    SV_DEVICE_LABEL_MAX = 100, /* characters */
    SV_DEVICE_QUEUE_MAX = 1000000,
    SV_SEAL_KEY_SIZE = 32
};

/* A tablet and what it is bound to. */
struct sv_device {
    int64_t id;
    const char *survey;
    const char *unit; /* the reporting unit of its counter, "" if that has left the survey */
    const char *counter;
    struct sv_label counter_name;
    const char *label;
    sv_day contact_on; /* SV_DAY_NEVER: it has not called yet */
    int64_t head_number;
    struct sv_hash head_hash;
};

/* An enrolment code: short enough to be typed, or long, with the letters that only we can add. */
struct sv_enrol_code {
    char code[SV_ENROL_CODE_SIZE];
    char proof[SV_ENROL_PROOF_SIZE]; /* "" in the short form */
};

/* What staff are told of a device they added, once: the code is kept nowhere. */
struct sv_added_device {
    struct sv_device device;
    struct sv_enrol_code code;
    sv_day expires_on; /* the last day on which the code is good */
};

/* A device and what it needs to work: the public key that it seals answers to. */
struct sv_working_device {
    struct sv_device device;
    const char *seal_key; /* base64url */
    const char *secret;   /* its own key, told at enrolment only; else NULL */
};

/* What a device tells of itself and of its sessions. */
struct sv_session_report {
    const char *version;
    int64_t queue; /* answers that wait on it */
    const struct sv_chain_entry *entries;
    size_t count;
    sv_day today; /* when it told, in Viet Nam */
};

/* A gap as it is listed: entries of the chain, or responses that did not come. */
struct sv_found_gap {
    struct sv_gap gap;
    sv_day found_on; /* of the chain's kinds */
    sv_day day;      /* of SV_GAP_RESPONSES, as the two below */
    int64_t submitted;
    int64_t stored;
};

/* A device as staff see it. A day that has not come is SV_DAY_NEVER. */
struct sv_listed_device {
    struct sv_device device;
    enum sv_device_state state;
    sv_day made_on;
    sv_day expires_on; /* of its code */
    sv_day enrolled_on;
    const char *version; /* "" if it has not told yet */
    int64_t queue;       /* -1 likewise */
    struct sv_session_counts sessions;
    const struct sv_found_gap *gaps;
    size_t gap_count;
};

struct sv_listed_devices {
    const struct sv_listed_device *items;
    size_t count;
};

/* A pair of keys (X25519) that tablets seal answers to. */
struct sv_seal_key {
    uint8_t public_key[SV_SEAL_KEY_SIZE];
    uint8_t secret_key[SV_SEAL_KEY_SIZE];
};

struct sv_seal_keys {
    const struct sv_seal_key *items; /* the newest first: what is sealed now */
    size_t count;
};

/*
 * The characters of a code: no 0 or O, 1, I or L, and no U. A code is typed at a
 * counter, so case, spaces and hyphens do not matter; false if it can be none.
 */
extern const char sv_enrol_alphabet[];
bool sv_enrol_code_of_text(const char *text, struct sv_enrol_code *ret_code);

/*
 * Whether a submission that a device sent to a survey is one of its own: of its
 * survey and counter, through the channel kiosk. Reports what is not. Which unit
 * the counter belongs to, the survey says: it may have moved since it was answered.
 * caller.role must be SV_ROLE_DEVICE.
 */
void sv_device_check(const struct sv_caller *caller, const char *survey,
                     const struct sv_submission *submission, struct sv_violations *violations);

#endif
