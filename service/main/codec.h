/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_CODEC_H
#define SV_MAIN_CODEC_H

#include "app/app.h"

/* The documents of the application as JSON (wire/). */
extern const struct sv_codec sv_json_codec;

#endif
