/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "domain/measure.h"

#include <string.h>

enum { DAYS_AHEAD_MAX = 3660 };
static const int64_t COST_MAX = INT64_C(1000000000000);

/* A draft in the making, and the change that is being looked at. */
struct drafting {
    const struct sv_plan_base *base;
    struct sv_plan_draft draft;
    const struct sv_measure_change *change;
    struct sv_violations *violations;
};

static void refuse(const struct drafting *drafting, const char *member, enum sv_violation_code code)
{
    sv_violate_member(drafting->violations, drafting->change->pointer, member, code);
}

static void take_texts(unsigned given, const struct sv_measure *from, struct sv_measure *to)
{
    if ((given & SV_MEASURE_CRITERION) != 0)
        to->criterion = from->criterion;
    if ((given & SV_MEASURE_TITLE) != 0)
        to->title = from->title;
    if ((given & SV_MEASURE_OWNER_UNIT) != 0)
        to->owner_unit = from->owner_unit;
    if ((given & SV_MEASURE_OWNER) != 0)
        to->owner = from->owner;
    if ((given & SV_MEASURE_REQUIRES) != 0)
        to->needs = from->needs;
    if ((given & SV_MEASURE_EXCLUDES) != 0)
        to->excludes = from->excludes;
    if ((given & SV_MEASURE_PROOF) != 0)
        to->proof = from->proof;
}

static void take_numbers(unsigned given, const struct sv_measure *from, struct sv_measure *to)
{
    if ((given & SV_MEASURE_DUE) != 0)
        to->due_on = from->due_on;
    if ((given & SV_MEASURE_COST) != 0)
        to->cost = from->cost;
    if ((given & SV_MEASURE_CHANCE) != 0)
        to->chance_percent = from->chance_percent;
    if ((given & SV_MEASURE_EXPECTED) != 0)
        to->expected = from->expected;
    if ((given & SV_MEASURE_ACHIEVED) != 0) {
        to->achieved_known = true;
        to->achieved = from->achieved;
    }
    if ((given & SV_MEASURE_STATE) != 0)
        to->state = from->state;
    if ((given & SV_MEASURE_PROGRESS) != 0)
        to->progress = from->progress;
    else if (to->state == SV_MEASURE_DONE)
        to->progress = 100;
}

static bool same_codes(const struct sv_codes *a, const struct sv_codes *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    }
    return a->count == b->count;
}

static bool same(const struct sv_measure *a, const struct sv_measure *b)
{
    return strcmp(a->criterion, b->criterion) == 0 && strcmp(a->title, b->title) == 0 &&
           strcmp(a->owner_unit, b->owner_unit) == 0 && strcmp(a->owner, b->owner) == 0 &&
           strcmp(a->proof, b->proof) == 0 && a->due_on == b->due_on && a->cost == b->cost &&
           a->chance_percent == b->chance_percent && a->expected == b->expected &&
           a->achieved_known == b->achieved_known && a->achieved == b->achieved &&
           a->progress == b->progress && a->state == b->state && same_codes(&a->needs, &b->needs) &&
           same_codes(&a->excludes, &b->excludes);
}

static size_t place_of(const struct sv_plan_draft *draft, const char *code)
{
    for (size_t i = 0; i < draft->count; i++) {
        if (strcmp(draft->measures[i].code, code) == 0)
            return i;
    }
    return SIZE_MAX;
}

static void check_criterion(const struct drafting *drafting, const struct sv_measure *measure,
                            const struct sv_measure *before)
{
    const struct sv_scorecard *card = drafting->base->card;
    size_t place = sv_framework_find(card->framework, measure->criterion);
    /* A plan outlives a correction of its scorecard: what stands in it may still go on. */
    bool stands = before != NULL && strcmp(before->criterion, measure->criterion) == 0;

    if (place == SIZE_MAX) {
        refuse(drafting, "criterion", SV_VIOLATION_UNKNOWN_REFERENCE);
        return;
    }
    const struct sv_criterion *criterion = &card->framework->criteria[place];
    sv_points lost = sv_points_lost(card, place);

    if (!criterion->leaf && criterion->parent != SV_NO_PARENT)
        refuse(drafting, "criterion", SV_VIOLATION_INCONSISTENT);
    else if (lost == 0 && !stands)
        refuse(drafting, "criterion", SV_VIOLATION_NOT_APPLICABLE);
    else if (measure->expected > lost && !(stands && measure->expected <= before->expected))
        refuse(drafting, "expected", SV_VIOLATION_OUT_OF_RANGE);
    if (measure->achieved_known && criterion->leaf && sv_rule_is_survey(criterion->rule.kind))
        refuse(drafting, "achieved", SV_VIOLATION_NOT_APPLICABLE); /* a release tells it */
    else if (measure->achieved_known && measure->achieved > criterion->max_points)
        refuse(drafting, "achieved", SV_VIOLATION_OUT_OF_RANGE);
}

