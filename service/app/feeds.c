/* SPDX-License-Identifier: Apache-2.0 */
#include "app/feeds.h"

#include "store/par_store.h"

#include <string.h>

bool sv_feed_fits(const struct sv_framework *framework, const char *criterion, sv_points max_points)
{
    size_t place = sv_framework_find(framework, criterion);

    return place != SIZE_MAX && framework->criteria[place].leaf &&
           framework->criteria[place].rule.kind == SV_RULE_SURVEY_LINEAR &&
           framework->criteria[place].max_points == max_points;
}

enum sv_status sv_feed_check(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                             const struct sv_survey *survey, const struct sv_feed *feed,
                             struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_framework framework = { 0 };
    struct sv_document document = { .text = "" };
    char points[SV_POINTS_TEXT_SIZE];

    enum sv_status status =
        sv_store_framework_find(db, arena, feed->framework, 0, &document, reterr);
    if (status == SV_OK)
        status = app->codec->read_framework(arena, document.text, strlen(document.text), &framework,
                                            &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count == 0 &&
        sv_feed_fits(&framework, feed->criterion, survey->sub_index.max_points))
        return SV_OK;
    sv_points_print(survey->sub_index.max_points, points);
    return sv_fail(reterr, SV_ERR_INVALID, "feeds",
                   "'%.40s' has no survey criterion '%.40s' with a maximum of %s points",
                   feed->framework, feed->criterion, points);
}
