/* SPDX-License-Identifier: Apache-2.0 */
#include "app/app.h"

#include "app/columns.h"
#include "app/cube_cache.h"
#include "app/devices.h"
#include "app/seal.h"
#include "app/survey_cache.h"
#include "store/pool.h"

enum sv_status sv_app_open(const char *conninfo, const struct sv_app_limits *limits,
                           const struct sv_codec *codec, struct sv_app *ret_app,
                           struct sv_error *reterr)
{
    struct sv_pool *pool = NULL;
    enum sv_status status = sv_seal_begin(reterr);

    if (status == SV_OK)
        status = sv_pool_open(conninfo, limits->connections, &pool, reterr);
    if (status != SV_OK)
        return status;
    *ret_app = (struct sv_app){ .conninfo = conninfo,
                                .pool = pool,
                                .codec = codec,
                                .surveys = sv_survey_cache_new(),
                                .cubes = sv_cube_cache_new(),
                                .columns = sv_column_cache_new(limits->columns),
                                .devices = sv_device_desk_new() };
    return SV_OK;
}

void sv_app_close(struct sv_app *app)
{
    sv_device_desk_free(app->devices);
    sv_column_cache_free(app->columns); /* these and cubes give their surveys back */
    sv_cube_cache_free(app->cubes);
    sv_survey_cache_free(app->surveys);
    sv_pool_close(app->pool);
    *app = (struct sv_app){ 0 };
}
