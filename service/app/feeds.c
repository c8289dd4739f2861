/* SPDX-License-Identifier: Apache-2.0 */
#include "app/feeds.h"

#include "store/par_store.h"

#include <stdio.h>
#include <string.h>

bool sv_feed_fits(const struct sv_framework *framework, const char *criterion, sv_points max_points)
{
    size_t place = sv_framework_find(framework, criterion);
    const struct sv_criterion *found =
        place == SIZE_MAX ? NULL : &framework->criteria[place]; /* of a sum the rule is manual */

    if (found == NULL || !sv_rule_is_survey(found->rule.kind))
        return false;
    return found->rule.kind != SV_RULE_SURVEY_LINEAR || found->max_points == max_points;
}

enum sv_status sv_feed_keep_fitting(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_framework *framework,
                                    const struct sv_survey_points **points, size_t *count,
                                    struct sv_error *reterr)
{
    struct sv_survey_points *kept = sv_arena_array(arena, *count, sizeof(*kept));
    enum sv_status status = SV_OK;
    size_t kept_count = 0;

    for (size_t i = 0; i < *count && status == SV_OK; i++) {
        struct sv_survey_points *one = &kept[kept_count];
        const struct sv_rule *rule = NULL;

        *one = (*points)[i];
        if (!sv_feed_fits(framework, one->criterion, one->release.sub_index.max_points))
            continue;
        rule = &framework->criteria[sv_framework_find(framework, one->criterion)].rule;
        if (rule->kind == SV_RULE_SURVEY_OPTIONS)
            status = app->codec->read_option_counts(arena, one->answers, rule->item, &one->options,
                                                    &one->option_count, reterr);
        kept_count++;
    }
    *points = kept;
    *count = kept_count;
    return status;
}

static bool weighs(const struct sv_rule *rule, int value)
{
    char text[16];

    (void)snprintf(text, sizeof(text), "%d", value);
    for (size_t i = 0; i < rule->option_count; i++) {
        if (strcmp(rule->options[i].code, text) == 0)
            return true;
    }
    return false;
}

/* Whether the survey asks the item of a rule by options, and the rule has a weight for each answer
 * to it. */
static bool is_asked(const struct sv_rule *rule, const struct sv_instrument *instrument)
{
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];
        size_t weighed = 0;

        if (strcmp(item->code, rule->item) != 0)
            continue;
        while (weighed < item->option_count && weighs(rule, item->options[weighed].value))
            weighed++;
        return weighed == item->option_count &&
               (item->kind == SV_ITEM_SCALE || item->kind == SV_ITEM_SINGLE);
    }
    return false;
}

static enum sv_status check_rule(const struct sv_framework *framework,
                                 const struct sv_survey *survey, const struct sv_feed *feed,
                                 struct sv_error *reterr)
{
    char points[SV_POINTS_TEXT_SIZE];
    const struct sv_rule *rule = NULL;

    if (!sv_feed_fits(framework, feed->criterion, survey->sub_index.max_points)) {
        sv_points_print(survey->sub_index.max_points, points);
        return sv_fail(reterr, SV_ERR_INVALID, "feeds",
                       "'%.40s' has no survey criterion '%.40s' with a maximum of %s points",
                       feed->framework, feed->criterion, points);
    }
    rule = &framework->criteria[sv_framework_find(framework, feed->criterion)].rule;
    if (rule->kind == SV_RULE_SURVEY_OPTIONS && !is_asked(rule, survey->instrument))
        return sv_fail(reterr, SV_ERR_INVALID, "feeds",
                       "'%.40s' scores criterion '%.40s' by item '%.40s': the survey has no such "
                       "item of one answer, or an answer that has no weight",
                       feed->framework, feed->criterion, rule->item);
    return SV_OK;
}

enum sv_status sv_feed_check(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                             const struct sv_survey *survey, const struct sv_feed *feed,
                             struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_framework framework = { 0 };
    struct sv_document document = { .text = "" };

    enum sv_status status =
        sv_store_framework_find(db, arena, feed->framework, 0, &document, reterr);
    if (status == SV_OK)
        status = app->codec->read_framework(arena, document.text, strlen(document.text), &framework,
                                            &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count > 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, feed->framework,
                       "its stored document is no longer accepted");
    return check_rule(&framework, survey, feed, reterr);
}
