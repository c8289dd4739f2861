/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_SEALED_JSON_H
#define SV_WIRE_SEALED_JSON_H

#include "domain/response.h"
#include "wire/json_read.h"

/* A response as a tablet keeps and sends it: its identity, and the rest in a box sealed to the
 * server. */
struct sv_sealed {
    bool has_id;
    struct sv_uuid id;
    int64_t revision; /* 0 if it could not be read */
    const char *box;  /* base64url; NULL if it could not be read */
};

/* {"id","revision","box"}, standing at pointer. */
void sv_sealed_of_json(struct sv_arena *arena, const cJSON *value, const char *pointer,
                       struct sv_sealed *ret_sealed, struct sv_violations *violations);

/*
 * Reads what was in the box; text is NULL if it did not open. Whatever is wrong with
 * it, *ret_submission has the identity outside, by which its sender knows it.
 */
void sv_submission_of_box(struct sv_arena *arena, const struct sv_sealed *sealed, const char *text,
                          size_t size, struct sv_submission *ret_submission,
                          struct sv_violations *violations);

/* An outbox that was exported from a tablet to a file. */
struct sv_outbox {
    int64_t device;
    const char *survey;
    const cJSON *sealed;  /* array */
    const cJSON *entries; /* array, of the chain */
};

enum { SV_OUTBOX_SEALED_MAX = 1000000 };

void sv_outbox_of_json(struct sv_arena *arena, const cJSON *root, struct sv_outbox *ret_outbox,
                       struct sv_violations *violations);

#endif
