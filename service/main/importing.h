/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_IMPORTING_H
#define SV_MAIN_IMPORTING_H

#include "app/intake.h"
#include "app/seal.h"
#include "main/command.h"

#include <stdbool.h>
#include <stddef.h>

/* Responses of a file on their way in, some hundred at a time. */
struct sv_importing {
    struct sv_line *line;
    const char *survey;
    const char *path;
    bool from_device; /* they were held against the device they come from */
    /* The chunk that is being gathered. */
    struct sv_arena *arena;
    struct sv_handed_in *handed_in; /* room for SV_BATCH_MAX */
    size_t *numbers;                /* of each in the file, from 1 */
    size_t count;
    /* What a closing line must tell: the responses and bytes since the last one. */
    int64_t since_closing;
    struct sv_hashing hashing;
    /* Counted over the whole file. */
    size_t read, stored, known, rejected;
};

void sv_importing_begin(struct sv_importing *importing); /* a chunk */
void sv_importing_end(struct sv_importing *importing);

/* Room for the next response of the chunk. */
struct sv_handed_in *sv_importing_next(struct sv_importing *importing);

/* Stores the chunk, reports each that was rejected, and begins another; false if it failed as a
 * whole. */
bool sv_importing_store(struct sv_importing *importing);

/* Prints what became of the file; returns the exit code. */
int sv_importing_sum_up(const struct sv_importing *importing);

/* An outbox that was exported from a tablet; false if it failed, after which the line has the
 * error. */
bool sv_import_outbox(struct sv_importing *importing);

#endif
