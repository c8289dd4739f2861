/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_EXCHANGE_H
#define SV_HTTP_EXCHANGE_H

/*
 * One request and its reply, free of libmicrohttpd: handlers are plain
 * functions that unit tests call without a socket. Only server.c knows MHD.
 */
#include "base/arena.h"
#include "base/calendar.h"
#include "base/status.h"
#include "domain/staff.h"
#include "domain/violation.h"

#include <cjson/cJSON.h>
#include <stdint.h>

struct sv_app;
struct sv_content;
struct sv_folder;
struct sv_metrics;
struct sv_parcel;
struct sv_static_files;

enum { SV_MAX_PATH_PARAMS = 4 };

/* What handlers need besides the application. */
struct sv_site {
    const struct sv_app *app;
    const struct sv_static_files *files; /* the built pages; NULL serves none */
    const char *openapi;                 /* text of the API description; NULL if there is none */
    const char *export_dir;              /* for exports on their way */
    const char *report_dir;              /* what reports are made with */
    bool secure_cookies;                 /* the service stands behind TLS */
    struct sv_metrics *metrics;          /* what /metrics shows */
    struct sv_folder *folder;            /* the same; NULL where nothing is folded */
};

/* A value of the request by name (query parameter, header, cookie), or NULL. */
typedef const char *sv_lookup(const void *source, const char *name);

struct sv_request {
    struct sv_arena *arena; /* freed after the reply is sent */
    sv_day today;           /* in Viet Nam, read once, at arrival */
    const char *path;
    const char *path_params[SV_MAX_PATH_PARAMS]; /* in the order of the pattern */
    struct sv_caller caller;                     /* role none for the public */
    const void *source;                          /* passed to the three below */
    sv_lookup *query;
    sv_lookup *header;
    sv_lookup *cookie;
    const char *body; /* "" if there was none */
    size_t body_size;
    bool may_wait; /* on a worker thread; the event loop must not wait for the database */
    bool basic;    /* its key may be the password of HTTP Basic */
};

/*
 * What a handler has made: a body as json (owned by the reply), text (text_size
 * bytes in the request's arena or static), content or a file, or an empty one; or, without
 * a body yet, a parcel to be stored, after which the route's `stored` answers; or
 * "later": what it needs is not in memory, so it must be run where it may wait.
 */
struct sv_reply {
    unsigned http_status;
    cJSON *json;
    const char *text;
    size_t text_size;
    char *owned_text; /* text, where it came from malloc */
    struct sv_content *content;
    int file; /* an open file of file_size bytes, to be sent and closed; 0 for none */
    int64_t file_size;
    const char *file_name; /* value of Content-Disposition */
    const char *rows;      /* how many responses are in it */
    const char *sha256;    /* of it */
    bool sandboxed;        /* should a browser show it after all, nothing in it runs or loads */
    struct sv_parcel *parcel;
    bool later;
    const char *content_type; /* NULL: application/json */
    const char *etag;
    const char *cache_control; /* NULL: no-store */
    const char *set_cookie;
    const char *allow;
    bool close; /* the connection ends with this reply */
    bool basic; /* a 401 asks for HTTP Basic */
};

typedef enum sv_status sv_stored_handler(const struct sv_site *site,
                                         const struct sv_request *request,
                                         const struct sv_parcel *parcel, struct sv_reply *reply,
                                         struct sv_error *reterr);

typedef enum sv_status sv_handler(const struct sv_site *site, const struct sv_request *request,
                                  struct sv_reply *reply, struct sv_error *reterr);

/* The parameters of a request, being held against those that its route takes. */
struct sv_query_check {
    const char *known; /* " name name text* ", or NULL for none */
    struct sv_arena *arena;
    const char *seen;  /* the same of those that came; begins as NULL */
    const char *fault; /* the first that is unknown, came twice, or has a value that is no code */
};

/* Looks at one parameter; false once there is a fault. */
bool sv_query_take(struct sv_query_check *check, const char *name, const char *value);

/* A query parameter, "" if it is absent. */
const char *sv_query(const struct sv_request *request, const char *name);

/* A path parameter that must be a whole number from 1; anything else is SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_path_number(const struct sv_request *request, size_t place, int64_t *ret_number,
                              struct sv_error *reterr);

/* Sets status and body; takes json over. */
enum sv_status sv_reply_json(struct sv_reply *reply, unsigned http_status, cJSON *json);

/* A 422 that names every violation. */
enum sv_status sv_reply_violations(struct sv_reply *reply, const struct sv_violations *violations);

#endif
