/* SPDX-License-Identifier: Apache-2.0 */
#include "main/signed_file.h"

#include "wire/feed_json.h"

#include <stdio.h>
#include <string.h>

bool sv_line_read_keys(struct sv_line *line, const char *path, const char *text,
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

bool sv_line_read_signed(struct sv_line *line, const char *path,
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
