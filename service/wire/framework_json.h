/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_FRAMEWORK_JSON_H
#define SV_WIRE_FRAMEWORK_JSON_H

#include "domain/framework.h"
#include "wire/rule_json.h"

#include <cjson/cJSON.h>
#include <stddef.h>

/*
 * Reader of a framework (docs/formats.md). SV_ERR_MALFORMED if text is no JSON, with line and
 * column; what else is wrong is added to violations, whose arena must be this one, and so is what
 * sv_framework_check finds.
 */
SV_MUST_USE
enum sv_status sv_framework_of_json(struct sv_arena *arena, const char *text, size_t size,
                                    struct sv_framework *ret_framework,
                                    struct sv_violations *violations, struct sv_error *reterr);

/* The same framework as a document again, whatever the original looked like. */
cJSON *sv_json_of_framework(const struct sv_framework *framework);

/* The same as text: equal texts are equal frameworks. In the arena. */
const char *sv_text_of_framework(struct sv_arena *arena, const struct sv_framework *framework);

/* The member "classes". */
void sv_add_classes(cJSON *json, const struct sv_framework *framework);

#endif
