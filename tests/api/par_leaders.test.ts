import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, mustRun } from './support/command.ts';
import { read, submit, type Json } from './support/http.ts';
import { scorecardPath } from './support/par.ts';
import { addSurvey, makeWorld, response, type World } from './support/world.ts';

const framework = 'BOARD_SIPAS_10';
const contents = ['8.1', '8.2', '8.3', '8.4', '8.5', '8.6'];
let world: World;
let survey: string;

before(async () => {
  world = await makeWorld('LEADERS');
  survey = await addSurvey(world, `LEADERS_${world.tag}`, {
    instrument: { code: 'PAR_LEADERS_6', version: 1 },
    sub_index: { max_points: 22 },
    feeds: contents.map((criterion) => ({ framework, criterion, period: world.tag })),
  });
});

/** On the first content 12 A, 6 B, 4 C, 2 D, and one who cannot say; the others see more in the other contents. */
const first = [...Array<number>(12).fill(4), 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 'NA'];
const others = (place: number): Json => ({
  l2: place < 20 ? 4 : 3,
  l3: place < 5 ? 4 : 1,
  l4: place < 15 ? 3 : 2,
  l5: place < 10 ? 3 : 1,
  l6: place < 24 ? 4 : 1,
});

async function card(): Promise<Json> {
  const { fields } = await read(scorecardPath(framework, world.board, world.tag));

  return fields.find(({ code }: Json) => code === '8');
}

test('one survey of leaders fills each of its criteria by the weights of the options', async () => {
  for (const [place, l1] of first.entries()) {
    const body = response(world, {
      instrument: 'PAR_LEADERS_6',
      answers: { l1, ...others(place) },
    });

    assert.equal((await submit(survey, body)).status, 201);
  }
  await mustRun('par', 'round', 'add', fileOf(roundOf()));
  await mustRun('release', '--survey', survey);
  const field = await card();

  assert.deepEqual(
    field.criteria.map(({ points, stage }: Json) => [points, stage]),
    [
      [rounded((4 * (12 * 100 + 6 * 60 + 4 * 20)) / 24), 'release'],
      [rounded((4 * (20 * 100 + 5 * 60)) / 25), 'release'],
      [rounded((3 * (5 * 100)) / 25), 'release'],
      [rounded((4 * (15 * 60 + 10 * 20)) / 25), 'release'],
      [rounded((3 * (10 * 60)) / 25), 'release'],
      [rounded((4 * (24 * 100)) / 25), 'release'],
    ],
  );
  const [{ survey: evidence }] = field.criteria;

  assert.ok(evidence.points_low > 1 && evidence.points_low < field.criteria[0].points);
  assert.ok(evidence.points_high > field.criteria[0].points && evidence.points_high < 4);
});

const rounded = (hundredths: number): number => Math.round(hundredths * 1e4) / 1e6;

const roundOf = (): Json => ({
  framework,
  version: 1,
  period: world.tag,
  units: [world.board],
  self_until: '2030-01-31',
  appraise_until: '2030-02-28',
  explain_until: '2030-03-15',
});
