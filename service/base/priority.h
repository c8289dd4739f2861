/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_PRIORITY_H
#define SV_BASE_PRIORITY_H

/*
 * Lets threads of the usual priority go before this one where processors are scarce: a person at a
 * tablet waits for the event loop, and for nothing else. It is not starved: it still gets about a
 * third of what such a thread gets.
 */
void sv_give_way(void);

/*
 * Lets all others go first, for what may take minutes: it gets what they leave, and about a
 * seventieth of what such a thread gets if they leave nothing.
 */
void sv_stand_back(void);

#endif
