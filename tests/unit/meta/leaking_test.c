/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Leaks on purpose. Criterion counts it as passed; CMake expects it to fail, by
 * the report of the sanitizer. If leaks went unnoticed, this test would tell.
 */
#include <criterion/criterion.h>
#include <stdlib.h>

Test(leak, is_noticed)
{
    char *volatile memory = malloc(17);

    memory[0] = 1;
    memory = NULL;
    cr_expect(memory == NULL);
}
