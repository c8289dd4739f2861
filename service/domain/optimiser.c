/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser.h"

#include "domain/optimiser_greedy.h"
#include "domain/optimiser_path.h"

enum {
    OPEN_MAX = 6,     /* measures whose choice is kept apart: few enough to look at every set */
    PART_OF_WORK = 10 /* of the limit, that may be spent before more about dear measures is asked */
};

const char *sv_left_out_word(enum sv_left_out why)
{
    static const char *const words[SV_LEFT_OUT_COUNT] = { [SV_LEFT_DEARER] = "dearer",
                                                          [SV_LEFT_EXCLUDED] = "excluded",
                                                          [SV_LEFT_NEEDS] = "needs",
                                                          [SV_LEFT_AT_MAXIMUM] = "at_maximum",
                                                          [SV_LEFT_DROPPED] = "dropped" };

    return words[why];
}

static size_t step_of(const struct sv_problem *problem, size_t rank)
{
    size_t step = 0;

    while (problem->order[step] != sv_problem_remedy(problem, rank)->criterion)
        step++;
    return step;
}

/* What is the best reaching set with a measure forced in, or out? */
struct question {
    size_t rank;
    bool in;
    bool answered;
    struct sv_reaching answer; /* until then the best known */
};

struct questions {
    struct question *items;
    size_t count, open;
    bool runner_up_known;
};

/* Such questions are given up first. What costs more than the path allows is not known yet. */
static void ask(const struct sv_path *path, struct question *question)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_problem *problem = path->problem;
    struct sv_forcing forcing = { question->in ? question->rank : SV_NO_RANK,
                                  question->in ? SV_NO_RANK : question->rank };
    size_t step = step_of(problem, question->rank);

    if (sv_work_is_out(&problem->work))
        return;
    struct sv_table table = sv_table_of(problem, arena, problem->order[step], &forcing);

    table = sv_table_within(problem, arena, &table, &path->bounds.rest[step], path->most);
    const struct sv_reaching answer = sv_path_through(path, step, &table);

    if (answer.found)
        question->answer = answer;
    question->answered =
        !problem->work.thinned &&
        (path->most == INT64_MAX || (answer.found && answer.label.cost <= path->most));
}

/* By all answers about measures of the best set; or by one, if the others were left open only since
 * they cost more than was looked at, and not since the work was given up. */
static bool tell_runner_up(const struct questions *questions, bool thinned)
{
    size_t asked = 0, answered = 0;

    for (size_t i = 0; i < questions->count; i++) {
        asked += !questions->items[i].in;
        answered += !questions->items[i].in && questions->items[i].answered;
    }
    return answered == asked || (answered > 0 && !thinned);
}

static void ask_all(const struct sv_path *path, struct questions *questions)
{
    for (size_t i = 0; i < questions->count; i++) {
        struct question *question = &questions->items[i];

        if (question->answered)
            continue;
        ask(path, question);
        questions->open -= question->answered;
    }
    questions->runner_up_known =
        questions->runner_up_known || tell_runner_up(questions, path->problem->work.thinned);
}

static void add_question(struct questions *questions, size_t rank, bool in)
{
    questions->items[questions->count++] = (struct question){ .rank = rank, .in = in };
    questions->open++;
}

static bool is_enough(const struct sv_problem *problem, const struct questions *questions)
{
    return questions->open == 0 || problem->work.thinned ||
           (questions->runner_up_known && problem->work.spent > problem->work.limit / PART_OF_WORK);
}

/* Cheap answers first: the dearer the sets that are looked at, the more of them there are. */
static struct questions ask_about(struct sv_path *path, const uint64_t *best, int64_t cost)
{
    struct sv_problem *problem = path->problem;
    struct questions questions = { .items = sv_arena_array(problem->arena, problem->count,
                                                           sizeof(struct question)) };
    int64_t more = 1 + cost / 4, all = 0;

