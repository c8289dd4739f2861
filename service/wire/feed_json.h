/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_FEED_JSON_H
#define SV_WIRE_FEED_JSON_H

#include "base/status.h"
#include "domain/feed.h"
#include "domain/release.h"
#include "domain/violation.h"

#include <cjson/cJSON.h>

/* A release in the feed: as it is listed, with its cursor and, if it was asked for, the document.
 */
cJSON *sv_json_of_feed(const struct sv_release_head *heads, size_t count, bool documents,
                       int64_t next);

/* What receivers of webhooks get, in the arena: the same bytes however often it is made. */
const char *sv_release_event_of(struct sv_arena *arena, const struct sv_release_head *head);

/* {"keys": [{"key", "algorithm", "public_key", "made_on"}]} */
cJSON *sv_json_of_public_keys(const struct sv_public_key *keys, size_t count);
/* Reads such a document for its keys; or a text that is the key itself, in base64. */
SV_MUST_USE
enum sv_status sv_public_keys_of_text(struct sv_arena *arena, const char *text, size_t size,
                                      const struct sv_public_key **ret_keys, size_t *ret_count,
                                      struct sv_error *reterr);

/* The signature beside a document (sipas-release-signature/1). */
cJSON *sv_json_of_signature(const struct sv_release_signature *signature);
SV_MUST_USE
enum sv_status sv_signature_of_json(struct sv_arena *arena, const char *text, size_t size,
                                    struct sv_release_signature *ret_signature,
                                    struct sv_violations *violations, struct sv_error *reterr);

/* A receiver, without its secret. */
cJSON *sv_json_of_webhook(const struct sv_webhook *webhook);
cJSON *sv_json_of_dead_delivery(const struct sv_dead_delivery *delivery);

#endif
