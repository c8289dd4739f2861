/* SPDX-License-Identifier: Apache-2.0 */
#include "report/child.h"
#include "report/folder.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct sv_error error;

static enum sv_status run(const char *folder, const char *script)
{
    const char *const argv[] = { "/bin/sh", "-c", script, NULL };
    const struct sv_child child = { argv[0], argv, folder, "dash", NULL, 2 };

    return sv_child_run(&child, &error);
}

Test(child, that_does_its_work_is_ok_and_works_in_its_folder)
{
    SV_FOLDER folder = { { 0 } };
    char path[100];

    cr_assert(eq(int, sv_folder_make(&folder, &error), SV_OK));
    cr_expect(eq(int, run(folder.path, "echo said; test \"$PWD\" = \"$HOME\" && : >made"), SV_OK),
              "%s", error.detail);
    (void)strcat(strcpy(path, folder.path), "/made");
    cr_expect(access(path, F_OK) == 0);
}

Test(child, that_fails_is_quoted_with_the_end_of_what_it_said)
{
    cr_expect(eq(int, run("/", "seq 1000; echo the reason >&2; exit 3"), SV_ERR_INTERNAL));
    cr_expect(strstr(error.detail, "the reason") != NULL, "%s", error.detail);
    cr_expect(eq(int, run("/", "kill -9 $$"), SV_ERR_INTERNAL));
}

Test(child, that_is_missing_is_named_with_its_package)
{
    const char *const argv[] = { "/usr/bin/no-such-program", NULL };
    const struct sv_child child = { argv[0], argv, "/", "the-package", NULL, 2 };
    const char *const shell[] = { "/bin/sh", "-c", ":", NULL };
    const struct sv_child lacking = { shell[0], shell, "/", "the-other", "/no/such/file", 2 };

    cr_expect(eq(int, sv_child_run(&child, &error), SV_ERR_INTERNAL));
    cr_expect(strstr(error.detail, "Debian package the-package") != NULL, "%s", error.detail);
    cr_expect(eq(int, sv_child_run(&lacking, &error), SV_ERR_INTERNAL));
    cr_expect(strstr(error.detail, "Debian package the-other") != NULL, "%s", error.detail);
}

Test(child, gets_none_of_our_settings_or_descriptors)
{
    (void)setenv("SIPAS_DATABASE_URL", "secret", 1);
    cr_assert(dup2(STDERR_FILENO, 9) == 9); /* a descriptor that is left open to children */
    cr_expect(
        eq(int, run("/", "test -z \"$SIPAS_DATABASE_URL\" && test ! -e /proc/self/fd/9"), SV_OK),
        "%s", error.detail);
}

Test(child, that_takes_too_long_is_ended_with_all_it_has_started, .timeout = 20)
{
    cr_expect(eq(int, run("/", "sleep 300 & sleep 300"), SV_ERR_INTERNAL));
    cr_expect(strstr(error.detail, "more than 2 seconds") != NULL, "%s", error.detail);
}

Test(folder, is_gone_with_all_that_is_in_it)
{
    struct sv_folder folder = { { 0 } };
    char path[100], file[120];

    cr_assert(eq(int, sv_folder_make(&folder, &error), SV_OK));
    (void)strcpy(path, folder.path);
    (void)strcat(strcpy(file, path), "/file");
    cr_assert(eq(int, sv_file_write(file, "text", 4, &error), SV_OK));
    cr_assert(eq(int, run(path, "mkdir -p deep/er && touch deep/er/file"), SV_OK));
    sv_folder_remove(&folder);
    cr_expect(access(path, F_OK) != 0);
    cr_expect_str_eq(folder.path, "");
}
