/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/envelope.h"

#include "app/seal.h"

#include <inttypes.h>
#include <string.h>

const char *sv_message_id(struct sv_arena *arena, const char *survey, int64_t number)
{
    char *id = sv_arena_printf(arena, "rel_%s_%" PRId64, survey, number);

    for (char *at = strchr(id, '.'); at != NULL; at = strchr(at, '.'))
        *at = '~';
    return id;
}

const char *sv_message_signature(struct sv_arena *arena, const struct sv_message *message)
{
    const char *const parts[] = { message->id, ".",
                                  sv_arena_printf(arena, "%" PRId64, message->timestamp_s), ".",
                                  message->body };
    const struct sv_texts texts = { parts, sizeof(parts) / sizeof(parts[0]) };
    struct sv_hash hash;

    sv_hmac_sha256(message->secret, message->secret_size, texts, &hash);
    return sv_arena_printf(arena, "v1,%s", sv_base64(arena, hash.bytes, SV_HASH_SIZE));
}
