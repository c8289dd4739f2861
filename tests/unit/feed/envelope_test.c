/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/envelope.h"

#include "app/seal.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;

static void begin(void)
{
    struct sv_error error = { 0 };

    arena = sv_arena_new();
    cr_assert(eq(int, sv_seal_begin(&error), SV_OK));
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(envelope, .init = begin, .fini = end);

/* Published with the libraries of Standard Webhooks, and with those of Svix before them. */
static const struct {
    const char *secret, *id, *body, *signature;
    int64_t timestamp_s;
} vectors[] = {
    { "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}",
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", 1614265330 },
    { "C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
      "{\"email\":\"test@example.com\",\"username\":\"test_user\"}",
      "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=", 1649367553 },
};

Test(envelope, is_signed_as_the_published_vectors_are)
{
    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
        struct sv_message message = { .id = vectors[i].id,
                                      .timestamp_s = vectors[i].timestamp_s,
                                      .body = vectors[i].body };

        cr_assert(sv_base64_read(arena, vectors[i].secret, &message.secret, &message.secret_size));
        cr_expect(
            eq(str, (char *)sv_message_signature(arena, &message), (char *)vectors[i].signature));
    }
}

Test(envelope, names_a_document_by_survey_and_number_without_a_full_stop)
{
    cr_expect(eq(str, (char *)sv_message_id(arena, "DUNGQUAT_2026", 3), "rel_DUNGQUAT_2026_3"));
    cr_expect(eq(str, (char *)sv_message_id(arena, "a.b.c-d", 12), "rel_a~b~c-d_12"));
}
