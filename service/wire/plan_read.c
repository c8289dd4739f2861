/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_read.h"
#include "wire/plan_json.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

enum { TITLE_MAX = 500, LINE_MAX = 200, REASON_MAX = 2000, CODES_MAX = 50, TARGETS_MAX = 50 };
static const int64_t COST_MAX = INT64_C(1000000000000);

#define KEY_MEMBERS "$schema", "framework", "unit", "period"
#define MEASURE_MEMBERS                                                                          \
    "code", "criterion", "title", "owner_unit", "owner", "due_on", "cost", "chance", "expected", \
        "achieved", "requires", "excludes", "proof", "progress", "state"
/* What a plan tells besides: it may come back with the rest and is not read. */
#define TOLD_OF_MEASURES                                                                           \
    "owner_name", "overdue", "lost", "achieved_by", "effect", "effect_note", "evidence", "author", \
        "made_on"
#define TOLD_OF_PLANS "from", "totals", "overdue", "history"

static void read_key(const struct sv_scope *root, struct sv_scorecard_key *key)
{
    *key = (struct sv_scorecard_key){ "", "", "" };
    (void)sv_read_code(root, "framework", SV_REQUIRED, &key->framework);
    (void)sv_read_code(root, "unit", SV_REQUIRED, &key->unit);
    (void)sv_read_code(root, "period", SV_REQUIRED, &key->period);
}

/* A text of at most most code points; an empty one is refused where it is required. */
static unsigned read_line(const struct sv_scope *scope, const char *name, size_t most, bool empty,
                          const char **ret)
{
    if (!sv_read_text(scope, name, SV_OPTIONAL, ret))
        return 0;
    if (!empty && (*ret)[0] == '\0')
        sv_violate(scope->violations, sv_read_pointer(scope, name), SV_VIOLATION_EMPTY);
    if (sv_utf8_length(*ret) > most)
        sv_violate(scope->violations, sv_read_pointer(scope, name), SV_VIOLATION_TOO_LONG);
    return 1;
}

static unsigned read_codes(const struct sv_scope *scope, const char *name, struct sv_codes *ret)
{
    const cJSON *array = NULL, *value = NULL;
    const char *pointer = sv_read_pointer(scope, name);
    size_t count = 0;

    if (!sv_read_array(scope, name, SV_OPTIONAL, CODES_MAX, &array))
        return 0;
    const char **items =
        sv_arena_array(scope->arena, (size_t)cJSON_GetArraySize(array), sizeof(*items));

    cJSON_ArrayForEach(value, array)
    {
        const char *at = sv_json_pointer_index(scope->arena, pointer, count);

        if (!cJSON_IsString(value))
            sv_violate(scope->violations, at, SV_VIOLATION_WRONG_TYPE);
        else if (!sv_code_valid(value->valuestring))
            sv_violate(scope->violations, at, SV_VIOLATION_BAD_FORMAT);
        items[count++] =
            sv_arena_strdup(scope->arena, cJSON_IsString(value) ? value->valuestring : "");
    }
    *ret = (struct sv_codes){ items, count };
    return 1;
}

/* Also below zero: what a criterion lost is read back with its measure. */
static unsigned read_achieved(const struct sv_scope *scope, sv_points *ret)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(scope->object, "achieved");

    if (value == NULL || cJSON_IsNull(value))
        return 0;
    if (!cJSON_IsNumber(value))
        sv_violate(scope->violations, sv_read_pointer(scope, "achieved"), SV_VIOLATION_WRONG_TYPE);
    else if (!sv_points_exact(value->valuedouble, ret))
        sv_violate(scope->violations, sv_read_pointer(scope, "achieved"),
                   SV_VIOLATION_OUT_OF_RANGE);
    return 1;
}

static unsigned read_state(const struct sv_scope *scope, enum sv_measure_state *ret)
{
    const char *word = NULL;

    if (!sv_read_text(scope, "state", SV_OPTIONAL, &word))
        return 0;
    if (!sv_measure_state_of_word(word, ret))
        sv_violate(scope->violations, sv_read_pointer(scope, "state"), SV_VIOLATION_BAD_FORMAT);
    return 1;
}

