/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/post.h"

#include "base/cleanup.h"
#include "feed/guard.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { URL_SIZE_MAX = 2000, CONNECT_MS_MAX = 5000, ANSWER_SIZE_MAX = 64 * 1024 };

SV_DEFINE_FREED_BY(CURLU, curl_url_cleanup)

static const char NOT_PUBLIC[] = "the address is not public";
static const char REDIRECTED[] = "redirected: not followed";

enum sv_status sv_post_begin(struct sv_error *reterr)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return sv_fail(reterr, SV_ERR_INTERNAL, "curl", "libcurl does not start");
    return SV_OK;
}

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

enum sv_status sv_post_url_check(const char *url, bool local, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    SV_FREED_BY(curl_url_cleanup) CURLU *parsed = curl_url();
    const char *scheme = NULL, *host = NULL;

    if (strlen(url) > URL_SIZE_MAX || curl_url_set(parsed, CURLUPART_URL, url, 0) != CURLUE_OK)
        return sv_fail(reterr, SV_ERR_INVALID, "url", "not a URL of at most %d characters",
                       URL_SIZE_MAX);
    scheme = part_of(arena, parsed, CURLUPART_SCHEME);
    host = part_of(arena, parsed, CURLUPART_HOST);
    if (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "url", "neither http nor https");
    if (!local && !sv_host_may_be_public(host))
        return sv_fail(reterr, SV_ERR_INVALID, "url",
                       "its address is not public; --local allows one of your own network");
    return SV_OK;
}

const char *sv_post_url_shown(struct sv_arena *arena, const char *url)
{
    SV_FREED_BY(curl_url_cleanup) CURLU *parsed = curl_url();

    if (curl_url_set(parsed, CURLUPART_URL, url, 0) != CURLUE_OK)
        return "";
    (void)curl_url_set(parsed, CURLUPART_USER, NULL, 0);
    (void)curl_url_set(parsed, CURLUPART_PASSWORD, NULL, 0);
    (void)curl_url_set(parsed, CURLUPART_OPTIONS, NULL, 0);
    (void)curl_url_set(parsed, CURLUPART_QUERY, NULL, 0);
    (void)curl_url_set(parsed, CURLUPART_FRAGMENT, NULL, 0);
    return part_of(arena, parsed, CURLUPART_URL);
}

/* A post under way. */
struct transfer {
    CURL *easy;
    struct curl_slist *headers;
    void *tag;
    bool local;
    bool refused; /* an address that it must not have */
    size_t answered;
    struct transfer *next;
};

struct sv_poster {
    CURLM *multi;
    int64_t timeout_ms;
    struct transfer *transfers;
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

/* An answer is of no interest, and must not fill the memory. */
static size_t drop_answer(char *data, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;

    (void)data;
    transfer->answered += size * count;
    return transfer->answered > ANSWER_SIZE_MAX ? 0 : size * count;
}

enum sv_status sv_poster_open(int64_t timeout_ms, struct sv_poster **ret_poster,
                              struct sv_error *reterr)
{
    struct sv_poster *poster = calloc(1, sizeof(*poster));

    if (poster == NULL)
        abort();
    poster->timeout_ms = timeout_ms;
    poster->multi = curl_multi_init();
    if (poster->multi == NULL) {
        free(poster);
        return sv_fail(reterr, SV_ERR_INTERNAL, "curl", "libcurl does not start");
    }
    *ret_poster = poster;
    return SV_OK;
}

static void end_transfer(struct sv_poster *poster, struct transfer *ended)
{
    struct transfer **at = &poster->transfers;

    while (*at != ended)
        at = &(*at)->next;
    *at = ended->next;
    (void)curl_multi_remove_handle(poster->multi, ended->easy);
    curl_easy_cleanup(ended->easy);
    curl_slist_free_all(ended->headers);
    free(ended);
}

void sv_poster_close(struct sv_poster *poster)
{
    if (poster == NULL)
        return;
    while (poster->transfers != NULL)
        end_transfer(poster, poster->transfers);
    (void)curl_multi_cleanup(poster->multi);
    free(poster);
}

/* Nothing comes from the environment (proxies, certificates, .netrc), and nothing is kept from one
 * post to the next: a connection is only used by the receiver that it was checked for. */
static void set_up(const struct sv_poster *poster, const struct sv_post *post,
                   struct transfer *transfer)
{
    CURL *easy = transfer->easy;

