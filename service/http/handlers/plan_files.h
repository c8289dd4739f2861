/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_PLAN_FILES_H
#define SV_HTTP_PLAN_FILES_H

#include "app/plan.h"
#include "http/exchange.h"

/* The plan as the file that the parameter "format" names: pdf, docx, html, xlsx or ics. */
SV_MUST_USE
enum sv_status sv_reply_plan_file(const struct sv_site *site, const struct sv_request *request,
                                  const struct sv_plan *plan, struct sv_reply *reply,
                                  struct sv_error *reterr);

#endif
