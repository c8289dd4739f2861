/* SPDX-License-Identifier: Apache-2.0 */
#include "http/reply_headers.h"

struct list {
    struct sv_header *headers;
    size_t count;
};

static void add(struct list *list, const char *name, const char *value)
{
    if (value != NULL)
        list->headers[list->count++] = (struct sv_header){ name, value };
}

static void add_fixed(struct list *list)
{
    add(list, "X-Content-Type-Options", "nosniff");
    add(list, "Referrer-Policy", "no-referrer");
}

size_t sv_headers_of_reply(const struct sv_reply *reply, struct sv_header headers[SV_HEADERS_MAX])
{
    struct list list = { .headers = headers };

    if (reply->text != NULL || reply->file != 0)
        add(&list, "Content-Type",
            reply->content_type == NULL ? "application/json" : reply->content_type);
    add(&list, "Cache-Control", reply->cache_control != NULL ? reply->cache_control : "no-store");
    add(&list, "Content-Disposition", reply->file_name);
    add(&list, "Sipas-Rows", reply->rows);
    add(&list, "Sipas-Sha256", reply->sha256);
    add(&list, "Content-Security-Policy", reply->sandboxed ? "sandbox; default-src 'none'" : NULL);
    add(&list, "ETag", reply->etag);
    add(&list, "Set-Cookie", reply->set_cookie);
    add(&list, "Allow", reply->allow);
    add(&list, "Retry-After", reply->http_status == 503 ? "1" : NULL);
    if (reply->http_status == 401)
        add(&list, "WWW-Authenticate", reply->basic ? "Basic realm=\"SIPAS\"" : "Bearer");
    add(&list, "Connection", reply->close ? "close" : NULL);
    add_fixed(&list);
    return list.count;
}

size_t sv_headers_of_content(const struct sv_content *content, bool unchanged,
                             struct sv_header headers[SV_HEADERS_MAX])
{
    struct list list = { .headers = headers };

    if (!unchanged) {
        add(&list, "Content-Type", content->content_type);
        add(&list, "Content-Encoding", content->compressed ? "gzip" : NULL);
    }
    add(&list, "Cache-Control", content->cache_control);
    add(&list, "ETag", content->etag);
    add(&list, "Vary", content->compressed || content->gzip != NULL ? "Accept-Encoding" : NULL);
    add(&list, "Content-Security-Policy",
        content->page ? "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
                        "form-action 'self'; frame-ancestors 'none'"
                      : NULL);
    add_fixed(&list);
    return list.count;
}
