/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "domain/measure.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(measure_links, .init = open_arena, .fini = close_arena);

static struct sv_codes codes_of(const char *words)
{
    const char **items = sv_arena_array(arena, strlen(words) + 1, sizeof(char *));
    size_t count = 0;

    for (const char *word = words; *word != '\0'; word++)
        items[count++] = sv_arena_printf(arena, "%c", *word);
    return (struct sv_codes){ items, count };
}

/* "A+BC-D" is measure A, which requires B and C and excludes D; "!A" one that was dropped. */
static const char *fault_of(const char *const *texts, size_t count, size_t unchanged)
{
    struct sv_measure *measures = sv_arena_array(arena, count, sizeof(*measures));
    bool *changed = sv_arena_array(arena, count, sizeof(*changed));
    const struct sv_plan_draft draft = { measures, changed, count };

    for (size_t i = 0; i < count; i++) {
        bool dropped = texts[i][0] == '!';
        char *text = sv_arena_strdup(arena, texts[i] + dropped);
        char *minus = strchr(text, '-');

        if (minus != NULL)
            *minus++ = '\0';
        measures[i] = (struct sv_measure){
            .code = sv_arena_printf(arena, "%c", text[0]),
            .needs = codes_of(text[1] == '+' ? text + 2 : ""),
            .excludes = codes_of(minus == NULL ? "" : minus),
            .state = dropped ? SV_MEASURE_DROPPED : SV_MEASURE_PLANNED,
        };
        changed[i] = i >= unchanged;
    }
    const char *fault = sv_plan_draft_fault(arena, &draft);

    return fault == NULL ? "" : fault;
}

#define FAULT_OF(...)                                      \
    (char *)fault_of((const char *const[]){ __VA_ARGS__ }, \
                     sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), 0)

Test(measure_links, are_sound_as_a_tree_and_as_a_diamond)
{
    cr_expect(eq(str, FAULT_OF("A", "B+A", "C+A-D", "D"), ""));
    cr_expect(eq(str, FAULT_OF("A+BC", "B+D", "C+D", "D"), ""));
}

Test(measure_links, that_form_a_cycle_are_named_in_their_order)
{
    cr_expect(eq(str, FAULT_OF("A+B", "B+A"), "measures require each other: A → B → A"));
    cr_expect(eq(str, FAULT_OF("D+A", "A+B", "B+C", "C+A"),
                 "measures require each other: A → B → C → A"));
    cr_expect(eq(str, FAULT_OF("A+BC", "B+C", "C+A"), "measures require each other: A → C → A"));
}

Test(measure_links, that_exclude_what_they_require_are_named)
{
    cr_expect(eq(str, FAULT_OF("A+B-C", "B+C", "C"),
                 "'A' excludes 'C', and both are required: A → B → C"));
    cr_expect(eq(str, FAULT_OF("A+B", "B+C", "C-A"),
                 "'C' excludes 'A', and both are required: A → B → C"));
    cr_expect(eq(str, FAULT_OF("A+BC", "B-C", "C"),
                 "'B' excludes 'C', and both are required: A → B; A → C"));
}

Test(measure_links, of_dropped_measures_and_of_what_nobody_changed_may_stand)
{
    const char *const cycle[] = { "A+B", "B+A", "C" };

    cr_expect(eq(str, FAULT_OF("A+B", "!B+A"), ""));
    cr_expect(eq(str, (char *)fault_of(cycle, 3, 2), ""));
    cr_expect(eq(str, (char *)fault_of(cycle, 3, 1), "measures require each other: A → B → A"));
}

/* As many as a plan takes, in one long cycle. */
Test(measure_links, of_a_full_plan_are_looked_through)
{
    struct sv_measure measures[SV_MEASURES_MAX];
    bool changed[SV_MEASURES_MAX];
    const struct sv_plan_draft draft = { measures, changed, SV_MEASURES_MAX };
    const char *codes[SV_MEASURES_MAX];

    for (size_t i = 0; i < SV_MEASURES_MAX; i++)
        codes[i] = sv_arena_printf(arena, "M%zu", i);
    for (size_t i = 0; i < SV_MEASURES_MAX; i++) {
        measures[i] = (struct sv_measure){ .code = codes[i],
                                           .needs = { &codes[(i + 1) % SV_MEASURES_MAX], 1 } };
        changed[i] = true;
    }
    const char *fault = sv_plan_draft_fault(arena, &draft);

    cr_assert(ne(ptr, (void *)fault, NULL));
    cr_expect(ne(ptr, strstr(fault, "M0 → M1 → M2"), NULL));
    cr_expect(ne(ptr, strstr(fault, "M199 → M0"), NULL));

    /* However it is cut to the length of a message. */
    for (size_t skip = 0; skip < 8; skip++) {
        struct sv_error error = { 0 };

        (void)!sv_fail(&error, SV_ERR_INVALID, "requires", "%s", fault + skip);
        cr_expect(sv_utf8_valid(error.detail, strlen(error.detail)), "%s", error.detail);
        cr_expect(gt(sz, strlen(error.detail), 230));
    }
}
