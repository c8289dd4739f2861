/* SPDX-License-Identifier: Apache-2.0 */
#include "http/visitors.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sv_visitors visitors;
static struct sv_visitor a, b;
static int ends[4]; /* two connections: ours and the client's of each */

static void open_connections(void)
{
    cr_assert(eq(int, socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0));
    cr_assert(eq(int, socketpair(AF_UNIX, SOCK_STREAM, 0, ends + 2), 0));
    visitors =
        (struct sv_visitors){ .limit_ms = { [SV_PHASE_HEADERS] = 1000, [SV_PHASE_BODY] = 5000 } };
    a.fd = ends[0];
    b.fd = ends[2];
    sv_visitors_enter(&visitors, &a, SV_PHASE_HEADERS, 100);
    sv_visitors_enter(&visitors, &b, SV_PHASE_HEADERS, 300);
}

static void close_connections(void)
{
    for (size_t i = 0; i < 4; i++)
        (void)close(ends[i]);
}

TestSuite(visitors, .init = open_connections, .fini = close_connections);

/* The client sees the end of a connection that was cut. */
static bool was_cut(int client)
{
    char byte = 0;

    return recv(client, &byte, 1, MSG_DONTWAIT) == 0;
}

Test(visitors, who_takes_too_long_is_cut_whatever_came_meanwhile)
{
    sv_visitors_cut(&visitors, 1099);
    cr_expect(not(was_cut(ends[1])));
    cr_assert(eq(i64, send(ends[1], "x", 1, 0), 1));
    sv_visitors_cut(&visitors, 1100);
    cr_expect(was_cut(ends[1]));
    cr_expect(not(was_cut(ends[3])));
}

Test(visitors, each_phase_begins_anew)
{
    sv_visitors_move(&visitors, &a, SV_PHASE_BODY, 1000);
    sv_visitors_cut(&visitors, 5999);
    cr_expect(not(was_cut(ends[1])));
    cr_expect(was_cut(ends[3]), "the other still sent its headers");
    sv_visitors_cut(&visitors, 6000);
    cr_expect(was_cut(ends[1]));
}

Test(visitors, answer_of_ours_has_no_deadline)
{
    sv_visitors_move(&visitors, &a, SV_PHASE_ANSWER, 200);
    sv_visitors_leave(&visitors, &b);
    sv_visitors_cut(&visitors, 1000000);
    cr_expect(not(was_cut(ends[1])));
    cr_expect(eq(i64, sv_visitors_next_ms(&visitors), INT64_MAX));
}

Test(visitors, client_that_left_in_the_middle_is_noticed_before_its_deadline)
{
    (void)shutdown(ends[1], SHUT_WR);
    sv_visitors_cut(&visitors, 400);
    cr_expect(was_cut(ends[1]));
    cr_expect(not(was_cut(ends[3])));
}

Test(visitors, next_deadline_is_the_earliest_of_all_phases)
{
    sv_visitors_cut(&visitors, 500); /* looks, and next in a second */
    cr_expect(eq(i64, sv_visitors_next_ms(&visitors), 1100));
    sv_visitors_move(&visitors, &a, SV_PHASE_BODY, 500);
    cr_expect(eq(i64, sv_visitors_next_ms(&visitors), 1300));
    sv_visitors_leave(&visitors, &b);
    cr_expect(eq(i64, sv_visitors_next_ms(&visitors), 1500));
}

Test(visitors, idle_ones_are_cut_but_for_those_that_have_sent_something)
{
    cr_assert(eq(i64, send(ends[1], "x", 1, 0), 1));
    sv_visitors_cut_idle(&visitors);
    cr_expect(not(was_cut(ends[1])));
    cr_expect(was_cut(ends[3]));
}
