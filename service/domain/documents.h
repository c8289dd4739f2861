/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DOCUMENTS_H
#define SV_DOMAIN_DOCUMENTS_H

#include <stddef.h>
#include <stdint.h>

/* A published document (instrument, framework): immutable, kept byte for byte, with its hash. */
struct sv_document {
    const char *code;
    int64_t version;
    const char *text;   /* lists of instruments leave it "" */
    const char *sha256; /* 64 hex digits; NULL before it is stored */
};

struct sv_documents {
    const struct sv_document *items;
    size_t count;
};

#endif