    for (size_t r = 0; r < problem->count; r++)
        all = sv_cost_sum(all, sv_problem_remedy(problem, r)->cost);
    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(best, r) || sv_bit(problem->possible, r))
            add_question(&questions, r, !sv_bit(best, r));
    }
    ask_all(path, &questions);
    while (path->most < INT64_MAX && !is_enough(problem, &questions)) {
        while (more < all - cost && cost + more <= path->most)
            more = sv_cost_sum(more, more);
        sv_path_go(path, more < all - cost ? cost + more : INT64_MAX);
        ask_all(path, &questions);
    }
    return questions;
}

/* What lacks the best set lacks one of its measures. */
static struct sv_reaching find_runner_up(const struct questions *questions, size_t words)
{
    struct sv_reaching runner_up = { 0 };

    for (size_t i = 0; i < questions->count; i++) {
        const struct sv_reaching *without = &questions->items[i].answer;

        if (!questions->items[i].in && without->found &&
            (!runner_up.found || sv_pick_better(&without->label, &runner_up.label, words)))
            runner_up = *without;
    }
    return runner_up;
}

/* Place of the first measure, by code, that is in a set and chosen or not; SIZE_MAX if none. */
static size_t first_of(const struct sv_problem *problem, const uint64_t *set,
                       const uint64_t *chosen, bool is_chosen)
{
    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(set, r) && sv_bit(chosen, r) == is_chosen)
            return problem->remedy_at[r];
    }
    return SIZE_MAX;
}

static bool brings_nothing(struct sv_problem *problem, size_t rank, const uint64_t *chosen)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    size_t criterion = sv_problem_remedy(problem, rank)->criterion;
    uint64_t *with = sv_bits_copy(arena, chosen, problem->words);

    sv_bit_set(with, rank);
    return sv_problem_points(problem, criterion, with) ==
           sv_problem_points(problem, criterion, chosen);
}

static void explain(struct sv_problem *problem, size_t rank, const uint64_t *chosen,
                    struct sv_left_remedy *left)
{
    const uint64_t *excludes = &problem->excludes[rank * problem->words];
    const uint64_t *requires = &problem->requires[rank * problem->words];
    size_t excluded_by = sv_bit(excludes, rank) ? problem->remedy_at[rank]
                                                : first_of(problem, excludes, chosen, true);
    size_t needs = first_of(problem, requires, chosen, false);

    left->by = SIZE_MAX;
    if (sv_problem_remedy(problem, rank)->closed) {
        left->why = SV_LEFT_DROPPED;
    } else if (excluded_by != SIZE_MAX) {
        left->why = SV_LEFT_EXCLUDED;
        left->by = excluded_by;
    } else if (needs != SIZE_MAX) {
        left->why = SV_LEFT_NEEDS;
        left->by = needs;
    } else {
        left->why = brings_nothing(problem, rank, chosen) ? SV_LEFT_AT_MAXIMUM : SV_LEFT_DEARER;
    }
}

static const struct question *question_of(const struct questions *questions, size_t rank)
{
    size_t at = 0;

    while (questions->items[at].rank != rank)
        at++;
    return &questions->items[at];
}

static void explain_all(struct sv_problem *problem, const struct questions *questions,
                        struct sv_arena *arena, const uint64_t *chosen, struct sv_optimum *optimum)
{
    struct sv_left_remedy *left_out = sv_arena_array(arena, problem->count, sizeof(*left_out));

    for (size_t place = 0; place < problem->count; place++) {
        struct sv_left_remedy *left = &left_out[optimum->left_out_count];
        size_t rank = problem->rank_of[place];

        if (sv_bit(chosen, rank))
            continue;
        optimum->left_out_count++;
        left->remedy = place;
        left->known = optimum->reached || optimum->exact || !sv_bit(problem->possible, rank);
        explain(problem, rank, chosen, left);
        if (!optimum->reached || !sv_bit(problem->possible, rank))
            continue;
        const struct question *with = question_of(questions, rank);

        left->known = with->answered;
        left->can_reach = with->answer.found;
        if (with->answer.found && with->answer.label.cost > optimum->best.cost)
            left->extra_cost = with->answer.label.cost - optimum->best.cost;
    }
    optimum->left_out = left_out;
}

