/* SPDX-License-Identifier: Apache-2.0 */
#include "post/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* IPv4 that is not global, from the registry of special-purpose addresses (RFC 6890) and 224/3. */
static const struct {
    uint32_t base;
    int bits;
} closed4[] = {
    { 0x00000000, 8 },  /* this network, unspecified */
    { 0x0a000000, 8 },  /* private */
    { 0x64400000, 10 }, /* shared with a carrier's NAT */
    { 0x7f000000, 8 },  /* loopback */
    { 0xa9fe0000, 16 }, /* link-local; metadata services of clouds */
    { 0xac100000, 12 }, /* private */
    { 0xc0000000, 24 }, /* protocol assignments */
    { 0xc0000200, 24 }, /* documentation */
    { 0xc0586300, 24 }, /* 6to4 relays */
    { 0xc0a80000, 16 }, /* private */
    { 0xc6120000, 15 }, /* benchmarks */
    { 0xc6336400, 24 }, /* documentation */
    { 0xcb007100, 24 }, /* documentation */
    { 0xe0000000, 3 },  /* multicast, reserved, broadcast */
};

static bool is_public4(uint32_t address)
{
    for (size_t i = 0; i < sizeof(closed4) / sizeof(closed4[0]); i++) {
        if ((address ^ closed4[i].base) >> (32 - closed4[i].bits) == 0)
            return false;
    }
    return true;
}

/* Within 2000::/3; of the first 32 bits. */
static const struct {
    uint32_t base;
    int bits;
} closed6[] = {
    { 0x20010000, 23 }, /* protocol assignments; Teredo carries an IPv4 address */
    { 0x20010db8, 32 }, /* documentation */
    { 0x20020000, 16 }, /* 6to4 carries one too */
    { 0x3fff0000, 20 }, /* documentation */
};

static bool is_public6(const uint8_t bytes[16])
{
    uint32_t head = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
                    (uint32_t)bytes[3];

    if (head >> 29 != 1)
        return false;
    for (size_t i = 0; i < sizeof(closed6) / sizeof(closed6[0]); i++) {
        if ((head ^ closed6[i].base) >> (32 - closed6[i].bits) == 0)
            return false;
    }
    return true;
}

bool sv_address_is_public(const struct sockaddr *address, socklen_t size)
{
    struct sockaddr_in four;
    struct sockaddr_in6 six;

    if (address->sa_family == AF_INET && size >= sizeof(four)) {
        memcpy(&four, address, sizeof(four));
        return is_public4(ntohl(four.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6 && size >= sizeof(six)) {
        memcpy(&six, address, sizeof(six));
        return is_public6(six.sin6_addr.s6_addr);
    }
    return false;
}

bool sv_host_may_be_public(const char *host)
{
    char bare[INET6_ADDRSTRLEN + 1] = "";
    size_t size = strlen(host);
    struct in_addr four;
    struct in6_addr six;

    if (size > 1 && host[0] == '[' && size - 2 < sizeof(bare)) {
        memcpy(bare, host + 1, size - 2); /* NOLINT(bugprone-not-null-terminated-result): zeroed */
        return inet_pton(AF_INET6, bare, &six) == 1 && is_public6(six.s6_addr);
    }
    return inet_pton(AF_INET, host, &four) != 1 || is_public4(ntohl(four.s_addr));
}
