/* SPDX-License-Identifier: Apache-2.0 */
#include "http/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static bool split(const char *address, char *host, size_t host_size, const char **ret_port)
{
    const char *colon = strrchr(address, ':');
    size_t size = colon == NULL ? 0 : (size_t)(colon - address);

    if (size >= 2 && address[0] == '[' && address[size - 1] == ']') {
        address++;
        size -= 2;
    }
    if (size == 0 || size >= host_size)
        return false;
    memcpy(host, address, size);
    host[size] = '\0';
    *ret_port = colon + 1;
    return true;
}

static enum sv_status open_socket(const struct addrinfo *info, const char *address, int *ret_socket,
                                  struct sv_error *reterr)
{
    int on = 1, off = 0;
    int fd = socket(info->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "listen", "%s: %s", address, strerror(errno));
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (info->ai_family == AF_INET6)
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
    if (bind(fd, info->ai_addr, info->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0) {
        int error = errno;

        (void)close(fd);
        return sv_fail(reterr, SV_ERR_INTERNAL, "listen", "%s: %s", address, strerror(error));
    }
    *ret_socket = fd;
    return SV_OK;
}

static unsigned port_of(int fd)
{
    struct sockaddr_storage bound;
    socklen_t size = sizeof(bound);

    memset(&bound, 0, sizeof(bound));
    if (getsockname(fd, (struct sockaddr *)&bound, &size) != 0)
        return 0;
    if (bound.ss_family == AF_INET6)
        return ntohs(((struct sockaddr_in6 *)&bound)->sin6_port);
    return ntohs(((struct sockaddr_in *)&bound)->sin_port);
}

enum sv_status sv_listen(const char *address, int *ret_socket, unsigned *ret_port,
                         struct sv_error *reterr)
{
    const struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                                    .ai_socktype = SOCK_STREAM };
    struct addrinfo *info = NULL;
    char host[128];
    const char *port = NULL;

    if (!split(address, host, sizeof(host), &port) || getaddrinfo(host, port, &hints, &info) != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "listen", "'%s' is not [address]:port", address);

    enum sv_status status = open_socket(info, address, ret_socket, reterr);

    freeaddrinfo(info);
    if (status == SV_OK)
        *ret_port = port_of(*ret_socket);
    return status;
}
