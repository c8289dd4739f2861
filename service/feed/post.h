/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_POST_H
#define SV_FEED_POST_H

#include "base/status.h"

/* Call once before any thread; posts documents to outside receivers. */
SV_MUST_USE
enum sv_status sv_post_begin(struct sv_error *reterr);

#endif
