/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_PRIORITY_H
#define SV_BASE_PRIORITY_H

/*
 * Lets threads of the usual priority go before this one where processors are scarce: a person at a
 * tablet waits for the event loop, and for nothing else. It is not starved: it still gets about a
 * third of what such a thread gets.
 */
void sv_give_way(void);

#endif
