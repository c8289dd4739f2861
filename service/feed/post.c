/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/post.h"

#include <curl/curl.h>

enum sv_status sv_post_begin(struct sv_error *reterr)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return sv_fail(reterr, SV_ERR_INTERNAL, "curl", "libcurl does not start");
    return SV_OK;
}
