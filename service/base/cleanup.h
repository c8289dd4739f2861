/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_CLEANUP_H
#define SV_BASE_CLEANUP_H

#include <stddef.h>

/*
 * Frees a handle when its variable leaves scope, on every path:
 *
 *     SV_FREED_BY(PQclear) PGresult *res = PQexecPrepared(...);
 *
 * The only GNU extension we use; gcc and clang both have it.
 */
#define SV_FREED_BY(function) __attribute__((cleanup(function##_at)))

/* Makes function usable in SV_FREED_BY. Stands once, beside the type's header. */
#define SV_DEFINE_FREED_BY(type, function)          \
    static inline void function##_at(type **handle) \
    {                                               \
        if (*handle != NULL)                        \
            function(*handle);                      \
    }

#endif
