/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_ORACLE_COUNTS_H
#define SV_TESTS_ORACLE_COUNTS_H

#include "domain/disclosure_lattice.h"

#include <cjson/cJSON.h>

/* Who answered the overall question of the reference data (tests/data/oracle/s300.jsonl). */
struct sv_base_counts *test_oracle_counts(struct sv_arena *arena);

/* A made-up survey, the same for the same seed; few codes and people, so that much is small. */
struct sv_base_counts *test_random_counts(struct sv_arena *arena, unsigned seed);

/* A small generator of our own: the same numbers on every machine. */
unsigned test_random(unsigned *state, unsigned below);

/* A document among the reference data; the caller deletes it. */
cJSON *test_oracle(struct sv_arena *arena, const char *name);
double test_number(const cJSON *object, const char *key);
const char *test_word(const cJSON *object, const char *key); /* "" if there is none */

#endif
