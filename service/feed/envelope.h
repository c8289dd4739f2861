/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_ENVELOPE_H
#define SV_FEED_ENVELOPE_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

/* The headers of a message as Standard Webhooks wants them (standardwebhooks.com). */

/* The key that tells a document from another, however often it is sent: "rel_SURVEY_NUMBER". In
 * what is signed a full stop ends the id, so those of a survey's code become "~". */
const char *sv_message_id(struct sv_arena *arena, const char *survey, int64_t number);

/* What a message is signed from. */
struct sv_message {
    const char *id;
    int64_t timestamp_s; /* of the attempt */
    const char *body;
    const uint8_t *secret;
    size_t secret_size;
};

/* "v1," and the HMAC-SHA-256 of "id.timestamp.body" in base64. */
const char *sv_message_signature(struct sv_arena *arena, const struct sv_message *message);

#endif
