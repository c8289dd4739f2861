/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_LOG_H
#define SV_BASE_LOG_H

#include "base/status.h"

/*
 * One line on standard error: the moment (UTC, seconds), then "key=value"
 * pairs. Called from http/request_log.c and main/ only. Never pass an answer, a
 * token, an address, or what would tell which counter a request came from.
 */
void sv_log(const char *format, ...) SV_PRINTF(1, 2);

#endif
