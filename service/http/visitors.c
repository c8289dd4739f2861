/* SPDX-License-Identifier: Apache-2.0 */
#include "http/visitors.h"

#include <errno.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>

enum { LOOK_EVERY_MS = 1000 };

void sv_visitors_limit(struct sv_visitors *visitors, int64_t body_ms, int64_t file_ms)
{
    visitors->limit_ms[SV_PHASE_BODY] = body_ms;
    visitors->limit_ms[SV_PHASE_BODY_FILE] = file_ms;
    visitors->limit_ms[SV_PHASE_SENDING] = body_ms;
    visitors->limit_ms[SV_PHASE_SENDING_FILE] = file_ms;
}

void sv_visitors_enter(struct sv_visitors *visitors, struct sv_visitor *visitor,
                       enum sv_phase phase, int64_t now_ms)
{
    struct sv_visitor *last = visitors->last[phase];

    visitor->phase = phase;
    visitor->since_ms = now_ms;
    visitor->next = NULL;
    visitor->previous = last;
    if (last == NULL)
        visitors->first[phase] = visitor;
    else
        last->next = visitor;
    visitors->last[phase] = visitor;
}

void sv_visitors_leave(struct sv_visitors *visitors, struct sv_visitor *visitor)
{
    if (visitor->previous == NULL)
        visitors->first[visitor->phase] = visitor->next;
    else
        visitor->previous->next = visitor->next;
    if (visitor->next == NULL)
        visitors->last[visitor->phase] = visitor->previous;
    else
        visitor->next->previous = visitor->previous;
}

void sv_visitors_move(struct sv_visitors *visitors, struct sv_visitor *visitor, enum sv_phase phase,
                      int64_t now_ms)
{
    sv_visitors_leave(visitors, visitor);
    sv_visitors_enter(visitors, visitor, phase, now_ms);
}

static int64_t deadline_of(const struct sv_visitors *visitors, enum sv_phase phase)
{
    const struct sv_visitor *first = visitors->first[phase];

    return first == NULL || visitors->limit_ms[phase] == 0
               ? INT64_MAX
               : first->since_ms + visitors->limit_ms[phase];
}

int64_t sv_visitors_next_ms(const struct sv_visitors *visitors)
{
    bool reading = visitors->first[SV_PHASE_HEADERS] != NULL ||
                   visitors->first[SV_PHASE_BODY] != NULL ||
                   visitors->first[SV_PHASE_BODY_FILE] != NULL;
    int64_t next = reading ? visitors->look_ms : INT64_MAX;

    for (enum sv_phase phase = 0; phase < SV_PHASE_COUNT; phase++) {
        int64_t deadline = deadline_of(visitors, phase);

        next = deadline < next ? deadline : next;
    }
    return next;
}

static void cut_late_ones(struct sv_visitors *visitors, enum sv_phase phase, int64_t now_ms)
{
    while (deadline_of(visitors, phase) <= now_ms) {
        struct sv_visitor *late = visitors->first[phase];

        (void)shutdown(late->fd, SHUT_RDWR);
        sv_visitors_move(visitors, late, phase, now_ms); /* so each is cut once */
    }
}

bool sv_visitor_has_left(const struct sv_visitor *visitor)
{
    char next = 0;
    ssize_t got = recv(visitor->fd, &next, 1, MSG_PEEK | MSG_DONTWAIT);

    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

/*
 * An end that came together with the last bytes makes no event of its own, and
 * libmicrohttpd, which waits for one, would keep the connection to its deadline.
 */
static void cut_those_gone(const struct sv_visitors *visitors, enum sv_phase phase)
{
    for (const struct sv_visitor *visitor = visitors->first[phase]; visitor != NULL;
         visitor = visitor->next) {
        if (sv_visitor_has_left(visitor))
            (void)shutdown(visitor->fd, SHUT_RDWR);
    }
}

void sv_visitors_cut(struct sv_visitors *visitors, int64_t now_ms)
{
    for (enum sv_phase phase = 0; phase < SV_PHASE_COUNT; phase++)
        cut_late_ones(visitors, phase, now_ms);
    if (now_ms < visitors->look_ms)
        return;
    visitors->look_ms = now_ms + LOOK_EVERY_MS;
    cut_those_gone(visitors, SV_PHASE_HEADERS);
    cut_those_gone(visitors, SV_PHASE_BODY);
    cut_those_gone(visitors, SV_PHASE_BODY_FILE);
}

/*
 * Both ways: shut for reading alone, libmicrohttpd would take the end for one of the
 * client's and drop a request that it has just read, together with its answer.
 */
void sv_visitors_cut_idle(const struct sv_visitors *visitors)
{
    char next = 0;

    for (const struct sv_visitor *idle = visitors->first[SV_PHASE_HEADERS]; idle != NULL;
         idle = idle->next) {
        if (recv(idle->fd, &next, 1, MSG_PEEK | MSG_DONTWAIT) <= 0)
            (void)shutdown(idle->fd, SHUT_RDWR);
    }
}