static unsigned read_figures(const struct sv_scope *scope, struct sv_measure *m)
{
    unsigned given = 0;

    given |= SV_MEASURE_DUE * (unsigned)sv_read_day(scope, "due_on", SV_OPTIONAL, &m->due_on);
    given |=
        SV_MEASURE_COST * (unsigned)sv_read_int(scope, "cost", SV_OPTIONAL, 0, COST_MAX, &m->cost);
    given |= SV_MEASURE_CHANCE *
             (unsigned)sv_read_int(scope, "chance", SV_OPTIONAL, 1, 100, &m->chance_percent);
    given |= SV_MEASURE_EXPECTED *
             (unsigned)sv_read_points(scope, "expected", SV_OPTIONAL, &m->expected);
    given |= SV_MEASURE_ACHIEVED * (unsigned)read_achieved(scope, &m->achieved);
    given |= SV_MEASURE_PROGRESS *
             (unsigned)sv_read_int(scope, "progress", SV_OPTIONAL, 0, 100, &m->progress);
    given |= SV_MEASURE_STATE * (unsigned)read_state(scope, &m->state);
    return given;
}

static void read_measure(const struct sv_scope *scope, struct sv_measure_change *change)
{
    struct sv_measure *m = &change->measure;
    unsigned given = read_figures(scope, m);

    m->code = "";
    (void)sv_read_code(scope, "code", SV_REQUIRED, &m->code);
    given |= SV_MEASURE_CRITERION *
             (unsigned)sv_read_code(scope, "criterion", SV_OPTIONAL, &m->criterion);
    given |= SV_MEASURE_TITLE * (unsigned)read_line(scope, "title", TITLE_MAX, false, &m->title);
    given |= SV_MEASURE_OWNER_UNIT *
             (unsigned)read_line(scope, "owner_unit", LINE_MAX, true, &m->owner_unit);
    given |= SV_MEASURE_OWNER * (unsigned)read_line(scope, "owner", LINE_MAX, true, &m->owner);
    given |= SV_MEASURE_REQUIRES * (unsigned)read_codes(scope, "requires", &m->needs);
    given |= SV_MEASURE_EXCLUDES * (unsigned)read_codes(scope, "excludes", &m->excludes);
    given |= SV_MEASURE_PROOF * (unsigned)read_line(scope, "proof", TITLE_MAX, true, &m->proof);
    change->pointer = scope->pointer;
    change->given = given;
}

static void read_measures(const struct sv_scope *root, struct sv_plan_order *order)
{
    static const char *const members[] = { MEASURE_MEMBERS, TOLD_OF_MEASURES, "reason", NULL };
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(root, "measures", SV_REQUIRED, SV_MEASURES_MAX, &array))
        return;
    struct sv_measure_change *changes =
        sv_arena_array(root->arena, (size_t)cJSON_GetArraySize(array), sizeof(*changes));

    if (cJSON_GetArraySize(array) == 0)
        sv_violate(root->violations, "/measures", SV_VIOLATION_EMPTY);
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;
        const char *pointer = sv_json_pointer_index(root->arena, "/measures", count);

        if (!sv_scope_of(&scope, root->violations, value, pointer))
            continue;
        sv_read_only(&scope, members);
        read_measure(&scope, &changes[count]);
        for (size_t i = 0; i < count; i++) {
            if (strcmp(changes[i].measure.code, changes[count].measure.code) == 0)
                sv_violate(root->violations, sv_read_pointer(&scope, "code"),
                           SV_VIOLATION_REPEATED);
        }
        count++;
    }
    order->changes = changes;
    order->change_count = count;
}

static void read_plan(const struct sv_scope *root, void *ret)
{
    static const char *const members[] = { KEY_MEMBERS, "reason", "measures", TOLD_OF_PLANS, NULL };
    struct sv_plan_order *order = ret;

    order->reason = "";
    sv_read_only(root, members);
    read_key(root, &order->key);
    (void)read_line(root, "reason", REASON_MAX, true, &order->reason);
    read_measures(root, order);
}

static void read_one_measure(const struct sv_scope *root, void *ret)
{
    static const char *const members[] = { KEY_MEMBERS, "reason", MEASURE_MEMBERS, TOLD_OF_MEASURES,
                                           NULL };
    struct sv_plan_order *order = ret;
    struct sv_measure_change *change = sv_arena_alloc(root->arena, sizeof(*change));

    order->reason = "";
    sv_read_only(root, members);
    read_key(root, &order->key);
    (void)read_line(root, "reason", REASON_MAX, true, &order->reason);
    read_measure(root, change);
    order->changes = change;
    order->change_count = 1;
}

