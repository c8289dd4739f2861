/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_TEST_FILE_H
#define SV_TESTS_TEST_FILE_H

#include "base/arena.h"

/* The text of a file of the repository, named from its top, in the arena; fails the test without
 * it. */
const char *test_file_text(struct sv_arena *arena, const char *path);

#endif
