/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_QUESTION_H
#define SV_DOMAIN_CROSSTAB_QUESTION_H

#include "domain/columns.h"
#include "domain/query_ledger.h"

/*
 * Of whom a crosstab is asked, as the ledger keeps it: of which two items does not matter, since
 * two crosstabs of nested people tell those between them on every item that both have.
 */
struct sv_question {
    int64_t showing;        /* whose responses were counted */
    const char *units;      /* a code; "" for all, as below. Ledgers of before may have "A,B" */
    const char *period;     /* a code */
    const char *procedure;  /* a code */
    const char *channel;    /* a word */
    const char *respondent; /* a word */
};
struct sv_questions {
    const struct sv_question *items;
    size_t count;
};

/* So many questions are answered of a survey. The next one is held against all of them. */
enum { SV_QUESTIONS_MAX = 500 };

/* Whose groups the question is of: for each group of the columns. */
bool *sv_question_groups(struct sv_arena *arena, const struct sv_survey *survey,
                         const struct sv_columns *columns, const struct sv_question *question);

/*
 * Puts the unit into a question that has its other words: none if the chosen groups are all that
 * have these words, else the only unit of them. False if they are of several units or of a part of
 * one, as of a counter: nothing of such people is published.
 */
bool sv_question_find_unit(struct sv_arena *arena, const struct sv_survey *survey,
                           const struct sv_columns *columns, const bool *chosen,
                           struct sv_question *question);

/* The cell of the lattice that a question is of, from its chosen groups. */
void sv_question_place(const struct sv_columns *columns, const bool *chosen,
                       const struct sv_question *question, int32_t ret_at[SV_DIMENSION_COUNT]);

/*
 * Base cells of the ledger: two for each group, those who were in it while they were fewer than ten
 * and all others, so that a question of then is not taken for one of now. Those who came to a group
 * of ten or more since are ten or more themselves, and count as if they had always been there.
 */
const int64_t *sv_question_people(struct sv_arena *arena, const struct sv_columns *columns,
                                  size_t *ret_cell_count);
uint64_t *sv_question_cells(struct sv_arena *arena, const struct sv_columns *columns,
                            const bool *chosen, int64_t showing);

#endif