static void check_figures(const struct drafting *drafting, const struct sv_measure *measure)
{
    int year = sv_period_year(drafting->base->card->period);
    sv_day begin = 0;
    const char *first = sv_arena_printf(drafting->violations->arena, "%d-01-01", year);

    if (year > 0 && sv_day_parse(first, &begin) && measure->due_on < begin)
        refuse(drafting, "due_on", SV_VIOLATION_OUT_OF_RANGE);
    if (measure->due_on > drafting->base->today + DAYS_AHEAD_MAX)
        refuse(drafting, "due_on", SV_VIOLATION_OUT_OF_RANGE);
    if (measure->cost < 0 || measure->cost > COST_MAX)
        refuse(drafting, "cost", SV_VIOLATION_OUT_OF_RANGE);
    if (measure->chance_percent < 1 || measure->chance_percent > 100)
        refuse(drafting, "chance", SV_VIOLATION_OUT_OF_RANGE);
    if (measure->expected < 0)
        refuse(drafting, "expected", SV_VIOLATION_OUT_OF_RANGE);
    if (measure->progress < 0 || measure->progress > 100)
        refuse(drafting, "progress", SV_VIOLATION_OUT_OF_RANGE);
    else if (measure->state == SV_MEASURE_DONE && measure->progress < 100)
        refuse(drafting, "progress", SV_VIOLATION_INCONSISTENT);
}

static bool names(const struct sv_codes *codes, const char *code)
{
    for (size_t i = 0; i < codes->count; i++) {
        if (strcmp(codes->items[i], code) == 0)
            return true;
    }
    return false;
}

static void check_codes(const struct drafting *drafting, const struct sv_measure *measure,
                        const struct sv_codes *codes, const char *member)
{
    const char *pointer =
        sv_json_pointer(drafting->violations->arena, drafting->change->pointer, member);

    for (size_t i = 0; i < codes->count; i++) {
        const char *at = sv_json_pointer_index(drafting->violations->arena, pointer, i);
        const struct sv_codes before = { codes->items, i };

        bool both = codes == &measure->excludes && names(&measure->needs, codes->items[i]);

        if (both || strcmp(codes->items[i], measure->code) == 0)
            sv_violate(drafting->violations, at, SV_VIOLATION_INCONSISTENT);
        else if (place_of(&drafting->draft, codes->items[i]) == SIZE_MAX)
            sv_violate(drafting->violations, at, SV_VIOLATION_UNKNOWN_REFERENCE);
        else if (names(&before, codes->items[i]))
            sv_violate(drafting->violations, at, SV_VIOLATION_REPEATED);
    }
}

static void require(const struct drafting *drafting)
{
    static const struct {
        unsigned bit;
        const char *member;
    } members[] = {
        { SV_MEASURE_CRITERION, "criterion" },
        { SV_MEASURE_TITLE, "title" },
        { SV_MEASURE_DUE, "due_on" },
        { SV_MEASURE_EXPECTED, "expected" },
    };

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        if ((drafting->change->given & members[i].bit) == 0)
            refuse(drafting, members[i].member, SV_VIOLATION_REQUIRED);
    }
}

static struct sv_measure fresh(const struct sv_plan_base *base, const char *code)
{
    return (struct sv_measure){
        .code = code,
        .criterion = "",
        .title = "",
        .owner_unit = base->card->unit,
        .owner = "",
        .chance_percent = 100,
        .proof = "",
        .state = SV_MEASURE_PLANNED,
    };
}

/* Writes the change into the draft; what the plan has of it already stays untouched. */
static void apply(struct drafting *drafting, const struct sv_plan_order *order)
{
    const struct sv_measure_change *change = drafting->change;
    struct sv_plan_draft *draft = &drafting->draft;
    size_t place = place_of(draft, change->measure.code);
    bool is_new = place == SIZE_MAX;

    if (is_new && draft->count == SV_MEASURES_MAX) {
        sv_violate(drafting->violations, change->pointer, SV_VIOLATION_TOO_MANY);
        return;
    }
    if (is_new) {
        require(drafting);
        place = draft->count++;
        draft->measures[place] = fresh(drafting->base, change->measure.code);
    }
    struct sv_measure measure = draft->measures[place];

    take_texts(change->given, &change->measure, &measure);
    take_numbers(change->given, &change->measure, &measure);
    if (!is_new && same(&measure, &draft->measures[place]))
        return;
    if (!is_new && order->reason[0] == '\0')
        sv_violate(drafting->violations, "/reason", SV_VIOLATION_REQUIRED);
    measure.reason = order->reason;
    measure.author = drafting->base->author;
    measure.made_on = drafting->base->today;
    draft->measures[place] = measure;
    draft->changed[place] = true;
}

struct sv_plan_draft sv_plan_draft_of(struct sv_arena *arena, const struct sv_plan_base *base,
                                      const struct sv_plan_order *order,
                                      struct sv_violations *violations)
{
    struct drafting drafting = { .base = base, .violations = violations };
    struct sv_plan_draft *draft = &drafting.draft;
    size_t room = base->measures.count + order->change_count;

    draft->measures = sv_arena_array(arena, room + 1, sizeof(*draft->measures));
    draft->changed = sv_arena_array(arena, room + 1, sizeof(*draft->changed));
    draft->count = base->measures.count;
    for (size_t i = 0; i < base->measures.count; i++)
        draft->measures[i] = base->measures.items[i];
    for (size_t i = 0; i < order->change_count; i++) {
        drafting.change = &order->changes[i];
        apply(&drafting, order);
    }
    if (violations->count > 0)
        return *draft;
    /* Measures of one document may name each other, so they are checked when all are there. */
    for (size_t i = 0; i < order->change_count; i++) {
        const struct sv_measure *measure =
            &draft->measures[place_of(draft, order->changes[i].measure.code)];

        drafting.change = &order->changes[i];
        check_criterion(&drafting, measure, sv_measure_find(&base->measures, measure->code));
        check_figures(&drafting, measure);
        check_codes(&drafting, measure, &measure->needs, "requires");
        check_codes(&drafting, measure, &measure->excludes, "excludes");
    }
    return *draft;
}