/* Whether no sum of costs can pass the largest number. */
static bool costs_fit(const struct sv_points_gap *gap)
{
    int64_t sum = 0;

    for (size_t i = 0; i < gap->remedy_count; i++) {
        if (!gap->remedies[i].closed)
            sum = sv_cost_sum(sum, gap->remedies[i].cost);
    }
    return sum < INT64_MAX;
}

/* Whether so many measures are open at once that dear sets have to be left out. */
static bool is_tangled(const struct sv_problem *problem)
{
    for (size_t step = 0; step < problem->step_count; step++) {
        size_t open = 0;

        for (size_t r = 0; r < problem->count; r++)
            open += sv_bit(&problem->open[step * problem->words], r);
        if (open > OPEN_MAX)
            return true;
    }
    return false;
}

/* The cost of a good set that reaches the target: the best one costs no more. INT64_MAX if none is
 * found. */
static int64_t most_of(struct sv_problem *problem, const uint64_t *greedy)
{
    if (sv_problem_total(problem, greedy) < problem->target)
        return INT64_MAX;
    return sv_problem_set(problem, problem->arena, greedy).cost;
}

/* Of a problem that was given up the way found may be a poor one, or none. */
static const uint64_t *choose(struct sv_problem *problem, const struct sv_pick *best,
                              const uint64_t *greedy)
{
    /* Where nothing is missing nothing is done, not even what costs nothing. */
    if (problem->gap->target <= 0)
        return sv_front_of_nothing(problem->arena, problem->words).items->bits;
    if (best != NULL && !problem->work.thinned)
        return best->bits;
    if (greedy == NULL)
        greedy = sv_problem_greedy(problem, problem->arena);
    if (best == NULL)
        return greedy;
    if (best->points >= problem->target)
        return most_of(problem, greedy) < best->cost ? greedy : best->bits;
    return sv_problem_total(problem, greedy) > best->points ? greedy : best->bits;
}

struct sv_optimum sv_optimise(struct sv_arena *arena, const struct sv_points_gap *gap)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *scratch = sv_arena_new();
    struct sv_problem *problem = sv_problem_of(scratch, gap);
    struct sv_optimum optimum = { 0 };
    struct questions questions = { 0 };

    sv_problem_put_in_order(problem);

    /* Finding a good set takes longer than a plan that is not tangled. */
    const uint64_t *greedy = is_tangled(problem) ? sv_problem_greedy(problem, scratch) : NULL;
    struct sv_path path = sv_path_of(problem, greedy != NULL);

    sv_path_go(&path, greedy != NULL ? most_of(problem, greedy) : INT64_MAX);
    const uint64_t *chosen = choose(problem, sv_path_best(&path), greedy);

    optimum.exact = !problem->work.thinned && costs_fit(gap);
    optimum.reached = sv_problem_total(problem, chosen) >= problem->target;
    optimum.best = sv_problem_set(problem, arena, chosen);
    if (optimum.reached) {
        questions = ask_about(&path, chosen, optimum.best.cost);
        const struct sv_reaching runner_up = find_runner_up(&questions, problem->words);

        optimum.exact = optimum.exact && questions.runner_up_known;
        optimum.has_runner_up = runner_up.found && runner_up.label.cost >= optimum.best.cost;
        if (optimum.has_runner_up)
            optimum.runner_up = sv_problem_set(problem, arena, runner_up.label.bits);
    }
    explain_all(problem, &questions, arena, chosen, &optimum);
    optimum.work = problem->work.spent;
    return optimum;
}
