/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_SNIFF_H
#define SV_APP_SNIFF_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { SV_MEDIA_TYPE_SIZE = 128 };

/*
 * The type of a file by its content; its only caller of libmagic. Office documents that libmagic
 * only knows for archives are told by what is in them; text that a reader would run is not
 * text/plain, and documents with macros are no documents. What is unknown is
 * application/octet-stream.
 */
SV_MUST_USE
enum sv_status sv_sniff(const void *data, size_t size, char ret_type[SV_MEDIA_TYPE_SIZE],
                        struct sv_error *reterr);

#endif
