import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Load } from './load.ts';
import { addSurvey, type World } from '../../api/support/world.ts';
import { sql } from '../../api/support/command.ts';

let surveys = 0;

/** A survey of one test alone: all that is stored in it, that test has sent. */
export const ownSurvey = (world: World): Promise<string> =>
  addSurvey(world, `${world.survey}_${(surveys += 1)}`);

/** The ids that are stored, one for each row. */
export const storedIds = (survey: string): Promise<readonly string[]> =>
  sql(`SELECT response_id FROM sipas.response WHERE survey_code = '${survey}'`);

const without = (some: readonly string[], others: readonly string[]): readonly string[] => {
  const set = new Set(others);

  return some.filter((id) => !set.has(id));
};

/** What was acknowledged is stored, once; what is stored beyond that comes back. */
export function compare(
  acknowledged: readonly string[],
  stored: readonly string[],
): readonly string[] {
  const missing = without(acknowledged, stored);
  const distinct = new Set(stored).size;

  assert.equal(
    missing.length,
    0,
    `${missing.length} acknowledged answers are not stored, the first: ${missing[0]}`,
  );
  assert.equal(distinct, stored.length, 'nothing is stored twice');
  assert.equal(new Set(acknowledged).size, acknowledged.length, 'nothing is acknowledged twice');
  return without(stored, acknowledged);
}

/** Holds a load that has stopped against the database; one that sends again has nothing stored unacknowledged. */
export async function account(t: TestContext, load: Load, survey: string): Promise<void> {
  const stored = await storedIds(survey);
  const { counts, acknowledged } = load;

  t.diagnostic(
    `acknowledged ${acknowledged.length} (201: ${counts.stored}, 200: ${counts.known}), stored ${stored.length}, ` +
      `retries ${counts.retries}, 503: ${counts.busy}, connections lost ${counts.lost}`,
  );
  assert.deepEqual(load.faults.slice(0, 3), [], 'every reply is 201, 200 or 503 with Retry-After');
  assert.ok(acknowledged.length > 0, 'something was acknowledged');
  assert.deepEqual(compare(acknowledged, stored), [], 'nothing else is stored');
}
