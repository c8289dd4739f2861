/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_REFERENCE_H
#define SV_TESTS_REFERENCE_H

#include "domain/interval.h"

#include <cjson/cJSON.h>

/* A file of tests/data/oracle; freed with cJSON_Delete. */
cJSON *test_reference(const char *name);

/* A member of it that must be there. */
const cJSON *test_member(const cJSON *object, const char *name);
double test_number(const cJSON *object, const char *name);

/* Fails the test if actual is farther from expected than the references allow: 1e-9 max(1e-3,
 * |expected|). */
void test_near(double actual, double expected, const char *what);

/* Against [low, high], or [null, null] where there must be none. */
void test_near_interval(struct sv_interval actual, const cJSON *expected, const char *what);

#endif
