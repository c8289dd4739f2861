/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/random.h"

#include "domain/special.h"

static const uint64_t STEP = UINT64_C(0x9e3779b97f4a7c15);

static uint64_t mixed(uint64_t value)
{
    value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

/* Each byte goes through the mixing, and the end of a text is one of them: "a", "bc" is no "ab",
 * "c". */
static uint64_t with_text(uint64_t state, const char *text)
{
    const char *at = text;

    do {
        state = mixed(state + STEP + (unsigned char)*at);
    } while (*at++ != '\0');
    return state;
}

struct sv_random sv_random_of(uint64_t seed, const char *unit, const char *criterion)
{
    return (struct sv_random){ with_text(with_text(mixed(seed), unit), criterion) };
}

uint64_t sv_random_bits(struct sv_random *random)
{
    random->state += STEP;
    return mixed(random->state);
}

double sv_random_share(struct sv_random *random)
{
    /* 52 bits and a half: with 53 the last one would round to 1. */
    return ((double)(sv_random_bits(random) >> 12) + 0.5) * 0x1p-52;
}

double sv_random_normal(struct sv_random *random)
{
    return sv_normal_quantile(sv_random_share(random));
}
