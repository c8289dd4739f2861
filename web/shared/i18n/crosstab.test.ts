import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../api/http.ts';
import { commonMessages } from './common.ts';
import { crosstabMessages, crosstabRefusal } from './crosstab.ts';

test('every refusal of a crosstab has its own words', () => {
  for (const language of ['vi', 'en'] as const) {
    const messages = crosstabMessages[language];
    const text = (status: number, slug: string, where: string | null = 'figures') =>
      crosstabRefusal(
        problemOf(status, { type: `/problems/${slug}`, where, detail: 'in English' }),
        language,
      );

    assert.equal(text(409, 'withheld'), messages.withheld);
    assert.equal(text(409, 'conflict'), messages.full);
    assert.equal(text(422, 'invalid', 'second'), messages.wrongItems);
    assert.equal(text(422, 'invalid'), messages.refused);
    assert.equal(text(503, 'busy', 'columns'), messages.loadingAnswers);
    assert.equal(text(503, 'busy'), commonMessages[language].problems.busy);
    assert.equal(text(503, 'busy', null), commonMessages[language].problems.busy);
    assert.equal(text(403, 'forbidden'), commonMessages[language].problems.forbidden);
  }
});
