/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/sealed_json.h"

#include "wire/response_json.h"

#include <string.h>

enum { BOX_SIZE_MAX = 96 * 1024, ENTRIES_MAX = 10000000 };

static const char OUTBOX_FORMAT[] = "sipas-outbox-1";

void sv_sealed_of_json(struct sv_arena *arena, const cJSON *value, const char *pointer,
                       struct sv_sealed *ret_sealed, struct sv_violations *violations)
{
    static const char *const members[] = { "id", "revision", "box", NULL };
    struct sv_sealed sealed = { 0 };
    struct sv_scope scope;
    const char *id = NULL;

    *ret_sealed = sealed;
    if (!sv_scope_of(&scope, violations, value, pointer))
        return;
    scope.arena = arena;
    sv_read_only(&scope, members);
    if (sv_read_text(&scope, "id", SV_REQUIRED, &id)) {
        sealed.has_id = sv_uuid_parse(id, &sealed.id) && sv_uuid_is_random(&sealed.id);
        if (!sealed.has_id)
            sv_violate(violations, sv_read_pointer(&scope, "id"), SV_VIOLATION_BAD_FORMAT);
    }
    (void)sv_read_int(&scope, "revision", SV_REQUIRED, 1, SV_REVISION_MAX, &sealed.revision);
    if (sv_read_text(&scope, "box", SV_REQUIRED, &sealed.box) && strlen(sealed.box) > BOX_SIZE_MAX)
        sv_violate(violations, sv_read_pointer(&scope, "box"), SV_VIOLATION_TOO_LONG);
    *ret_sealed = sealed;
}

static bool same_identity(const struct sv_sealed *sealed, const struct sv_submission *submission)
{
    return sealed->has_id && submission->has_id &&
           memcmp(&sealed->id, &submission->id, sizeof(sealed->id)) == 0 &&
           sealed->revision == submission->revision;
}

void sv_submission_of_box(struct sv_arena *arena, const struct sv_sealed *sealed, const char *text,
                          size_t size, struct sv_submission *ret_submission,
                          struct sv_violations *violations)
{
    struct sv_error ignored = { 0 };
    struct sv_submission submission = { 0 };

    bool opened = text != NULL && sv_submission_of_text(arena, text, size, &submission, violations,
                                                        &ignored) == SV_OK;

    if (!opened && sealed->box != NULL) /* one that is not there was reported as such */
        sv_violate(violations, "/box", SV_VIOLATION_BAD_FORMAT);
    else if (opened && !same_identity(sealed, &submission))
        sv_violate(violations, "/box", SV_VIOLATION_INCONSISTENT);
    submission.has_id = sealed->has_id;
    submission.id = sealed->id;
    submission.revision = sealed->revision;
    *ret_submission = submission;
}

void sv_outbox_of_json(struct sv_arena *arena, const cJSON *root, struct sv_outbox *ret_outbox,
                       struct sv_violations *violations)
{
    static const char *const members[] = { "format", "survey",  "device", "counter",
                                           "sealed", "entries", NULL };
    struct sv_scope scope;
    const char *format = NULL, *counter = NULL;

    if (!sv_scope_of(&scope, violations, root, ""))
        return;
    scope.arena = arena;
    sv_read_only(&scope, members);
    if (sv_read_text(&scope, "format", SV_REQUIRED, &format) && strcmp(format, OUTBOX_FORMAT) != 0)
        sv_violate(violations, "/format", SV_VIOLATION_OUT_OF_RANGE);
    (void)sv_read_code(&scope, "survey", SV_REQUIRED, &ret_outbox->survey);
    (void)sv_read_code(&scope, "counter", SV_OPTIONAL, &counter);
    (void)sv_read_int(&scope, "device", SV_REQUIRED, 1, INT32_MAX, &ret_outbox->device);
    (void)sv_read_array(&scope, "sealed", SV_REQUIRED, SV_OUTBOX_SEALED_MAX, &ret_outbox->sealed);
    (void)sv_read_array(&scope, "entries", SV_REQUIRED, ENTRIES_MAX, &ret_outbox->entries);
}
