/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_POST_GUARD_H
#define SV_POST_GUARD_H

#include <stdbool.h>
#include <sys/socket.h>

/*
 * Whether an address is one of the public internet. A receiver names its own URL: without
 * this, whoever may add one could let the service knock at doors behind the firewall
 * (server-side request forgery). Asked of the address that is connected to, not of the
 * name, since a name may mean another address a moment later.
 *
 * What is not known to be public is not: all of IPv6 but 2000::/3, what carries an IPv4 address
 * in it (v4-mapped, NAT64, 6to4, Teredo), and families other than the two.
 */
bool sv_address_is_public(const struct sockaddr *address, socklen_t size);

/* The same of the host of a URL, if that is written as an address; a name passes. */
bool sv_host_may_be_public(const char *host);

#endif
