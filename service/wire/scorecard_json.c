/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_write.h"
#include "wire/par_json.h"
#include "wire/par_work_json.h"
#include "wire/release_json.h"

static void add_points_if(cJSON *object, const char *name, bool known, sv_points points)
{
    if (known)
        sv_add_points(object, name, points);
    else
        cJSON_AddNullToObject(object, name);
}

/* The release behind the points of a survey criterion, or null. */
static cJSON *survey_json(const struct sv_score_line *line, enum sv_rule_kind kind)
{
    const struct sv_release_head *release = NULL;
    const struct sv_interval *interval = &line->estimate.interval;
    cJSON *json = NULL;

    if (line->survey == NULL)
        return cJSON_CreateNull();
    release = &line->survey->release;
    json = cJSON_CreateObject();
    sv_add_released_index(json, release);
    cJSON_AddStringToObject(json, "survey", release->survey);
    sv_add_count(json, "release", release->number);
    sv_add_day(json, "released_on", release->released_on);
    cJSON_AddStringToObject(json, "sha256", release->sha256);
    add_points_if(json, "points_low", interval->known, sv_points_of_double(interval->low));
    add_points_if(json, "points_high", interval->known, sv_points_of_double(interval->high));
    cJSON_AddItemToObject(json, "target", sv_json_of_target(&release->sub_index));
    sv_add_text_or_null(json, "position", sv_position_word(line->position));
    cJSON_AddBoolToObject(json, "pinned", line->survey->pinned);
    if (line->survey->newer > 0)
        sv_add_count(json, "newer", line->survey->newer);
    else
        cJSON_AddNullToObject(json, "newer");
    if (kind == SV_RULE_SURVEY_STEPS && line->estimate.known)
        cJSON_AddBoolToObject(json, "step_certain", line->estimate.step_certain);
    else
        cJSON_AddNullToObject(json, "step_certain");
    return json;
}

/* What is being written. */
struct showing {
    const struct sv_scorecard *card;
    const struct sv_scorecard_work *work;
};

/* An entry of a stage, or null. */
static cJSON *entry_json(const struct sv_score *score)
{
    cJSON *json = NULL;

    if (score == NULL)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    add_points_if(json, "points", score->applicable, score->points);
    cJSON_AddBoolToObject(json, "na", !score->applicable);
    cJSON_AddItemToObject(json, "facts", sv_json_of_facts(&score->facts));
    sv_add_text_or_null(json, "reason", score->reason);
    sv_add_text_or_null(json, "author", score->author);
    sv_add_day(json, "entered_on", score->entered_on);
    return json;
}

/* What only a leaf has. */
static void add_leaf(cJSON *json, const struct showing *showing, size_t place)
{
    const struct sv_criterion *criterion = &showing->card->framework->criteria[place];
    const struct sv_score_line *line = &showing->card->lines[place];
    cJSON *stages = NULL, *earlier = NULL;

    cJSON_AddItemToObject(json, "rule_detail", sv_json_of_rule(&criterion->rule));
    cJSON_AddBoolToObject(json, "bonus", criterion->rule.kind == SV_RULE_BONUS);
    stages = cJSON_AddObjectToObject(json, "stages");
    for (enum sv_stage stage = SV_STAGE_SELF; stage <= SV_STAGE_FINAL; stage++)
        cJSON_AddItemToObject(stages, sv_stage_word(stage), entry_json(line->by_stage[stage]));
    earlier = cJSON_AddObjectToObject(json, "earlier");
    for (enum sv_stage stage = SV_STAGE_APPRAISED; stage <= SV_STAGE_FINAL; stage++)
        cJSON_AddItemToObject(earlier, sv_stage_word(stage), entry_json(line->earlier[stage]));
    cJSON_AddItemToObject(json, "evidence",
                          sv_json_of_evidence_of(&showing->work->evidence, criterion->code));
}

static cJSON *criteria_json(const struct showing *showing, size_t parent);

static cJSON *criterion_json(const struct showing *showing, size_t place)
{
    const struct sv_scorecard *scorecard = showing->card;
    const struct sv_criterion *criterion = &scorecard->framework->criteria[place];
    const struct sv_score_line *line = &scorecard->lines[place];
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", criterion->code);
    sv_add_label(json, "name", &criterion->name);
    sv_add_points(json, "max_points", criterion->max_points);
    add_points_if(json, "points", line->known, line->points);
    add_points_if(json, "lost", line->known && line->complete, line->lost);
    cJSON_AddBoolToObject(json, "at_maximum", line->at_maximum);
    cJSON_AddBoolToObject(json, "na", !line->applicable);
    sv_add_text_or_null(json, "rule", criterion->leaf ? sv_rule_word(criterion->rule.kind) : "");
    sv_add_text_or_null(json, "stage", sv_stage_word(line->stage));
    cJSON_AddItemToObject(json, "survey", survey_json(line, criterion->rule.kind));
    if (criterion->leaf)
        add_leaf(json, showing, place);
    cJSON_AddItemToObject(json, "criteria", criteria_json(showing, place));
    return json;
}

