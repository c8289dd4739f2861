/* SPDX-License-Identifier: Apache-2.0 */
#include "main/codec.h"

#include "wire/feed_json.h"
#include "wire/instrument_json.h"
#include "wire/par_json.h"
#include "wire/release_json.h"
#include "wire/release_read.h"
#include "wire/survey_json.h"

const struct sv_codec sv_json_codec = {
    .read_instrument = sv_instrument_of_json,
    .read_survey = sv_survey_of_json,
    .read_framework = sv_framework_of_json,
    .write_release = sv_release_document_of,
    .read_release = sv_released_of_json,
    .read_option_counts = sv_option_counts_of_json,
    .write_event = sv_release_event_of,
};
