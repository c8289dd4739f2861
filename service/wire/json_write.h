/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_JSON_WRITE_H
#define SV_WIRE_JSON_WRITE_H

#include "base/calendar.h"
#include "domain/points.h"
#include "domain/survey.h"
#include "domain/violation.h"
#include "domain/words.h"

#include <cjson/cJSON.h>

/* Members that many documents share. No call is checked: cJSON's malloc aborts. */
void sv_add_label(cJSON *object, const char *name, const struct sv_label *label);
void sv_add_day(cJSON *object, const char *name, sv_day day); /* null for SV_DAY_NEVER */
void sv_add_count(cJSON *object, const char *name, int64_t count);
void sv_add_points(cJSON *object, const char *name, sv_points points);       /* an exact decimal */
void sv_add_text_or_null(cJSON *object, const char *name, const char *text); /* "" is null */

/* {"low","high","source"}, or null without a target. */
cJSON *sv_json_of_target(const struct sv_sub_index *sub_index);

/* [{"pointer","code"}, ...] */
cJSON *sv_json_of_violations(const struct sv_violations *violations);

#endif
