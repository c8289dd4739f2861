/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_pack.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int64_t awkward[] = {
    0,
    1,
    -1,
    63,
    64,
    -64,
    -65,
    -1,
    INT64_C(1) << 32,
    -(INT64_C(1) << 32),
    INT64_MAX - 1,
    INT64_MIN + 1,
    INT64_MAX,
    INT64_MIN,
};

Test(cube_pack, brings_back_what_was_packed)
{
    uint8_t packed[COUNT(awkward) * SV_SUM_SIZE_MAX];
    int64_t sums[COUNT(awkward)] = { 0 };
    size_t size = sv_sums_pack(awkward, COUNT(awkward), packed);

    cr_assert(sv_sums_add_packed(packed, size, COUNT(awkward), sums));
    cr_expect(memcmp(sums, awkward, sizeof(sums)) == 0);
}

Test(cube_pack, adds_to_what_is_there)
{
    const int64_t more[] = { 5, -300 };
    uint8_t packed[COUNT(more) * SV_SUM_SIZE_MAX];
    int64_t sums[] = { -7, 1000 };

    cr_assert(sv_sums_add_packed(packed, sv_sums_pack(more, 2, packed), 2, sums));
    cr_expect(eq(i64, sums[0], -2));
    cr_expect(eq(i64, sums[1], 700));
}

Test(cube_pack, takes_a_byte_for_a_small_number_and_ten_for_the_least)
{
    const int64_t least = INT64_MIN;
    uint8_t packed[SV_SUM_SIZE_MAX];

    cr_expect(eq(sz, sv_sums_pack((const int64_t[]){ 63 }, 1, packed), 1));
    cr_expect(eq(sz, sv_sums_pack((const int64_t[]){ -64 }, 1, packed), 1));
    cr_expect(eq(sz, sv_sums_pack((const int64_t[]){ 64 }, 1, packed), 2));
    cr_expect(eq(sz, sv_sums_pack(&least, 1, packed), SV_SUM_SIZE_MAX));
}

/* The layout is that of the migration and of tally_sums. */
Test(cube_pack, keeps_to_the_layout_that_is_told)
{
    const uint8_t wanted[] = { 0x00, 0x01, 0x02, 0xac, 0x02 };
    uint8_t packed[4 * SV_SUM_SIZE_MAX];

    cr_assert(eq(sz, sv_sums_pack((const int64_t[]){ 0, -1, 1, 150 }, 4, packed), sizeof(wanted)));
    cr_expect(memcmp(packed, wanted, sizeof(wanted)) == 0);
}

Test(cube_pack, of_nothing_is_nothing)
{
    uint8_t none = 7;

    cr_expect(eq(sz, sv_sums_pack(NULL, 0, &none), 0));
    cr_expect(eq(int, none, 7));
    cr_expect(sv_sums_add_packed(&none, 0, 0, NULL));
}

struct bad {
    const char *why;
    uint8_t bytes[12];
    size_t size;
};

Test(cube_pack, refuses_what_is_not_of_two_numbers)
{
    const struct bad all[] = {
        { "none", { 0 }, 0 },
        { "one", { 2 }, 1 },
        { "three", { 2, 2, 2 }, 3 },
        { "the second without an end", { 2, 0x82 }, 2 },
        { "a number longer than need be", { 0x82, 0x00, 2 }, 3 },
        { "eleven bytes",
          { 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 1, 2 },
          12 },
        { "more than 64 bits", { 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 2, 2 }, 11 },
    };

    for (size_t i = 0; i < COUNT(all); i++) {
        int64_t sums[2] = { 0 };

        cr_expect(not(sv_sums_add_packed(all[i].bytes, all[i].size, 2, sums)), "%s", all[i].why);
    }
}
