/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_SENDING_H
#define SV_HTTP_SENDING_H

#include "http/call.h"

#include <stdbool.h>

/* Hands the reply of a call to libmicrohttpd; false if the connection has to be cut. */
bool sv_send(struct sv_call *call);

#endif