/* What is directly below the criterion parent. */
static cJSON *criteria_json(const struct showing *showing, size_t parent)
{
    const struct sv_framework *framework = showing->card->framework;
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent == parent)
            cJSON_AddItemToArray(array, criterion_json(showing, i));
    }
    return array;
}

static bool anything_known(const struct sv_scorecard *scorecard)
{
    for (size_t i = 0; i < scorecard->framework->criterion_count; i++) {
        if (scorecard->lines[i].known)
            return true;
    }
    return false;
}

static cJSON *class_json(const struct sv_class *class)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", class->code);
    sv_add_label(json, "name", &class->name);
    return json;
}

/* The total as it counts: the one that was published, else the sum; and its class. */
static void add_total(cJSON *json, const struct sv_scorecard *scorecard, bool known)
{
    const struct sv_class *class = scorecard->class;
    const struct sv_rounding rounding = sv_scorecard_rounding(scorecard);
    cJSON *inside = NULL;

    sv_add_count(json, "decimals", scorecard->framework->decimals);
    add_points_if(json, "total", known || scorecard->total_entered, scorecard->total);
    cJSON_AddBoolToObject(json, "total_published", scorecard->total_entered);
    inside = cJSON_AddObjectToObject(json, "rounding");
    sv_add_points(inside, "parts", rounding.parts);
    sv_add_points(inside, "total", rounding.total);
    cJSON_AddBoolToObject(inside, "differ", rounding.differ);
    if (class == NULL)
        cJSON_AddNullToObject(json, "class");
    else
        cJSON_AddItemToObject(json, "class", class_json(class));
}

cJSON *sv_json_of_scorecard(const struct sv_scorecard *scorecard,
                            const struct sv_scorecard_work *work)
{
    const struct showing showing = { scorecard, work };
    const struct sv_framework *framework = scorecard->framework;
    cJSON *json = cJSON_CreateObject();
    cJSON *inside = cJSON_AddObjectToObject(json, "framework");
    bool known = anything_known(scorecard);
    sv_points percent = 0;
    bool percent_known = sv_scorecard_percent(scorecard, &percent);

    cJSON_AddStringToObject(inside, "code", framework->code);
    sv_add_count(inside, "version", framework->version);
    sv_add_label(inside, "title", &framework->title);
    inside = cJSON_AddObjectToObject(json, "unit");
    cJSON_AddStringToObject(inside, "code", scorecard->unit);
    sv_add_label(inside, "name", &scorecard->unit_name);
    cJSON_AddStringToObject(json, "period", scorecard->period);
    add_points_if(json, "points", known, scorecard->points);
    sv_add_points(json, "max_points", framework->max_points);
    sv_add_points(json, "applicable_max", scorecard->applicable_max);
    add_points_if(json, "percent", percent_known, percent);
    add_points_if(json, "lost", known && scorecard->complete, scorecard->lost);
    sv_add_count(json, "at_maximum", (int64_t)scorecard->fields_at_maximum);
    add_total(json, scorecard, known);
    sv_add_scorecard_work(json, scorecard, work);
    cJSON_AddItemToObject(json, "fields", criteria_json(&showing, SV_NO_PARENT));
    return json;
}

static cJSON *framework_json(const struct sv_framework_use *use)
{
    const struct sv_framework *framework = &use->framework;
    cJSON *json = cJSON_CreateObject();
    cJSON *scorecards = NULL;

    cJSON_AddStringToObject(json, "code", framework->code);
    sv_add_count(json, "version", framework->version);
    sv_add_label(json, "title", &framework->title);
    sv_add_points(json, "max_points", framework->max_points);
    cJSON_AddStringToObject(json, "level", framework->level);
    sv_add_count(json, "decimals", framework->decimals);
    sv_add_classes(json, framework);
    sv_add_day(json, "valid_from", framework->valid_from);
    scorecards = cJSON_AddArrayToObject(json, "scorecards");
    for (size_t i = 0; i < use->scorecard_count; i++) {
        const struct sv_scorecard_head *head = &use->scorecards[i];
        cJSON *scorecard = cJSON_CreateObject();

        cJSON_AddStringToObject(scorecard, "unit", head->key.unit);
        sv_add_label(scorecard, "name", &head->unit_name);
        cJSON_AddStringToObject(scorecard, "period", head->key.period);
        cJSON_AddStringToObject(scorecard, "state", sv_card_state_word(head->state));
        cJSON_AddItemToArray(scorecards, scorecard);
    }
    return json;
}

cJSON *sv_json_of_frameworks(const struct sv_framework_use *frameworks, size_t count)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *array = cJSON_AddArrayToObject(json, "frameworks");

    for (size_t i = 0; i < count; i++)
        cJSON_AddItemToArray(array, framework_json(&frameworks[i]));
    return json;
}
