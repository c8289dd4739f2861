/* SPDX-License-Identifier: Apache-2.0 */
#include "app/outbox.h"
#include "main/par_actions.h"
#include "wire/feed_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The keys that the operator trusts; false after complaining. */
static bool read_keys(struct sv_line *line, const char *path, const char *text,
                      struct sv_outside_document *document)
{
    size_t size = text == NULL ? 0 : strlen(text);

    if (path != NULL && !sv_line_read(line, path, &text, &size))
        return false;
    if (sv_public_keys_of_text(line->arena, text, size, &document->trusted,
                               &document->trusted_count, &line->error) == SV_OK)
        return true;
    (void)sv_line_failed(line);
    return false;
}

/* FILE and FILE.sig; false after complaining. */
static bool read_document(struct sv_line *line, const char *path,
                          struct sv_outside_document *document)
{
    const char *beside = sv_arena_printf(line->arena, "%s.sig", path);
    struct sv_violations violations = { .arena = line->arena };
    const char *text = NULL;
    size_t size = 0;

    if (!sv_line_read(line, path, &document->text, &document->size) ||
        !sv_line_read(line, beside, &text, &size))
        return false;
    if (sv_signature_of_json(line->arena, text, size, &document->signature, &violations,
                             &line->error) != SV_OK) {
        (void)fprintf(stderr, "%s: ", beside);
        (void)sv_line_failed(line);
        return false;
    }
    if (violations.count > 0)
        (void)sv_line_violated(beside, &violations);
    return violations.count == 0;
}

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
    if (!read_keys(line, path, text, &document) || !read_document(line, file, &document) ||
        !sv_line_open(line))
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
