/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_QUESTION_H
#define SV_DOMAIN_CROSSTAB_QUESTION_H

#include "domain/cuts.h"

/*
 * Of whom a crosstab is asked, as the ledger keeps it: of which two items does not matter, since
 * two crosstabs of nested people tell those between them on every item that both have.
 */
struct sv_question {
    int64_t showing;        /* whose responses were counted */
    const char *unit;       /* a code; "" for all, as below */
    const char *period;     /* a code */
    const char *procedure;  /* a code */
    const char *channel;    /* a word */
    const char *respondent; /* a word */
};
struct sv_questions {
    const struct sv_question *items;
    size_t count;
};

/* So many questions are answered of a survey: more than a survey of all provinces has published
 * cells. The next one is held against all of them. */
enum { SV_QUESTIONS_MAX = 5000 };

struct sv_cut sv_question_cut(const struct sv_survey *survey, const struct sv_question *question);

/*
 * Puts the unit into a question that has its other words: none if the chosen groups are all that
 * have these words, else the only unit of them. False if they are of several units or of a part of
 * one, as of a counter: nothing of such people is published.
 */
bool sv_question_find_unit(const struct sv_survey *survey, const struct sv_columns *columns,
                           const bool *chosen, struct sv_question *question);

#endif
