/* SPDX-License-Identifier: Apache-2.0 */
#include "post/send.h"

#include "base/cleanup.h"
#include "post/guard.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { URL_SIZE_MAX = 2000, CONNECT_MS_MAX = 5000, ANSWER_SIZE_MAX = 64 * 1024 };

SV_DEFINE_FREED_BY(CURLU, curl_url_cleanup)

/* A part of a URL in the arena, "" if it has none. */
static const char *part_of(struct sv_arena *arena, CURLU *parsed, CURLUPart part)
{
    char *text = NULL;
    const char *copy = "";

    if (curl_url_get(parsed, part, &text, 0) == CURLUE_OK)
        copy = sv_arena_strdup(arena, text);
    curl_free(text);
    return copy;
}

struct sv_post_outcome sv_look_at_url(struct sv_arena *arena, const struct sv_post_order *order)
{
    SV_FREED_BY(curl_url_cleanup) CURLU *parsed = curl_url();
    struct sv_post_outcome outcome = { .fault = "" };
    const char *scheme = NULL, *host = NULL;
    const char *colon = strchr(order->url, ':');

    /* libcurl guesses where a URL lacks slashes; nobody else would read the same out of it. */
    if (colon == NULL || strncmp(colon, "://", 3) != 0 || strcspn(colon + 3, "/?#") == 0 ||
        strlen(order->url) > URL_SIZE_MAX ||
        curl_url_set(parsed, CURLUPART_URL, order->url, 0) != CURLUE_OK) {
        outcome.fault = sv_arena_printf(arena, "not a URL of at most %d characters", URL_SIZE_MAX);
        return outcome;
    }
    scheme = part_of(arena, parsed, CURLUPART_SCHEME);
    host = part_of(arena, parsed, CURLUPART_HOST);
    if (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)
        outcome.fault = "neither http nor https";
    else if (!order->local && !sv_host_may_be_public(host))
        outcome.fault = "its address is not public; --local allows one of your own network";
    return outcome;
}

/* The post under way. */
struct transfer {
    bool local;
    bool refused; /* an address that it must not have */
    size_t answered;
};

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct transfer *transfer = context;

    (void)purpose;
    if (!transfer->local && !sv_address_is_public(&address->addr, address->addrlen)) {
        transfer->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* An answer is of no interest, and must not go on for ever. */
static size_t drop_answer(char *data, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;

    (void)data;
    transfer->answered += size * count;
    return transfer->answered > ANSWER_SIZE_MAX ? 0 : size * count;
}

/* Nothing comes from the environment: proxies, certificates, .netrc. */
static void set_up(CURL *easy, const struct sv_post_order *order, struct transfer *transfer)
{
    long timeout_ms = (long)order->timeout_ms;

    (void)curl_easy_setopt(easy, CURLOPT_URL, order->url);
    (void)curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    (void)curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    (void)curl_easy_setopt(easy, CURLOPT_PROXY, "");
    (void)curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    (void)curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    (void)curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    (void)curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* never waits for a name server */
    (void)curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    (void)curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                           timeout_ms < CONNECT_MS_MAX ? timeout_ms : (long)CONNECT_MS_MAX);
    (void)curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    (void)curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    (void)curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop_answer);
    (void)curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    (void)curl_easy_setopt(easy, CURLOPT_USERAGENT, "sipas");
    (void)curl_easy_setopt(easy, CURLOPT_POSTFIELDS, order->body);
    (void)curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(order->body));
}

static struct curl_slist *headers_of(const struct sv_post_order *order)
{
    /* Without "Expect:" libcurl asks first whether it may send so much, and waits a second. */
    struct curl_slist *list = curl_slist_append(NULL, "Content-Type: application/json");

    list = curl_slist_append(list, "Expect:");
    for (size_t i = 0; i < order->header_count; i++)
        list = curl_slist_append(list, order->headers[i]);
    if (list == NULL)
        abort();
    return list;
}

/* An answer that is too long was cut, and counts: its status says what became of the post. */
static struct sv_post_outcome outcome_of(CURL *easy, const struct transfer *transfer, CURLcode code)
{
    struct sv_post_outcome outcome = { .fault = "" };
    curl_off_t after = 0;
    long status = 0;

    (void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    (void)curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &after);
    if (transfer->refused && code != CURLE_OK && status == 0)
        outcome.fault = "the address is not public";
    else if (code != CURLE_OK && transfer->answered <= ANSWER_SIZE_MAX)
        outcome.fault = curl_easy_strerror(code);
    else if (status >= 300 && status < 400)
        outcome.fault = "redirected: not followed";
    outcome.status = status;
    outcome.retry_after_s = after;
    return outcome;
}

struct sv_post_outcome sv_send(const struct sv_post_order *order)
{
    struct transfer transfer = { .local = order->local };
    struct curl_slist *headers = headers_of(order);
    CURL *easy = curl_easy_init();

    if (easy == NULL)
        abort();
    set_up(easy, order, &transfer);
    (void)curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);

    struct sv_post_outcome outcome = outcome_of(easy, &transfer, curl_easy_perform(easy));

    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
    return outcome;
}
