/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_VISITORS_H
#define SV_HTTP_VISITORS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The connections, and how long each may take for what it is doing, whatever trickles in
 * meanwhile: libmicrohttpd's own time-out starts anew with each byte. Each phase
 * has one duration, so a list in order of entry is in order of deadlines, too.
 */
enum sv_phase {
    SV_PHASE_HEADERS,      /* from the connection, or the last reply, to the end of the headers */
    SV_PHASE_BODY,         /* to the end of the body */
    SV_PHASE_BODY_FILE,    /* the same, of a file */
    SV_PHASE_ANSWER,       /* the service's own time: no deadline */
    SV_PHASE_SENDING,      /* to the last byte of the reply taken */
    SV_PHASE_SENDING_FILE, /* the same, of a file */
    SV_PHASE_COUNT
};

/* A connection. */
struct sv_visitor {
    int fd;
    enum sv_phase phase;
    int64_t since_ms; /* in this phase */
    struct sv_visitor *previous, *next;
};

struct sv_visitors {
    int64_t limit_ms[SV_PHASE_COUNT]; /* 0: none */
    struct sv_visitor *first[SV_PHASE_COUNT];
    struct sv_visitor *last[SV_PHASE_COUNT];
    int64_t look_ms; /* when to look for clients that have left */
};

/* How many times as long as for another body or reply a client may take for a file. */
enum { SV_FILE_TIMES = 30 };

/* Sets the limits of a body and of a reply, and those of files. */
void sv_visitors_limit(struct sv_visitors *visitors, int64_t body_ms, int64_t file_ms);

void sv_visitors_enter(struct sv_visitors *visitors, struct sv_visitor *visitor,
                       enum sv_phase phase, int64_t now_ms);
void sv_visitors_move(struct sv_visitors *visitors, struct sv_visitor *visitor, enum sv_phase phase,
                      int64_t now_ms);
void sv_visitors_leave(struct sv_visitors *visitors, struct sv_visitor *visitor);

/* Whether the client will send no more. For any thread, while the connection stands. */
bool sv_visitor_has_left(const struct sv_visitor *visitor);

/* When to call sv_visitors_cut, INT64_MAX for never. */
int64_t sv_visitors_next_ms(const struct sv_visitors *visitors);

/* Shuts the connections whose time is over, and those whose client has left in the middle. */
void sv_visitors_cut(struct sv_visitors *visitors, int64_t now_ms);

/* Shuts the connections that wait for a request of which nothing has come yet. */
void sv_visitors_cut_idle(const struct sv_visitors *visitors);

#endif
