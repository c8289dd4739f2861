/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_DEVICE_JSON_H
#define SV_WIRE_DEVICE_JSON_H

#include "domain/device.h"
#include "domain/violation.h"

#include <cjson/cJSON.h>

/* Bodies of the routes of devices. Readers: SV_ERR_MALFORMED if text is no JSON. */

/* {"survey","counter","label"}; sets these alone. */
SV_MUST_USE
enum sv_status sv_device_order_of_text(struct sv_arena *arena, const char *text, size_t size,
                                       struct sv_device *ret_device,
                                       struct sv_violations *violations, struct sv_error *reterr);
/* {"code"} */
SV_MUST_USE
enum sv_status sv_enrol_body_of_text(struct sv_arena *arena, const char *text, size_t size,
                                     const char **ret_code, struct sv_violations *violations,
                                     struct sv_error *reterr);
/* {"version","queue","entries"}; today is left alone. */
SV_MUST_USE
enum sv_status sv_session_report_of_text(struct sv_arena *arena, const char *text, size_t size,
                                         struct sv_session_report *ret_report,
                                         struct sv_violations *violations, struct sv_error *reterr);
/*
 * The entries of an array at pointer, as a device tells and exports them; those
 * that are not well formed are reported.
 */
const struct sv_chain_entry *sv_chain_entries_of_json(struct sv_arena *arena, const cJSON *array,
                                                      const char *pointer, size_t *ret_count,
                                                      struct sv_violations *violations);

cJSON *sv_json_of_added_device(struct sv_arena *arena, const struct sv_added_device *added);
cJSON *sv_json_of_listed_device(struct sv_arena *arena, const struct sv_listed_device *listed);
/* With "key" where it is told, else with "head". */
cJSON *sv_json_of_working_device(struct sv_arena *arena, const struct sv_working_device *device);
/* {"number","hash"} */
cJSON *sv_json_of_chain_head(struct sv_arena *arena, int64_t number, const struct sv_hash *hash);

#endif
