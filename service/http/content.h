/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_CONTENT_H
#define SV_HTTP_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Bytes that many replies share: a page, the view of a survey. Made once, with a
 * compressed twin where that is worth it, and never changed. Used by the event loop alone.
 */
struct sv_content {
    char *data; /* owned */
    size_t size;
    const char *content_type; /* a literal */
    const char *cache_control;
    char etag[24];
    bool page;               /* gets the content security policy of a page */
    struct sv_content *gzip; /* the same compressed, or NULL */
    bool compressed;         /* this is such a twin */
    unsigned holders;
    struct MHD_Response *made; /* server.c keeps here what it has made of it */
    void (*unmake)(struct sv_content *content);
};

/* Takes data over, which must come from malloc. The maker is its first holder. */
struct sv_content *sv_content_new(char *data, size_t size, const char *content_type,
                                  const char *cache_control);
struct sv_content *sv_content_hold(struct sv_content *content);
void sv_content_give(struct sv_content *content); /* freed with its last holder; NULL is fine */

/* The content, or its twin for a client that takes it; accepted is its Accept-Encoding or NULL. */
struct sv_content *sv_content_for(struct sv_content *content, const char *accepted);

#endif
