/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_work.h"

#include <string.h>

const char *sv_missing_word(enum sv_missing_kind kind)
{
    static const char *const words[SV_MISSING_COUNT] = {
        [SV_MISSING_POINTS] = "points",
        [SV_MISSING_EVIDENCE] = "evidence",
        [SV_MISSING_APPRAISAL] = "appraisal",
        [SV_MISSING_RELEASE] = "release",
    };

    return words[kind];
}

static bool has_file(const struct sv_evidence_list *evidence, const char *criterion)
{
    for (size_t i = 0; i < evidence->count; i++) {
        if (strcmp(evidence->items[i].criterion, criterion) == 0)
            return true;
    }
    return false;
}

static bool is_explained(const struct sv_score *score)
{
    return score->reason != NULL && score->reason[0] != '\0';
}

/* Scores are in the order they were entered: what the unit has scored again since stands open. */
static bool is_appraised(const struct sv_score_line *line)
{
    const struct sv_score *self = line->by_stage[SV_STAGE_SELF];
    const struct sv_score *appraised = line->by_stage[SV_STAGE_APPRAISED];

    return line->by_stage[SV_STAGE_FINAL] != NULL ||
           (appraised != NULL && (self == NULL || self < appraised));
}

/* The set of what a leaf lacks. */
static unsigned lacks(const struct sv_criterion *criterion, const struct sv_score_line *line,
                      const struct sv_evidence_list *evidence)
{
    const struct sv_score *self = line->by_stage[SV_STAGE_SELF];
    bool claimed = criterion->rule.kind != SV_RULE_BONUS || self != NULL;
    unsigned kinds = 0;

    if (sv_rule_is_survey(criterion->rule.kind))
        return line->known ? 0 : SV_MISSING_BIT(SV_MISSING_RELEASE);
    if (!claimed)
        return 0;
    if (self == NULL)
        kinds |= SV_MISSING_BIT(SV_MISSING_POINTS);
    else if (!is_explained(self) && !has_file(evidence, criterion->code))
        kinds |= SV_MISSING_BIT(SV_MISSING_EVIDENCE);
    if (!is_appraised(line))
        kinds |= SV_MISSING_BIT(SV_MISSING_APPRAISAL);
    return kinds;
}

struct sv_missing_list sv_par_missing(struct sv_arena *arena, const struct sv_scorecard *card,
                                      const struct sv_evidence_list *evidence, unsigned kinds)
{
    const struct sv_framework *framework = card->framework;
    struct sv_missing *items =
        sv_arena_array(arena, framework->criterion_count * SV_MISSING_COUNT, sizeof(*items));
    size_t count = 0;

    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];
        unsigned lacking = criterion->leaf ? lacks(criterion, &card->lines[i], evidence) : 0;

        for (enum sv_missing_kind kind = 0; kind < SV_MISSING_COUNT; kind++) {
            if ((lacking & kinds & SV_MISSING_BIT(kind)) != 0)
                items[count++] = (struct sv_missing){ criterion->code, kind };
        }
    }
    return (struct sv_missing_list){ .items = items, .count = count };
}
