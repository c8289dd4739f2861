/* SPDX-License-Identifier: Apache-2.0 */
#include "app/seal.h"

#include "app/code_guard.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sodium.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_error error;
static struct sv_seal_key keys[2];
static const char *text;
static size_t size;

static void begin(void)
{
    arena = sv_arena_new();
    cr_assert(eq(int, sv_seal_begin(&error), SV_OK));
    sv_seal_key_make(&keys[0]);
    sv_seal_key_make(&keys[1]);
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(seal, .init = begin, .fini = end);

/* What a tablet does. */
static char *seal(const char *message, const struct sv_seal_key *key)
{
    size_t length = strlen(message);
    uint8_t *box = sv_arena_alloc(arena, length + crypto_box_SEALBYTES);

    cr_assert(crypto_box_seal(box, (const uint8_t *)message, length, key->public_key) == 0);
    return sv_arena_strdup(arena, sv_base64url(arena, box, length + crypto_box_SEALBYTES));
}

Test(seal, is_opened_by_its_key_whichever_place_that_has)
{
    const struct sv_seal_keys all = { keys, 2 };

    for (int i = 0; i < 2; i++) {
        cr_assert(sv_seal_open(&all, arena, seal("{\"a\":\"ế\"}", &keys[i]), &text, &size));
        cr_expect(eq(str, (char *)text, "{\"a\":\"ế\"}"));
        cr_expect(eq(sz, size, strlen(text)));
    }
}

Test(seal, of_nothing_is_an_empty_text)
{
    const struct sv_seal_keys all = { keys, 2 };

    cr_assert(sv_seal_open(&all, arena, seal("", &keys[0]), &text, &size));
    cr_expect(eq(sz, size, 0));
    cr_expect(eq(str, (char *)text, ""));
}

Test(seal, of_another_key_or_with_a_bit_changed_does_not_open)
{
    const struct sv_seal_keys one = { keys, 1 }, none = { NULL, 0 };
    char *box = seal("hello", &keys[0]);

    cr_expect(not(sv_seal_open(&one, arena, seal("hello", &keys[1]), &text, &size)));
    cr_expect(not(sv_seal_open(&none, arena, box, &text, &size)));
    cr_assert(sv_seal_open(&one, arena, box, &text, &size));
    box[10] = box[10] == 'A' ? 'B' : 'A';
    cr_expect(not(sv_seal_open(&one, arena, box, &text, &size)));
}

Test(seal, is_refused_where_it_is_no_base64url_or_too_short)
{
    static const char *const boxes[] = { "", "A", "AAAA", "!!!!", "QUJD=", "QUJD QUJD", "+/+/" };
    const struct sv_seal_keys all = { keys, 2 };

    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++)
        cr_expect(not(sv_seal_open(&all, arena, boxes[i], &text, &size)), "%s", boxes[i]);
}

Test(seal, secret_is_256_random_bits_after_its_prefix)
{
    const char *one = sv_secret_make(arena, "dk_"), *two = sv_secret_make(arena, "dk_");

    cr_expect(eq(sz, strlen(one), 3 + 43));
    cr_expect(strncmp(one, "dk_", 3) == 0);
    cr_expect(strcmp(one, two) != 0);
}

Test(guard, lets_thirty_wrong_codes_through_in_any_minute)
{
    struct sv_code_guard guard;
    size_t place = 0;

    sv_code_guard_init(&guard);
    for (int i = 0; i < SV_WRONG_CODES_MAX; i++)
        cr_assert(sv_code_guard_take(&guard, 1000 + i, &place), "code %d", i);
    cr_expect(not(sv_code_guard_take(&guard, 30000, &place)));
    cr_expect(not(sv_code_guard_take(&guard, 60999, &place)));
    cr_expect(sv_code_guard_take(&guard, 61000, &place)); /* the first is a minute old */
    cr_expect(not(sv_code_guard_take(&guard, 61000, &place)));
    sv_code_guard_done(&guard);
}

Test(guard, does_not_count_codes_that_were_right)
{
    struct sv_code_guard guard;
    size_t place = 0;

    sv_code_guard_init(&guard);
    for (int i = 0; i < 100; i++) {
        cr_assert(sv_code_guard_take(&guard, i, &place));
        sv_code_guard_give(&guard, place);
    }
    sv_code_guard_done(&guard);
}

Test(seal, proves_a_code_with_any_of_our_keys_and_with_no_other)
{
    const struct sv_seal_keys ours = { keys, 2 }, newest = { keys, 1 };
    struct sv_enrol_code code = { .code = "7K2M94QX" };

    cr_expect(not(sv_code_is_proven(&ours, &code)));
    sv_code_prove(&keys[1], &code);
    cr_expect(eq(sz, strlen(code.proof), SV_ENROL_PROOF_LENGTH));
    cr_expect(eq(sz, strspn(code.proof, sv_enrol_alphabet), SV_ENROL_PROOF_LENGTH));
    cr_expect(sv_code_is_proven(&ours, &code));
    cr_expect(not(sv_code_is_proven(&newest, &code)));
    code.code[0] = '8';
    cr_expect(not(sv_code_is_proven(&ours, &code)), "it is of that code alone");
}
