/* SPDX-License-Identifier: Apache-2.0 */
#include "post/guard.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>

static const struct {
    const char *address;
    bool public;
} cases[] = {
    { "8.8.8.8", true },
    { "1.1.1.1", true },
    { "9.255.255.255", true },
    { "11.0.0.0", true },
    { "100.63.255.255", true },
    { "100.128.0.0", true },
    { "172.15.255.255", true },
    { "172.32.0.0", true },
    { "192.167.255.255", true },
    { "192.169.0.0", true },
    { "198.17.255.255", true },
    { "198.20.0.0", true },
    { "223.255.255.255", true },
    { "0.0.0.0", false },
    { "0.255.255.255", false },
    { "10.0.0.0", false },
    { "10.255.255.255", false },
    { "100.64.0.0", false },
    { "100.127.255.255", false },
    { "127.0.0.1", false },
    { "127.255.255.254", false },
    { "169.254.169.254", false },
    { "172.16.0.0", false },
    { "172.31.255.255", false },
    { "192.0.0.1", false },
    { "192.0.2.1", false },
    { "192.88.99.1", false },
    { "192.168.0.0", false },
    { "192.168.255.255", false },
    { "198.18.0.0", false },
    { "198.19.255.255", false },
    { "198.51.100.7", false },
    { "203.0.113.7", false },
    { "224.0.0.1", false },
    { "239.255.255.255", false },
    { "240.0.0.1", false },
    { "255.255.255.255", false },
    { "2001:4860:4860::8888", true },
    { "2606:4700:4700::1111", true },
    { "2400:cb00::1", true },
    { "2001:200::1", true },
    { "2001:db9::1", true },
    { "3ffe::1", true },
    { "3fff:1000::1", true },
    { "::", false },
    { "::1", false },
    { "::ffff:8.8.8.8", false },     /* v4-mapped */
    { "::ffff:127.0.0.1", false },   /* the same of a loopback */
    { "::8.8.8.8", false },          /* v4-compatible */
    { "::ffff:0:127.0.0.1", false }, /* translated (SIIT) */
    { "64:ff9b::8.8.8.8", false },   /* NAT64 */
    { "64:ff9b::10.0.0.1", false },
    { "64:ff9b:1::1", false },
    { "100::1", false },           /* discarded */
    { "1fff:ffff::1", false },     /* below 2000::/3 */
    { "4000::1", false },          /* above it */
    { "2001::1", false },          /* Teredo */
    { "2001:1ff:ffff::1", false }, /* end of the protocol assignments */
    { "2001:db8::1", false },      /* documentation */
    { "2002:7f00:1::", false },    /* 6to4 of 127.0.0.1 */
    { "3fff::1", false },          /* documentation */
    { "fc00::1", false },          /* unique local */
    { "fdff::1", false },
    { "fe80::1", false }, /* link-local */
    { "febf::1", false },
    { "fec0::1", false }, /* site-local */
    { "ff02::1", false }, /* multicast */
};

static bool is_public(const char *text)
{
    struct sockaddr_in four = { .sin_family = AF_INET };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6 };

    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return sv_address_is_public((const struct sockaddr *)&four, sizeof(four));
    cr_assert(inet_pton(AF_INET6, text, &six.sin6_addr) == 1, "%s", text);
    return sv_address_is_public((const struct sockaddr *)&six, sizeof(six));
}

Test(guard, tells_addresses_of_the_public_internet_from_all_others)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect(is_public(cases[i].address) == cases[i].public, "%s", cases[i].address);
}

Test(guard, refuses_other_families_and_addresses_that_are_cut)
{
    struct sockaddr_un local = { .sun_family = AF_UNIX };
    struct sockaddr_in four = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0x08080808) };

    cr_expect(not(sv_address_is_public((const struct sockaddr *)&local, sizeof(local))));
    cr_expect(not(sv_address_is_public((const struct sockaddr *)&four, 4)));
}

Test(guard, judges_a_host_that_is_written_as_an_address)
{
    char bracketed[80];

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bool six = strchr(cases[i].address, ':') != NULL;

        (void)snprintf(bracketed, sizeof(bracketed), six ? "[%s]" : "%s", cases[i].address);
        cr_expect(sv_host_may_be_public(bracketed) == cases[i].public, "%s", bracketed);
    }
    cr_expect(sv_host_may_be_public("par.example.vn"));
    cr_expect(not(sv_host_may_be_public("[fe80::1%eth0]")), "what cannot be read is not public");
}
