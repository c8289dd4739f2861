/* SPDX-License-Identifier: Apache-2.0 */
#include "post/order.h"

#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Texts, each with its zero byte: what is to be done, the time, the URL, headers, "", the body. */

static const char SEND[] = "send", SEND_LOCAL[] = "send-local";
static const char LOOK[] = "look", LOOK_LOCAL[] = "look-local";

static void put(struct sv_buffer *buffer, const char *text)
{
    sv_buffer_append(buffer, text, strlen(text) + 1);
}

static const char *word_of(const struct sv_post_order *order)
{
    if (order->send)
        return order->local ? SEND_LOCAL : SEND;
    return order->local ? LOOK_LOCAL : LOOK;
}

const char *sv_post_order_write(struct sv_arena *arena, const struct sv_post_order *order,
                                size_t *ret_size)
{
    struct sv_buffer buffer = { .arena = arena };

    put(&buffer, word_of(order));
    put(&buffer, sv_arena_printf(arena, "%" PRId64, order->timeout_ms));
    put(&buffer, order->url);
    for (size_t i = 0; i < order->header_count; i++)
        put(&buffer, order->headers[i]);
    put(&buffer, "");
    put(&buffer, order->body);
    *ret_size = buffer.size;
    return buffer.data;
}

/* The text at the cursor, which is moved behind it; NULL at the end. */
static const char *next(const char **cursor, const char *end)
{
    const char *text = *cursor;

    if (text >= end)
        return NULL;
    *cursor = text + strlen(text) + 1;
    return text;
}

bool sv_post_order_read(const char *text, size_t size, struct sv_post_order *ret_order)
{
    struct sv_post_order order = { 0 };
    const char *cursor = text, *end = text + size;
    const char *word = next(&cursor, end), *timeout = next(&cursor, end);
    const char *header = NULL;

    order.url = next(&cursor, end);
    if (order.url == NULL)
        return false;
    order.send = strcmp(word, SEND) == 0 || strcmp(word, SEND_LOCAL) == 0;
    order.local = strcmp(word, SEND_LOCAL) == 0 || strcmp(word, LOOK_LOCAL) == 0;
    if (strcmp(word, word_of(&order)) != 0)
        return false;
    order.timeout_ms = strtoll(timeout, NULL, 10);
    for (header = next(&cursor, end); header != NULL && header[0] != '\0';
         header = next(&cursor, end)) {
        if (order.header_count == SV_POST_HEADERS_MAX)
            return false;
        order.headers[order.header_count++] = header;
    }
    order.body = next(&cursor, end);
    *ret_order = order;
    return order.body != NULL && order.timeout_ms > 0;
}

const char *sv_post_outcome_write(struct sv_arena *arena, const struct sv_post_outcome *outcome)
{
    return sv_arena_printf(arena, "%" PRId64 " %" PRId64 " %s\n", outcome->status,
                           outcome->retry_after_s, outcome->fault);
}

bool sv_post_outcome_read(const char *text, struct sv_post_outcome *ret_outcome)
{
    char *at = NULL;
    struct sv_post_outcome outcome = { .status = strtoll(text, &at, 10) };

    if (at == text || *at != ' ')
        return false;
    text = at;
    outcome.retry_after_s = strtoll(text, &at, 10);
    if (at == text || *at != ' ')
        return false;
    outcome.fault = at + 1;
    *ret_outcome = outcome;
    return true;
}
