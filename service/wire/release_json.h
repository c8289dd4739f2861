/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RELEASE_JSON_H
#define SV_WIRE_RELEASE_JSON_H

#include "domain/release.h"

#include <cjson/cJSON.h>

/* "shown", and of the index "satisfied", "valid", "respondents", "share", "low", "high": null where
 * it is hidden, or not known. */
void sv_add_released_index(cJSON *object, const struct sv_release_head *head);

/* A release as it is listed. */
cJSON *sv_json_of_release_head(const struct sv_release_head *head);

/* The document that is frozen, in the arena (docs/formats.md). */
const char *sv_release_document_of(struct sv_arena *arena, const struct sv_release *release);

#endif
