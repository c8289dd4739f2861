/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_FILES_H
#define SV_TESTS_FILES_H

#include "base/arena.h"

/* The text of a file of the project, by its path from the root. */
const char *test_file(struct sv_arena *arena, const char *path);

/* text with the first occurrence of old replaced; fails the test if there is none. */
const char *test_replaced(struct sv_arena *arena, const char *text, const char *old,
                          const char *with);

#endif
