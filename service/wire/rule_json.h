/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RULE_JSON_H
#define SV_WIRE_RULE_JSON_H

#include "domain/framework.h"
#include "wire/json_read.h"

#include <cjson/cJSON.h>

/* Rules of criteria, and the facts that they make points from (docs/formats.md). */

/* The member "rule". Whether it makes sense is for sv_framework_check. */
void sv_rule_read(const struct sv_scope *scope, struct sv_rule *ret_rule);

/* As it stands in a framework; "counted" is left out where it is not told. */
cJSON *sv_json_of_rule(const struct sv_rule *rule);

/*
 * The facts in the member name: one of {"option"}, {"numerator","denominator"}, {"value"},
 * {"count"}. False, after reporting it, if they are none of these; an optional member that is
 * absent or null leaves *ret_facts alone. Whether a rule takes them is for sv_rule_takes.
 */
bool sv_facts_read(const struct sv_scope *scope, const char *name, enum sv_need need,
                   struct sv_facts *ret_facts);

/* null for SV_FACTS_NONE. */
cJSON *sv_json_of_facts(const struct sv_facts *facts);

#endif