    (void)curl_easy_setopt(easy, CURLOPT_URL, post->url);
    (void)curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    (void)curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    (void)curl_easy_setopt(easy, CURLOPT_PROXY, "");
    (void)curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    (void)curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    (void)curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    (void)curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    (void)curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    (void)curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* never waits for a name server */
    (void)curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)poster->timeout_ms);
    (void)curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                           poster->timeout_ms < CONNECT_MS_MAX ? (long)poster->timeout_ms
                                                               : (long)CONNECT_MS_MAX);
    (void)curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    (void)curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    (void)curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop_answer);
    (void)curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    (void)curl_easy_setopt(easy, CURLOPT_USERAGENT, "sipas");
    (void)curl_easy_setopt(easy, CURLOPT_POSTFIELDS, post->body);
    (void)curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(post->body));
    (void)curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    (void)curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
}

static struct curl_slist *headers_of(const struct sv_post *post)
{
    /* Without the last libcurl asks first whether it may send so much, and waits a second. */
    struct curl_slist *list = curl_slist_append(NULL, "Content-Type: application/json");

    list = curl_slist_append(list, "Expect:");
    for (size_t i = 0; i < post->header_count; i++)
        list = curl_slist_append(list, post->headers[i]);
    if (list == NULL)
        abort();
    return list;
}

enum sv_status sv_poster_begin(struct sv_poster *poster, const struct sv_post *post, void *tag,
                               struct sv_error *reterr)
{
    struct transfer *transfer = calloc(1, sizeof(*transfer));

    if (transfer == NULL)
        abort();
    transfer->easy = curl_easy_init();
    if (transfer->easy == NULL)
        abort();
    transfer->tag = tag;
    transfer->local = post->local;
    transfer->headers = headers_of(post);
    transfer->next = poster->transfers;
    poster->transfers = transfer;
    set_up(poster, post, transfer);
    if (curl_multi_add_handle(poster->multi, transfer->easy) != CURLM_OK) {
        end_transfer(poster, transfer);
        return sv_fail(reterr, SV_ERR_INTERNAL, "curl", "the post does not start");
    }
    return SV_OK;
}

void sv_poster_wait(struct sv_poster *poster, int64_t ms)
{
    int running = 0;

    (void)curl_multi_perform(poster->multi, &running);
    (void)curl_multi_poll(poster->multi, NULL, 0, (int)ms, NULL);
    (void)curl_multi_perform(poster->multi, &running);
}

/* One that is too long was cut, and counts: its status says what became of the post. */
static struct sv_post_outcome outcome_of(const struct transfer *transfer, CURLcode code)
{
    struct sv_post_outcome outcome = { .fault = "" };
    curl_off_t after = 0;
    long status = 0;

    (void)curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    (void)curl_easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &after);
    if (transfer->refused && code != CURLE_OK && status == 0)
        outcome.fault = NOT_PUBLIC;
    else if (code != CURLE_OK && transfer->answered <= ANSWER_SIZE_MAX)
        outcome.fault = curl_easy_strerror(code);
    else if (status >= 300 && status < 400)
        outcome.fault = REDIRECTED;
    outcome.status = status;
    outcome.retry_after_s = after;
    return outcome;
}

void *sv_poster_ended(struct sv_poster *poster, struct sv_post_outcome *ret_outcome)
{
    int left = 0;

    for (CURLMsg *message = curl_multi_info_read(poster->multi, &left); message != NULL;
         message = curl_multi_info_read(poster->multi, &left)) {
        struct transfer *transfer = NULL;
        CURLcode code = message->data.result;

        if (message->msg != CURLMSG_DONE ||
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer) !=
                CURLE_OK)
            continue;
        void *tag = transfer->tag;

        *ret_outcome = outcome_of(transfer, code);
        end_transfer(poster, transfer);
        return tag;
    }
    return NULL;
}

void sv_poster_wake(struct sv_poster *poster)
{
    (void)curl_multi_wakeup(poster->multi);
}
