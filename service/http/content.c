/* SPDX-License-Identifier: Apache-2.0 */
#include "http/content.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    WORTH_COMPRESSING = 1024, /* bytes; below, a packet is a packet */
    GZIP_WINDOW = 15 + 16,    /* the largest window, in the gzip format */
    MEMORY_LEVEL = 9,
};

/* FNV-1a: tells two versions apart; not a safeguard against anybody. */
static uint64_t hash_of(const char *data, size_t size)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)data[i]) * UINT64_C(1099511628211);
    return hash;
}

static bool is_text(const char *content_type)
{
    return strncmp(content_type, "text/", 5) == 0 || strstr(content_type, "json") != NULL ||
           strstr(content_type, "yaml") != NULL || strcmp(content_type, "image/svg+xml") == 0;
}

static struct sv_content *content_of(char *data, size_t size)
{
    struct sv_content *content = calloc(1, sizeof(*content));

    if (content == NULL)
        abort();
    content->data = data;
    content->size = size;
    content->holders = 1;
    return content;
}

/* NULL if it does not get smaller. */
static struct sv_content *compressed_twin(const struct sv_content *content)
{
    z_stream stream = { 0 };
    char *data = malloc(content->size);

    if (data == NULL || deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP_WINDOW,
                                     MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        abort(); /* out of memory */
    stream.next_in = (unsigned char *)content->data;
    stream.avail_in = (unsigned)content->size;
    stream.next_out = (unsigned char *)data;
    stream.avail_out = (unsigned)content->size;
    int result = deflate(&stream, Z_FINISH);

    (void)deflateEnd(&stream);
    if (result != Z_STREAM_END) {
        free(data);
        return NULL;
    }
    struct sv_content *twin = content_of(data, stream.total_out);

    twin->content_type = content->content_type;
    twin->cache_control = content->cache_control;
    twin->page = content->page;
    twin->compressed = true;
    return twin;
}

struct sv_content *sv_content_new(char *data, size_t size, const char *content_type,
                                  const char *cache_control)
{
    struct sv_content *content = content_of(data, size);
    uint64_t hash = hash_of(data, size);

    content->content_type = content_type;
    content->cache_control = cache_control;
    content->page = strncmp(content_type, "text/html", 9) == 0;
    (void)snprintf(content->etag, sizeof(content->etag), "\"%016" PRIx64 "\"", hash);
    if (size >= WORTH_COMPRESSING && size <= UINT32_MAX && is_text(content_type))
        content->gzip = compressed_twin(content);
    if (content->gzip != NULL) /* other bytes, another tag (RFC 9110, 8.8.3) */
        (void)snprintf(content->gzip->etag, sizeof(content->gzip->etag), "\"%016" PRIx64 "-gz\"",
                       hash);
    return content;
}

struct sv_content *sv_content_hold(struct sv_content *content)
{
    content->holders++;
    return content;
}

void sv_content_give(struct sv_content *content)
{
    if (content == NULL || --content->holders > 0)
        return;
    sv_content_give(content->gzip);
    if (content->unmake != NULL)
        content->unmake(content); /* replies under way still need the data */
    else
        free(content->data);
    free(content);
}

/* "gzip" as a whole token that is not refused by ";q=0". */
static bool takes_gzip(const char *accepted)
{
    const char *found = accepted == NULL ? NULL : strstr(accepted, "gzip");

    if (found == NULL || (found > accepted && strchr(", \t", found[-1]) == NULL))
        return false;
    const char *rest = found + 4 + strspn(found + 4, " \t");

    if (*rest != ';')
        return *rest == '\0' || *rest == ',';
    rest += 1 + strspn(rest + 1, " \t");
    return strncmp(rest, "q=", 2) == 0 && strtod(rest + 2, NULL) > 0;
}

struct sv_content *sv_content_for(struct sv_content *content, const char *accepted)
{
    return content->gzip != NULL && takes_gzip(accepted) ? content->gzip : content;
}
