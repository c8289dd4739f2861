/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_RELEASE_READ_H
#define SV_WIRE_RELEASE_READ_H

#include "base/status.h"
#include "domain/framework.h"
#include "domain/release.h"
#include "domain/violation.h"

/*
 * Reads what the scoring module needs of a release document, of this installation
 * or another. Members it does not know are passed over: a later format may have more.
 */
SV_MUST_USE
enum sv_status sv_released_of_json(struct sv_arena *arena, const char *text, size_t size,
                                   struct sv_released *ret_released,
                                   struct sv_violations *violations, struct sv_error *reterr);

/* The counts of one item in the options of a sv_released_unit; none if it is not there. */
SV_MUST_USE
enum sv_status sv_option_counts_of_json(struct sv_arena *arena, const char *options,
                                        const char *item, const struct sv_option_count **ret_counts,
                                        size_t *ret_count, struct sv_error *reterr);

#endif
