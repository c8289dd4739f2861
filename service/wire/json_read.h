/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_JSON_READ_H
#define SV_WIRE_JSON_READ_H

#include "base/arena.h"
#include "base/calendar.h"
#include "base/cleanup.h"
#include "domain/points.h"
#include "domain/violation.h"
#include "domain/words.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Typed readers of JSON. Each names the place (RFC 6901 pointer) of what it
 * cannot accept and goes on, so that one answer tells everything wrong.
 */
SV_DEFINE_FREED_BY(cJSON, cJSON_Delete)

/* Lets cJSON abort when memory is out: a document must not lose a member silently. Call once. */
void sv_json_use_aborting_malloc(void);

/*
 * Parses one whole document: valid UTF-8, nothing after it, at most 32 levels
 * deep, no zero character in any text. Otherwise SV_ERR_MALFORMED. The caller
 * frees *ret_root with cJSON_Delete.
 */
SV_MUST_USE
enum sv_status sv_json_parse(const char *text, size_t size, cJSON **ret_root,
                             struct sv_error *reterr);

/* An object that is being read, and where it stands. */
struct sv_scope {
    struct sv_arena *arena; /* what is read is copied here */
    struct sv_violations *violations;
    const cJSON *object;
    const char *pointer;
};

enum sv_need { SV_REQUIRED, SV_OPTIONAL };

/*
 * A scope over value, which must be an object: otherwise reports it and returns
 * false. Reports every member name that the object holds twice.
 */
bool sv_scope_of(struct sv_scope *scope, struct sv_violations *violations, const cJSON *value,
                 const char *pointer);

/* Reports every member that is not in names (a NULL-terminated list). */
void sv_read_only(const struct sv_scope *scope, const char *const *names);

/* The pointer of a member. */
const char *sv_read_pointer(const struct sv_scope *scope, const char *name);

/* Whether the object has the member, other than as null. */
bool sv_read_has(const struct sv_scope *scope, const char *name);

/*
 * Readers. On success they set *ret and return true; an optional member that
 * is absent or null leaves *ret alone and returns false.
 */
bool sv_read_text(const struct sv_scope *scope, const char *name, enum sv_need need,
                  const char **ret);
/* A text that says something, of at most SV_LINE_MAX code points. */
enum { SV_LINE_MAX = 2000 };
bool sv_read_line(const struct sv_scope *scope, const char *name, enum sv_need need,
                  const char **ret);
bool sv_read_code(const struct sv_scope *scope, const char *name, enum sv_need need,
                  const char **ret);
bool sv_read_int(const struct sv_scope *scope, const char *name, enum sv_need need, int64_t low,
                 int64_t high, int64_t *ret);
bool sv_read_bool(const struct sv_scope *scope, const char *name, enum sv_need need, bool *ret);
bool sv_read_day(const struct sv_scope *scope, const char *name, enum sv_need need, sv_day *ret);
bool sv_read_points(const struct sv_scope *scope, const char *name, enum sv_need need,
                    sv_points *ret);
/* The same, also below zero. */
bool sv_read_signed_points(const struct sv_scope *scope, const char *name, enum sv_need need,
                           sv_points *ret);
bool sv_read_label(const struct sv_scope *scope, const char *name, enum sv_need need,
                   struct sv_label *ret);
bool sv_read_object(const struct sv_scope *scope, const char *name, enum sv_need need,
                    struct sv_scope *ret);
/* Reports an array longer than most; an absent or refused one gives NULL and false. */
bool sv_read_array(const struct sv_scope *scope, const char *name, enum sv_need need, size_t most,
                   const cJSON **ret);
/* How many codes an array has, which must not be empty; *ret_codes has "" for what is none. */
size_t sv_read_codes(const struct sv_scope *scope, const char *name, enum sv_need need, size_t most,
                     const char ***ret_codes);

/* A whole number that a double holds exactly. */
bool sv_json_is_whole(const cJSON *value);

#endif
