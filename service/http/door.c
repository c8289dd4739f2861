/* SPDX-License-Identifier: Apache-2.0 */
#include "http/door.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    LEAVING_MAX = 256,
    LEAVING_MS =
        1000, /* closed at once, the reply could be lost with what the client still sends */
    PAUSE_MS = 100,
};

static const char FULL[] = "HTTP/1.1 503 Service Unavailable\r\n"
                           "Content-Length: 0\r\n"
                           "Retry-After: 1\r\n"
                           "Connection: close\r\n"
                           "\r\n";

struct leaving {
    int fd;
    int64_t until_ms;
};

struct sv_door {
    int listen_socket;
    int64_t closed_until_ms;
    struct leaving leaving[LEAVING_MAX]; /* a ring, the oldest at first */
    size_t first;
    size_t count;
};

struct sv_door *sv_door_open(int listen_socket)
{
    struct sv_door *door = calloc(1, sizeof(*door));

    if (door == NULL)
        abort();
    door->listen_socket = listen_socket;
    return door;
}

static void close_oldest(struct sv_door *door)
{
    (void)close(door->leaving[door->first].fd);
    door->first = (door->first + 1) % LEAVING_MAX;
    door->count--;
}

void sv_door_close(struct sv_door *door)
{
    if (door == NULL)
        return;
    while (door->count > 0)
        close_oldest(door);
    (void)close(door->listen_socket);
    free(door);
}

int sv_door_fd(const struct sv_door *door)
{
    return door->listen_socket;
}

int sv_door_accept(struct sv_door *door, struct sockaddr_storage *address, socklen_t *size,
                   int64_t now_ms)
{
    *size = sizeof(*address);
    int fd = accept4(door->listen_socket, (struct sockaddr *)address, size,
                     SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (fd < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM))
        door->closed_until_ms = now_ms + PAUSE_MS;
    return fd;
}

void sv_door_turn_away(struct sv_door *door, int fd, int64_t now_ms)
{
    (void)send(fd, FULL, sizeof(FULL) - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    (void)shutdown(fd, SHUT_WR);
    if (door->count == LEAVING_MAX)
        close_oldest(door);
    door->leaving[(door->first + door->count) % LEAVING_MAX] =
        (struct leaving){ fd, now_ms + LEAVING_MS };
    door->count++;
}

int64_t sv_door_deadline_ms(const struct sv_door *door)
{
    int64_t leaving = door->count == 0 ? INT64_MAX : door->leaving[door->first].until_ms;

    return door->closed_until_ms != 0 && door->closed_until_ms < leaving ? door->closed_until_ms
                                                                         : leaving;
}

void sv_door_tidy(struct sv_door *door, int64_t now_ms)
{
    while (door->count > 0 && door->leaving[door->first].until_ms <= now_ms)
        close_oldest(door);
    if (door->closed_until_ms <= now_ms)
        door->closed_until_ms = 0;
}

bool sv_door_is_open(const struct sv_door *door, int64_t now_ms)
{
    return door->closed_until_ms <= now_ms;
}
