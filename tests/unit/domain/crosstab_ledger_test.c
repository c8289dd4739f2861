/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_nested.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/*
 * What is hidden beside a ledger, held against its definition: each answered question, and each two
 * of which one holds the other or which have nobody in common, as sets of people, one after the
 * other and each counted anew.
 */
enum {
    A1 = 0,
    ALL = 3,
    GROUPS = 14,
    CELLS = 2 * GROUPS,
    QUESTIONS = 12,
    SHOWINGS = 4,
    FEW = 10,
    TURNS = 400,
};

static const struct sv_disclosure_rule rule = { FEW, 30, 0.5, 0.75 };

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct sv_columns *columns;
static struct sv_crosstab_items items;
static struct sv_question questions[QUESTIONS];
static size_t question_count;
static uint32_t state;

/* Numbers that look random and are the same in every run. */
static uint32_t next_number(uint32_t below)
{
    state = state * 1103515245U + 12345U;
    return (uint32_t)(((uint64_t)state * below) >> 32);
}

static void add_answers(uint32_t group, uint32_t count, uint32_t variety)
{
    for (uint32_t i = 0; i < count; i++)
        sv_columns_add(
            columns, group,
            test_answers(arena, 1 + (int)next_number(variety), 3, 3, 1 + (int)next_number(2)));
}

/* Groups of a few or of many; some came at a later showing, some had few for a while. */
static void add_groups(bool at_once)
{
    static const char *const units[] = { "U", "V" }, *const periods[] = { "P1", "P2" },
                             *const procedures[] = { "", "PU", "PX" };

    for (uint32_t i = 0; i < GROUPS; i++) {
        struct sv_column_group group = {
            .unit = units[next_number(2)],
            .counter = "",
            .period = periods[next_number(2)],
            .procedure = procedures[next_number(3)],
            .channel = next_number(2) == 0 ? SV_CHANNEL_KIOSK : SV_CHANNEL_ONLINE,
            .respondent = (enum sv_respondent)next_number(SV_RESPONDENT_COUNT),
        };
        uint32_t count = 1 + next_number(next_number(3) == 0 ? 9 : 90);

        if (!at_once && count > 2 * FEW && next_number(3) == 0) {
            group.few = 1 + next_number(FEW - 1);
            group.few_until = 2 + next_number(SHOWINGS - 1);
        } else if (!at_once && count >= FEW) {
            group.since = next_number(SHOWINGS + 1);
        }
        add_answers(sv_columns_group(columns, &group), count, 1 + next_number(3));
    }
}

static void make_world(uint32_t turn, bool at_once)
{
    state = turn * 2654435761U + 1;
    arena = sv_arena_new();
    survey = test_survey(arena, SV_INDEX_POOLED);
    columns = sv_columns_new(arena, survey);
    question_count = 0;
    add_groups(at_once);
    items = (struct sv_crosstab_items){ columns, survey->instrument->items, { A1, ALL } };
}

static struct sv_question any_question(int64_t showing)
{
    static const char *const words[SV_DIMENSION_COUNT][4] = { { "", "", "U", "V" },
                                                              { "", "", "kiosk", "online" },
                                                              { "", "", "citizen", "business" },
                                                              { "", "", "P1", "P2" },
                                                              { "", "", "", "PX" } };

    return (struct sv_question){ .showing = showing,
                                 .unit = words[0][next_number(4)],
                                 .channel = words[1][next_number(4)],
                                 .respondent = words[2][next_number(4)],
                                 .period = words[3][next_number(4)],
                                 .procedure = words[4][next_number(4)] };
}

/* The definition. */
struct set {
    bool groups[GROUPS]; /* whose answers are in its table */
    bool cells[CELLS];   /* who is in it: of each group the few, and those who came then */
};

static size_t group_count(void)
{
    size_t count = 0;

    (void)sv_columns_groups(columns, &count);
    return count;
}

static struct set set_of(const struct sv_question *question)
{
    const struct sv_cut cut = sv_question_cut(survey, question);
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    struct set set = { 0 };

    for (size_t i = 0; i < count; i++) {
        bool was_there = sv_cut_holds(&cut, &groups[i]) && question->showing >= groups[i].since;

        set.groups[i] = sv_cut_holds(&cut, &groups[i]);
        set.cells[2 * i] = was_there && groups[i].few > 0;
        set.cells[2 * i + 1] = was_there && question->showing >= groups[i].few_until;
    }
    return set;
}

static struct set odd(const struct set *one, const struct set *other)
{
    struct set set;

    for (size_t i = 0; i < GROUPS; i++)
        set.groups[i] = one->groups[i] != other->groups[i];
    for (size_t i = 0; i < CELLS; i++)
        set.cells[i] = one->cells[i] != other->cells[i];
    return set;
}

