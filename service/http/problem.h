/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_PROBLEM_H
#define SV_HTTP_PROBLEM_H

#include "http/exchange.h"

/* The one place where a status becomes an HTTP code and a problem document (RFC 9457). */
struct sv_reply sv_problem(const struct sv_error *error);

/* 422 with all that is wrong with the document that was sent. */
struct sv_reply sv_problem_of_violations(const struct sv_violations *violations);

unsigned sv_http_status_of(enum sv_status status);

#endif
