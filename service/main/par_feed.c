/* SPDX-License-Identifier: Apache-2.0 */
#include "app/outbox.h"
#include "main/par_actions.h"
#include "main/signed_file.h"

#include <inttypes.h>
#include <stdio.h>

int sv_par_take(struct sv_line *line)
{
    const char *path = sv_line_option(line, "--key");
    const char *text = sv_line_option(line, "--public-key");
    const char *file = sv_line_word(line);
    struct sv_violations violations = { .arena = line->arena };
    struct sv_outside_document document = { 0 };
    struct sv_outside_release release = { 0 };

    if (file == NULL || (path == NULL) == (text == NULL))
        return sv_line_usage(line, "name a file, and whom you trust by --key or --public-key");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_read_keys(line, path, text, &document) ||
        !sv_line_read_signed(line, file, &document) || !sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_document_take(&line->app, &document, &violations, &release, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (violations.count > 0)
        return sv_line_violated(file, &violations);
    (void)printf("%s release %" PRId64 ": ", release.survey, release.number);
    if (release.added == 0)
        (void)printf("unchanged\n");
    else
        (void)printf("%zu points on scorecards, %zu criteria\n", release.added, release.fills);
    return SV_EXIT_DONE;
}

int sv_par_replay(struct sv_line *line)
{
    struct sv_taking taking = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_replay(&line->app, &taking, &line->error) != SV_OK)
        return sv_line_failed(line);
    (void)printf("%zu releases, %zu points added, %zu could not be read\n", taking.documents,
                 taking.added, taking.unreadable);
    return SV_EXIT_DONE;
}