static void read_only_key(const struct sv_scope *root, void *ret)
{
    static const char *const members[] = { KEY_MEMBERS, NULL };

    sv_read_only(root, members);
    read_key(root, ret);
}

static void read_target(const struct sv_scope *scope, struct sv_target *target)
{
    const char *kind = NULL;

    target->criterion = "";
    target->source = "";
    if (sv_read_text(scope, "kind", SV_REQUIRED, &kind) &&
        !sv_target_kind_of_word(kind, &target->kind))
        sv_violate(scope->violations, sv_read_pointer(scope, "kind"), SV_VIOLATION_BAD_FORMAT);
    (void)sv_read_code(scope, "criterion", SV_OPTIONAL, &target->criterion);
    (void)sv_read_points(scope, "low", SV_REQUIRED, &target->low);
    (void)sv_read_points(scope, "high", SV_REQUIRED, &target->high);
    (void)read_line(scope, "source", REASON_MAX, true, &target->source);
}

static struct sv_targets read_target_list(const struct sv_scope *root)
{
    static const char *const members[] = { "kind", "criterion", "low", "high", "source", NULL };
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(root, "targets", SV_REQUIRED, TARGETS_MAX, &array))
        return (struct sv_targets){ 0 };
    struct sv_target *targets =
        sv_arena_array(root->arena, (size_t)cJSON_GetArraySize(array), sizeof(*targets));

    if (cJSON_GetArraySize(array) == 0)
        sv_violate(root->violations, "/targets", SV_VIOLATION_EMPTY);
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;

        if (!sv_scope_of(&scope, root->violations, value,
                         sv_json_pointer_index(root->arena, "/targets", count)))
            continue;
        sv_read_only(&scope, members);
        read_target(&scope, &targets[count++]);
    }
    return (struct sv_targets){ targets, count };
}

static void read_targets(const struct sv_scope *root, void *ret)
{
    static const char *const one[] = { KEY_MEMBERS, "kind",   "criterion", "low",
                                       "high",      "source", NULL };
    static const char *const several[] = { KEY_MEMBERS, "targets", NULL };
    struct sv_targets_order *order = ret;

    order->single = cJSON_GetObjectItemCaseSensitive(root->object, "targets") == NULL;
    sv_read_only(root, order->single ? one : several);
    read_key(root, &order->key);
    if (order->single) {
        struct sv_target *target = sv_arena_alloc(root->arena, sizeof(*target));

        read_target(root, target);
        order->targets = (struct sv_targets){ target, 1 };
    } else {
        order->targets = read_target_list(root);
    }
}

/* Parses and reads one document into ret, which begins as zero. */
static enum sv_status read_root(const struct sv_plan_text *text,
                                void (*read)(const struct sv_scope *root, void *ret), void *ret,
                                struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_scope scope;

    assert(violations->arena == text->arena);
    enum sv_status status = sv_json_parse(text->text, text->size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, ""))
        read(&scope, ret);
    return SV_OK;
}

enum sv_status sv_plan_key_of_json(const struct sv_plan_text *text,
                                   struct sv_scorecard_key *ret_key,
                                   struct sv_violations *violations, struct sv_error *reterr)
{
    return read_root(text, read_only_key, ret_key, violations, reterr);
}

enum sv_status sv_plan_order_of_json(const struct sv_plan_text *text,
                                     struct sv_plan_order *ret_order,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    return read_root(text, read_plan, ret_order, violations, reterr);
}

enum sv_status sv_measure_order_of_json(const struct sv_plan_text *text,
                                        struct sv_plan_order *ret_order,
                                        struct sv_violations *violations, struct sv_error *reterr)
{
    return read_root(text, read_one_measure, ret_order, violations, reterr);
}

enum sv_status sv_targets_order_of_json(const struct sv_plan_text *text,
                                        struct sv_targets_order *ret_order,
                                        struct sv_violations *violations, struct sv_error *reterr)
{
    return read_root(text, read_targets, ret_order, violations, reterr);
}
