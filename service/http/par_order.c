/* SPDX-License-Identifier: Apache-2.0 */
#include "http/par_order.h"

#include <string.h>

enum sv_status sv_par_order_of(const struct sv_request *request, const char *required,
                               struct sv_par_order *ret_order, struct sv_error *reterr)
{
    static const char *const names[] = { "framework", "unit", "period", "criterion" };
    const char *values[4] = { NULL };

    for (size_t i = 0; i < 4; i++) {
        values[i] = sv_query(request, names[i]);
        if (values[i][0] == '\0' &&
            strstr(required, sv_arena_printf(request->arena, " %s ", names[i])) != NULL)
            return sv_fail(reterr, SV_ERR_INVALID, names[i], "this parameter is required");
    }
    *ret_order = (struct sv_par_order){ .caller = &request->caller,
                                        .key = { values[0], values[1], values[2] },
                                        .criterion = values[3],
                                        .reason = "",
                                        .today = request->today };
    return SV_OK;
}
