/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RANDOM_H
#define SV_DOMAIN_RANDOM_H

#include <stdint.h>

/*
 * Random numbers that follow from a seed and a name, on every machine alike: splitmix64 (Steele,
 * Lea and Flood, 2014). Nothing secret may stand on them.
 */
struct sv_random {
    uint64_t state;
};

/* The stream of a unit's criterion: its own, whoever else is drawn for and in whatever order. */
struct sv_random sv_random_of(uint64_t seed, const char *unit, const char *criterion);

uint64_t sv_random_bits(struct sv_random *random);
/* Between 0 and 1, neither of them. */
double sv_random_share(struct sv_random *random);
/* Of the standard normal distribution, by its quantile function: one share for each. */
double sv_random_normal(struct sv_random *random);

#endif
