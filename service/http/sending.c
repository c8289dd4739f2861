/* SPDX-License-Identifier: Apache-2.0 */
#include "http/sending.h"

#include "http/content.h"
#include "http/reply_headers.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

static const char *wanted_by(const struct sv_call *call, const char *name)
{
    return call->request.header(call->request.source, name);
}

static void unmake(struct sv_content *content)
{
    MHD_destroy_response(content->made); /* frees the data after the last reply that uses it */
}

static struct MHD_Response *with_headers(struct MHD_Response *response,
                                         const struct sv_header *headers, size_t count)
{
    bool good = response != NULL;

    for (size_t i = 0; i < count && good; i++)
        good = MHD_add_response_header(response, headers[i].name, headers[i].value) == MHD_YES;
    if (!good)
        abort(); /* out of memory */
    return response;
}

static struct MHD_Response *response_of(const char *data, size_t size,
                                        enum MHD_ResponseMemoryMode mode,
                                        const struct sv_header *headers, size_t header_count)
{
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): MHD wants it writable and does not write */
    void *writable = (void *)(uintptr_t)data;

    return with_headers(MHD_create_response_from_buffer(size, writable, mode), headers,
                        header_count);
}

static enum MHD_Result queue(struct sv_call *call, unsigned http_status,
                             struct MHD_Response *response)
{
    call->http_status = http_status;
    return MHD_queue_response(call->connection, http_status, response);
}

static enum MHD_Result queue_once(struct sv_call *call, unsigned http_status,
                                  struct MHD_Response *response)
{
    enum MHD_Result result = queue(call, http_status, response);

    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_content(struct sv_call *call)
{
    const char *accepted = wanted_by(call, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    const char *known = wanted_by(call, MHD_HTTP_HEADER_IF_NONE_MATCH);
    struct sv_content *content = sv_content_for(call->reply.content, accepted);
    bool unchanged = known != NULL && strcmp(known, content->etag) == 0;
    struct sv_header headers[SV_HEADERS_MAX];

    if (unchanged || content->made == NULL) {
        size_t count = sv_headers_of_content(content, unchanged, headers);

        if (unchanged)
            return queue_once(call, MHD_HTTP_NOT_MODIFIED,
                              response_of(NULL, 0, MHD_RESPMEM_PERSISTENT, headers, count));
        /* One response for all replies: its headers are written once. */
        content->made =
            response_of(content->data, content->size, MHD_RESPMEM_MUST_FREE, headers, count);
        content->unmake = unmake;
    }
    return queue(call, call->reply.http_status, content->made);
}

static enum MHD_Result send_text(struct sv_call *call)
{
    struct sv_reply *reply = &call->reply;
    struct sv_header headers[SV_HEADERS_MAX];
    size_t count = sv_headers_of_reply(reply, headers);
    enum MHD_ResponseMemoryMode mode =
        reply->owned_text != NULL ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT;

    reply->owned_text = NULL;
    return queue_once(call, reply->http_status,
                      response_of(reply->text, reply->text_size, mode, headers, count));
}

/* Sent from the disk bit by bit; libmicrohttpd closes it. */
static enum MHD_Result send_file(struct sv_call *call)
{
    struct sv_header headers[SV_HEADERS_MAX];
    size_t count = sv_headers_of_reply(&call->reply, headers);
    struct MHD_Response *response =
        MHD_create_response_from_fd64((uint64_t)call->reply.file_size, call->reply.file);

    call->reply.file = 0;
    return queue_once(call, call->reply.http_status, with_headers(response, headers, count));
}

bool sv_send(struct sv_call *call)
{
    if (call->reply.file != 0)
        return send_file(call) == MHD_YES;
    return (call->reply.content != NULL ? send_content(call) : send_text(call)) == MHD_YES;
}