/* People of the one who are, or are not, in the other. */
static int64_t people(const struct set *one, const struct set *other, bool in_other)
{
    const struct sv_column_group *groups = sv_columns_groups(columns, &(size_t){ 0 });
    int64_t sum = 0;

    for (size_t i = 0; i < 2 * group_count(); i++) {
        const struct sv_column_group *group = &groups[i / 2];
        int64_t count = i % 2 == 0 ? group->few : group->count - group->few;

        sum += one->cells[i] && other->cells[i] == in_other ? count : 0;
    }
    return sum;
}

static int64_t all_people(const struct set *set)
{
    return people(set, set, true);
}

static bool is_within(const struct set *inner, const struct set *outer)
{
    return people(inner, outer, false) == 0 && people(outer, inner, false) > 0;
}

static bool are_nested(const struct set *one, const struct set *other)
{
    return is_within(one, other) || is_within(other, one);
}

static bool are_apart(const struct set *one, const struct set *other)
{
    return people(one, other, true) == 0;
}

static bool is_same(const struct set *one, const struct set *other)
{
    return people(one, other, false) == 0 && people(other, one, false) == 0;
}

/* Of the first two one holds the other, and the third is all of what it has beyond the difference:
 * the difference and the third are known alone, and have nobody in common. */
static bool is_sum_of_known(const struct set *asked, const struct set *one, const struct set *other)
{
    return (is_within(asked, one) && are_apart(one, other)) ||
           (is_within(other, one) && is_within(one, asked));
}

static bool hide(struct sv_crosstab *crosstab, const struct set *difference)
{
    struct sv_crosstab table = sv_crosstab_whole(arena, &items, difference->groups);

    if (all_people(difference) < FEW)
        return false;
    if (table.responses == 0)
        return true;
    if (!sv_crosstab_protect(arena, &rule, &table))
        return false;
    for (size_t i = 0; i < table.first.count * table.second.count; i++)
        crosstab->cell_shown[i] = crosstab->cell_shown[i] && table.cell_shown[i];
    for (size_t i = 0; i < table.first.count; i++)
        crosstab->first.shown[i] = crosstab->first.shown[i] && table.first.shown[i];
    for (size_t i = 0; i < table.second.count; i++)
        crosstab->second.shown[i] = crosstab->second.shown[i] && table.second.shown[i];
    return true;
}

static bool hide_pair(struct sv_crosstab *crosstab, const struct set *asked, const struct set *one,
                      const struct set *other)
{
    const struct set both = odd(one, other), difference = odd(asked, &both);

    if ((!are_nested(one, other) && !are_apart(one, other)) || !are_nested(asked, &both) ||
        is_sum_of_known(asked, one, other) || is_sum_of_known(asked, other, one))
        return true;
    return hide(crosstab, &difference);
}

static bool ask_by_definition(const struct sv_question *question, struct sv_crosstab *ret_crosstab)
{
    struct set sets[QUESTIONS + 1];
    size_t place = 0;
    const struct set asked = set_of(question);

    *ret_crosstab = sv_crosstab_whole(arena, &items, asked.groups);
    for (; place < question_count; place++) {
        sets[place] = set_of(&questions[place]);
        if (is_same(&sets[place], &asked))
            break;
    }
    for (size_t i = 0; i < place; i++) {
        const struct set difference = odd(&asked, &sets[i]);

        if (are_nested(&asked, &sets[i]) && !hide(ret_crosstab, &difference))
            return false;
        for (size_t k = 0; k < i; k++) {
            if (!hide_pair(ret_crosstab, &asked, &sets[k], &sets[i]))
                return false;
        }
    }
    return sv_crosstab_protect(arena, &rule, ret_crosstab);
}

/* Of ten people or more, and not those of an answered one. */
static bool may_enter(const struct sv_question *question)
{
    const struct set set = set_of(question);

    for (size_t i = 0; i < question_count; i++) {
        const struct set other = set_of(&questions[i]);

        if (is_same(&set, &other))
            return false;
    }
    return question_count < QUESTIONS && all_people(&set) >= FEW;
}

static bool ask(const struct sv_question *question, struct sv_crosstab *ret_crosstab)
{
    const struct sv_questions answered = { questions, question_count };

    return sv_crosstab_ask(arena, &rule, &items,
                           sv_crosstab_ledger_new(arena, survey, columns, &answered, question),
                           ret_crosstab);
}

