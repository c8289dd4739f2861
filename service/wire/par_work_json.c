/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_work_json.h"

#include "wire/json_write.h"

#include <string.h>

static cJSON *json_of_decision(const struct sv_scorecard *card)
{
    cJSON *json = NULL;

    if (card->decision_number == NULL || card->decision_number[0] == '\0')
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "number", card->decision_number);
    sv_add_day(json, "date", card->decision_date);
    return json;
}

static void add_deadlines(cJSON *json, const struct sv_par_round *round)
{
    sv_add_day(json, "self_until", round->self_until);
    sv_add_day(json, "appraise_until", round->appraise_until);
    sv_add_day(json, "explain_until", round->explain_until);
}

static cJSON *json_of_missing(const struct sv_missing_list *missing)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < missing->count; i++) {
        cJSON *json = cJSON_CreateObject();

        cJSON_AddStringToObject(json, "criterion", missing->items[i].criterion);
        cJSON_AddStringToObject(json, "what", sv_missing_word(missing->items[i].what));
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

/* Each word once: points of all stages are "score". */
static cJSON *json_of_may(unsigned may)
{
    cJSON *array = cJSON_CreateArray();
    const char *last = "";

    for (enum sv_par_action action = 0; action < SV_PAR_ACTION_COUNT; action++) {
        const char *word = sv_par_action_word(action);

        if ((may & 1u << action) == 0 || strcmp(word, last) == 0)
            continue;
        cJSON_AddItemToArray(array, cJSON_CreateString(word));
        last = word;
    }
    return array;
}

void sv_add_scorecard_work(cJSON *json, const struct sv_scorecard *card,
                           const struct sv_scorecard_work *work)
{
    cJSON_AddStringToObject(json, "state", sv_card_state_word(card->state));
    cJSON_AddItemToObject(json, "decision", json_of_decision(card));
    if (work->standing.has_round)
        add_deadlines(cJSON_AddObjectToObject(json, "round"), &work->standing.round);
    else
        cJSON_AddNullToObject(json, "round");
    cJSON_AddItemToObject(json, "missing", json_of_missing(&work->missing));
    cJSON_AddItemToObject(json, "may", json_of_may(work->may));
}

cJSON *sv_json_of_evidence_of(const struct sv_evidence_list *evidence, const char *criterion)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < evidence->count; i++) {
        const struct sv_evidence *file = &evidence->items[i];
        cJSON *json = NULL;

        if (strcmp(file->criterion, criterion) != 0)
            continue;
        json = cJSON_CreateObject();
        sv_add_count(json, "entry", file->entry);
        cJSON_AddStringToObject(json, "sha256", file->sha256);
        cJSON_AddStringToObject(json, "name", file->name);
        sv_add_count(json, "size", file->size);
        cJSON_AddStringToObject(json, "media_type", file->media_type);
        cJSON_AddStringToObject(json, "author", file->author);
        sv_add_day(json, "added_on", file->added_on);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

cJSON *sv_json_of_par_events(const struct sv_par_events *events)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *array = cJSON_AddArrayToObject(json, "events");

    for (size_t i = 0; i < events->count; i++) {
        const struct sv_par_event *event = &events->items[i];
        cJSON *line = cJSON_CreateObject();

        cJSON_AddStringToObject(line, "at", event->at);
        cJSON_AddStringToObject(line, "author", event->author);
        cJSON_AddStringToObject(line, "action", event->action);
        sv_add_text_or_null(line, "criterion", event->criterion);
        sv_add_text_or_null(line, "from", event->from);
        sv_add_text_or_null(line, "to", event->to);
        sv_add_text_or_null(line, "reason", event->reason);
        cJSON_AddItemToArray(array, line);
    }
    return json;
}

static cJSON *json_of_round_unit(const struct sv_round_unit *unit)
{
    cJSON *json = cJSON_CreateObject();
    sv_day deadline = sv_par_deadline(&unit->standing);

    cJSON_AddStringToObject(json, "unit", unit->head.key.unit);
    sv_add_label(json, "name", &unit->head.unit_name);
    cJSON_AddStringToObject(json, "state", sv_card_state_word(unit->head.state));
    sv_add_count(json, "missing", (int64_t)unit->missing.count);
    cJSON_AddItemToObject(json, "lacks", json_of_missing(&unit->missing));
    sv_add_day(json, "deadline", deadline);
    if (deadline == SV_DAY_NEVER)
        cJSON_AddNullToObject(json, "days_left");
    else
        sv_add_count(json, "days_left", (int64_t)deadline - unit->standing.today);
    cJSON_AddBoolToObject(json, "overdue", sv_par_overdue(&unit->standing));
    return json;
}

cJSON *sv_json_of_round_report(const struct sv_round_report *report)
{
    const struct sv_par_round *round = &report->round;
    cJSON *json = cJSON_CreateObject();
    cJSON *head = cJSON_AddObjectToObject(json, "round");
    cJSON *units = NULL;

    cJSON_AddStringToObject(head, "framework", round->framework);
    sv_add_count(head, "version", round->version);
    cJSON_AddStringToObject(head, "period", round->period);
    sv_add_day(head, "opened_on", round->opened_on);
    add_deadlines(head, round);
    units = cJSON_AddArrayToObject(json, "units");
    for (size_t i = 0; i < report->unit_count; i++)
        cJSON_AddItemToArray(units, json_of_round_unit(&report->units[i]));
    return json;
}
