/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_REPLY_HEADERS_H
#define SV_HTTP_REPLY_HEADERS_H

#include "http/content.h"
#include "http/exchange.h"

enum { SV_HEADERS_MAX = 16 };

struct sv_header {
    const char *name;
    const char *value;
};

/* The headers of a reply, as many as are returned. */
size_t sv_headers_of_reply(const struct sv_reply *reply, struct sv_header headers[SV_HEADERS_MAX]);

/* Of content; unchanged: for the 304 that stands for it. */
size_t sv_headers_of_content(const struct sv_content *content, bool unchanged,
                             struct sv_header headers[SV_HEADERS_MAX]);

#endif
