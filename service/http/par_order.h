/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_PAR_ORDER_H
#define SV_HTTP_PAR_ORDER_H

#include "app/par_work.h"
#include "http/exchange.h"

/*
 * What a request asks of a scorecard: its caller and day, and framework, unit, period and criterion
 * of its query. Those in required, a space before and after each, must be there: SV_ERR_INVALID.
 */
SV_MUST_USE
enum sv_status sv_par_order_of(const struct sv_request *request, const char *required,
                               struct sv_par_order *ret_order, struct sv_error *reterr);

#endif
