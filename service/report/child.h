/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_CHILD_H
#define SV_REPORT_CHILD_H

#include "base/arena.h"
#include "base/status.h"

/* A program that is run to its end, without a shell. */
struct sv_child {
    const char *program; /* absolute */
    const char *const *argv;
    const char *folder;  /* it works there, and thinks it to be its home */
    const char *package; /* the Debian package that brings it */
    const char *needs;   /* a further file of that package that must be there, or NULL */
    int limit_s;         /* after which it is killed with all it has started */
};

/*
 * Runs the child with an environment and descriptors of its own. SV_ERR_INTERNAL names the package
 * of a program that is missing, or repeats the end of what a failing one said.
 */
SV_MUST_USE
enum sv_status sv_child_run(const struct sv_child *child, struct sv_error *reterr);

#endif
