/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_DOOR_H
#define SV_HTTP_DOOR_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/*
 * The listening socket. Who comes while the house is full is told so at once
 * (503), rather than left waiting in the backlog.
 */
struct sv_door;

/* Takes the socket over. */
struct sv_door *sv_door_open(int listen_socket);
void sv_door_close(struct sv_door *door); /* NULL is fine */

int sv_door_fd(const struct sv_door *door);

/* Accepts a connection, or returns -1 if none waits or the process has no descriptors left. */
int sv_door_accept(struct sv_door *door, struct sockaddr_storage *address, socklen_t *size,
                   int64_t now_ms);

/* Tells a connection that the service is full, and closes it in a moment. */
void sv_door_turn_away(struct sv_door *door, int fd, int64_t now_ms);

/* When to call sv_door_tidy, which closes those turned away; INT64_MAX for never. */
int64_t sv_door_deadline_ms(const struct sv_door *door);
void sv_door_tidy(struct sv_door *door, int64_t now_ms);

/* False for a moment after descriptors ran out: the socket stays readable, and must not be watched.
 */
bool sv_door_is_open(const struct sv_door *door, int64_t now_ms);

#endif