static bool is_same_shown(const struct sv_crosstab *a, const struct sv_crosstab *b)
{
    size_t cells = a->first.count * a->second.count;

    return memcmp(a->cells, b->cells, cells * sizeof(*a->cells)) == 0 &&
           memcmp(a->cell_shown, b->cell_shown, cells * sizeof(bool)) == 0 &&
           memcmp(a->first.shown, b->first.shown, a->first.count * sizeof(bool)) == 0 &&
           memcmp(a->second.shown, b->second.shown, a->second.count * sizeof(bool)) == 0;
}

/* How often something was told, of that hidden in part, and refused. */
struct tried {
    size_t told, hidden, refused;
};

static void compare(struct tried *tried)
{
    const struct sv_question question = any_question(SHOWINGS);
    const struct set set = set_of(&question);
    struct sv_crosstab expected = { 0 }, actual = { 0 };
    bool is_told = false;

    if (all_people(&set) == 0)
        return;
    is_told = ask_by_definition(&question, &expected);
    cr_assert(eq(int, ask(&question, &actual), is_told));
    tried->told += is_told;
    tried->refused += !is_told;
    if (!is_told)
        return;
    tried->hidden += !actual.whole;
    cr_assert(is_same_shown(&expected, &actual));
}

Test(crosstab_ledger, hides_and_refuses_what_the_definition_says_whatever_was_asked_before)
{
    struct tried tried = { 0 };

    for (uint32_t turn = 0; turn < TURNS; turn++) {
        make_world(turn, false);
        for (uint32_t i = 0; i < 3 * QUESTIONS; i++) {
            const struct sv_question question = any_question(1 + i * SHOWINGS / (3 * QUESTIONS));

            if (may_enter(&question))
                questions[question_count++] = question;
        }
        for (int i = 0; i < 8; i++)
            compare(&tried);
        sv_arena_free(arena);
    }
    cr_expect(ge(sz, tried.told, 300));
    cr_expect(ge(sz, tried.hidden, 200));
    cr_expect(ge(sz, tried.refused, 300));
}

/* What a reader of three tables knows of whoever is in an odd number of them. */
static void expect_no_few(const struct sv_crosstab *const told[3], const struct set *difference)
{
    struct sv_crosstab table = sv_crosstab_whole(arena, &items, difference->groups);
    size_t rows = table.first.count, count = table.second.count;
    struct sv_disclosure_cell *cells = sv_arena_array(arena, rows * count, sizeof(*cells));
    const struct sv_disclosure_table known = { rows, count, cells, table.first.shown,
                                               table.second.shown };

    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < rows * count; i++)
            table.cell_shown[i] = table.cell_shown[i] && told[k]->cell_shown[i];
        for (size_t i = 0; i < rows; i++)
            table.first.shown[i] = table.first.shown[i] && told[k]->first.shown[i];
        for (size_t i = 0; i < count; i++)
            table.second.shown[i] = table.second.shown[i] && told[k]->second.shown[i];
    }
    for (size_t i = 0; i < rows * count; i++)
        cells[i] =
            (struct sv_disclosure_cell){ .n = table.cells[i],
                                         .x = table.cells[i],
                                         .hidden = table.cell_shown[i] ? SV_SHOWN : SV_HIDDEN_FEW };
    for (size_t i = 0; i < rows * count; i++) {
        if (cells[i].n > 0 && cells[i].n < FEW)
            cr_assert(ge(i64, sv_table_range(arena, &known, i).high, FEW));
    }
}

static size_t expect_no_few_of(const struct sv_crosstab *told, size_t a, size_t b, size_t c)
{
    const struct set sets[] = { set_of(&questions[a]), set_of(&questions[b]),
                                set_of(&questions[c]) };
    const struct set both = odd(&sets[1], &sets[2]), difference = odd(&sets[0], &both);
    const struct sv_crosstab *const three[] = { &told[a], &told[b], &told[c] };

    if (!is_sum_of_known(&sets[0], &sets[1], &sets[2]))
        return 0;
    expect_no_few(three, &difference);
    return 1;
}

/* Why those need not be looked at; whichever was told last. */
Test(crosstab_ledger, needs_no_look_at_two_tables_that_tell_a_sum_of_what_is_known)
{
    size_t tried = 0;

    for (uint32_t turn = 0; turn < TURNS; turn++) {
        struct sv_crosstab told[QUESTIONS];

        make_world(turn, true);
        for (int i = 0; i < 3 * QUESTIONS; i++) {
            const struct sv_question question = any_question(1);

            if (may_enter(&question) && ask(&question, &told[question_count]))
                questions[question_count++] = question;
        }
        for (size_t i = 0; i < question_count * question_count * question_count; i++)
            tried += expect_no_few_of(told, i % question_count, i / question_count % question_count,
                                      i / question_count / question_count);
        sv_arena_free(arena);
    }
    cr_expect(ge(sz, tried, 1000));
}
