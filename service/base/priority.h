/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_PRIORITY_H
#define SV_BASE_PRIORITY_H

/* How a thread stands to others where processors are scarce: a person at a tablet waits for the
 * event loop, and for nothing else. Each is for the calling thread, for good. */

/* Lets threads of the usual priority go first. It is not starved: it still gets about a third of
 * what such a thread gets. */
void sv_give_way(void);

/* Takes what nobody else wants: for what may take minutes. The programs that it starts, too. */
void sv_stand_back(void);

/* Pauses as long as the thread had to wait for a processor since the last time, half a second at
 * most: for long work in portions, of which others (the database) do a part at their priority. */
void sv_rest(void);

#endif
