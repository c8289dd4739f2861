/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_FOLDER_H
#define SV_APP_FOLDER_H

#include "app/app.h"

#include <stdint.h>

/*
 * The thread of a service that folds: every 1.1 seconds, sooner while more waits
 * than a round takes. A cell is written once a round, however many responses it got:
 * the rarer the rounds the cheaper, and two seconds is what readers are promised. It borrows a
 * connection of the app's pool for each round. Where the database is away it waits for it.
 */
struct sv_folder;

/* Called from the thread: when folding begins to fail, and with NULL when it works again. */
typedef void sv_folder_report(const struct sv_error *error);

struct sv_folder *sv_folder_start(const struct sv_app *app, sv_folder_report *report);
/* Waits for the round under way. NULL is fine. */
void sv_folder_stop(struct sv_folder *folder);

/* How far the cube is behind; any thread may ask. */
struct sv_folder_state {
    int64_t waiting;   /* batches in the queue after the last round */
    int64_t behind_ms; /* everything that was stored before then is in the cube */
};
struct sv_folder_state sv_folder_state(const struct sv_folder *folder);

#endif
