import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas, sql } from './support/command.ts';
import { asStaff, submit, submitBatch, type Json } from './support/http.ts';
import { addSurvey, day, makeWorld, response, type Response, type World } from './support/world.ts';

let world: World;
let surveys = 0;

before(async () => {
  world = await makeWorld('FOLD');
});

const ownSurvey = (): Promise<string> => addSurvey(world, `${world.survey}_${(surveys += 1)}`);

/** The stored cube against the responses, as the program itself recomputes it. */
async function recomputed(survey: string, ...more: readonly string[]): Promise<Json> {
  const { code, stdout } = await sipas(['recompute', '--survey', survey, '--json', ...more]);
  const [json] = JSON.parse(stdout);

  assert.equal(code, json.equal || more.includes('--repair') ? 0 : 1);
  return json;
}

/** Sums of a part over all cells of a survey, as they are stored. */
async function sumOf(survey: string, place: number, part = 0): Promise<number> {
  const [sum] = await sql(
    `SELECT coalesce(sum((sipas.tally_sums(sums))[${place}]), 0) FROM sipas.tally WHERE survey_code = '${survey}' AND part = ${part}`,
  );

  return Number(sum);
}

async function mustBeEqual(survey: string, responses: number): Promise<void> {
  const json = await recomputed(survey);

  assert.deepEqual(json.differences, []);
  assert.ok(json.equal, JSON.stringify(json));
  assert.equal(json.responses, responses);
  assert.equal(await sumOf(survey, 1), responses, 'each response is counted once');
}

async function send(survey: string, body: Response, status: number): Promise<void> {
  const answer = await submit(survey, body);

  assert.equal(answer.status, status, answer.text);
}

/** Until the service has folded what it was sent, 2 seconds at most. */
async function folded(survey: string): Promise<void> {
  const end = performance.now() + 2000;
  const waiting = `SELECT 1 FROM sipas.fold_queue WHERE '${survey}' = ANY (survey_codes)`;

  while ((await sql(waiting)).length > 0) {
    assert.ok(performance.now() < end, 'after 2 s there are still responses to fold');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('the service folds what it stores within two seconds', async () => {
  const survey = await ownSurvey();

  for (let i = 0; i < 30; i += 1) {
    await send(survey, response(world, { counter: i % 2 ? world.counter : world.counter2 }), 201);
  }
  await folded(survey);
  assert.equal(await sumOf(survey, 1), 30);
  await mustBeEqual(survey, 30);
});

test('a later revision takes the place of the one that counted, also in another cell', async () => {
  const survey = await ownSurvey();
  const first = response(world, { complete: false, answers: { visited: 2 } });
  const second = response(world, {
    id: first.id,
    revision: 2,
    counter: world.counter2,
    respondent_type: 'business',
  });

  await send(survey, first, 201);
  await folded(survey);
  assert.equal(await sumOf(survey, 2), 0, 'not complete');
  await send(survey, second, 201);
  await folded(survey);
  await mustBeEqual(survey, 1);
  assert.equal(await sumOf(survey, 2), 1, 'complete');
  const cells = await sql(
    `SELECT respondent_type, (sipas.tally_sums(sums, 1))[1] FROM sipas.tally WHERE survey_code = '${survey}' AND part = 0 ORDER BY 2`,
  );

  assert.deepEqual(cells, [`${first.respondent_type ?? ''}|0`, 'business|1']);
});

test('revisions in any order, apart and in one round, are one response', async () => {
  const survey = await ownSurvey();
  const ids = Array.from({ length: 12 }, () => randomUUID());

  for (const [place, id] of ids.entries()) {
    const order = place % 3 === 0 ? [1, 2, 3] : place % 3 === 1 ? [3, 1, 2] : [2, 3, 3];

    for (const revision of order) {
      await submit(survey, response(world, { id, revision, duration_s: 10 * revision }));
      if (place % 4 === 0) {
        await folded(survey);
      }
    }
  }
  await folded(survey);
  await mustBeEqual(survey, ids.length);
});

/** What another process may do that saw neither of the two: store the lower revision after the higher one. */
async function storeLater(survey: string, id: string, revision: number): Promise<void> {
  await sql(`WITH stored AS (
      INSERT INTO sipas.response
      SELECT unit_code, survey_code, day, response_id, ${revision}, false, channel, respondent_type, counter_code,
             procedure_code, language, duration_s, answers, texts
        FROM sipas.response WHERE response_id = '${id}' AND survey_code = '${survey}' LIMIT 1
      RETURNING *)
    INSERT INTO sipas.fold_queue (unit_codes, survey_codes, days, response_ids, revisions, complete, channels,
                                  respondent_types, counter_codes, procedure_codes, durations_s, answers)
    SELECT array[unit_code], array[survey_code], array[day], array[response_id], array[revision], array[complete],
           array[channel], array[respondent_type], array[counter_code], array[procedure_code], array[duration_s],
           array[answers] FROM stored`);
}

test('a lower revision that is committed after a higher one brings nothing', async () => {
  const survey = await ownSurvey();
  const body = response(world, { revision: 5, complete: true });

  await send(survey, body, 201);
  await folded(survey);
  await storeLater(survey, body.id, 3);
  await folded(survey);
  await mustBeEqual(survey, 1);
  assert.equal(await sumOf(survey, 2), 1, 'the complete one counts');
});

test('the revisions of a response that one round takes in several portions count once', async () => {
  const survey = await ownSurvey();
  const body = response(world, { complete: false });

  await send(survey, body, 201);
  await folded(survey);
  /* In one transaction, so that no round takes a part of them; more batches than a portion has. */
  await sql(`WITH stored AS (
      INSERT INTO sipas.response
      SELECT unit_code, survey_code, day, response_id, r, r = 2500, channel, respondent_type, counter_code,
             procedure_code, language, r, answers, texts
        FROM sipas.response, generate_series(2, 2500) AS r WHERE response_id = '${body.id}'
      RETURNING *)
    INSERT INTO sipas.fold_queue (unit_codes, survey_codes, days, response_ids, revisions, complete, channels,
                                  respondent_types, counter_codes, procedure_codes, durations_s, answers)
    SELECT array[unit_code], array[survey_code], array[day], array[response_id], array[revision], array[complete],
           array[channel], array[respondent_type], array[counter_code], array[procedure_code], array[duration_s],
           array[answers] FROM stored`);
  await folded(survey);
  await mustBeEqual(survey, 1);
  assert.equal(await sumOf(survey, 2), 1, 'the last one is complete');
});

test('concurrent batches and single answers are each counted once', async () => {
  const survey = await ownSurvey();
  const bodies = Array.from({ length: 300 }, (_, place) =>
    response(world, { duration_s: place + 1, day: day(-(place % 5)) }),
  );
  const again = bodies.slice(0, 100).map((body) => ({ ...body, revision: 2, duration_s: 999 }));
  const answers = await Promise.all([
    submitBatch(survey, bodies.slice(0, 200)),
    submitBatch(survey, bodies.slice(100)),
    submitBatch(survey, again),
    ...bodies.slice(150, 250).map((body) => submit(survey, body)),
  ]);

  assert.ok(answers.every(({ status }) => status < 300));
  await folded(survey);
  await mustBeEqual(survey, bodies.length);
});

test('what is imported is in the cube when the import ends', async () => {
  const survey = await ownSurvey();
  const bodies = Array.from({ length: 700 }, () => response(world));
  const file = fileOf(bodies.map((body) => JSON.stringify(body)).join('\n'));

  await mustRun('import', '--survey', survey, file);
  assert.equal(await sumOf(survey, 1), 700);
  await mustRun('import', '--survey', survey, file);
  await mustBeEqual(survey, 700);
});

test('an empty survey has an empty cube', async () => {
  const json = await recomputed(await ownSurvey());

  assert.equal(json.cells, 0);
  assert.ok(json.equal);
});

test('recompute finds a cell that was changed by hand, and repairs it', async () => {
  const survey = await ownSurvey();

  await submitBatch(
    survey,
    Array.from({ length: 20 }, () => response(world)),
  );
  await folded(survey);
  await sql(
    `UPDATE sipas.tally SET sums = set_byte(sums, 6, get_byte(sums, 6) + 2) WHERE survey_code = '${survey}' AND part = 0`,
  );
  const found = await recomputed(survey);

  assert.equal(found.equal, false);
  assert.equal(found.different_cells, 1);
  assert.equal(found.differences[0].part, 'answers');
  assert.equal(found.differences[0].sum, 6);
  assert.equal(found.differences[0].stored, found.differences[0].recomputed + 1);
  const text = await sipas(['recompute', '--survey', survey]);

  assert.equal(text.code, 1);
  assert.match(text.stdout, /: different\n {2}answers unit=/);
  assert.equal((await recomputed(survey, '--repair')).repaired, true);
  await mustBeEqual(survey, 20);
});

test('recompute finds a cell that is missing and one that should not be there', async () => {
  const survey = await ownSurvey();

  await submitBatch(
    survey,
    Array.from({ length: 5 }, () => response(world)),
  );
  await folded(survey);
  await sql(
    `UPDATE sipas.tally SET counter_code = 'NOWHERE' WHERE survey_code = '${survey}' AND part = 0`,
  );
  assert.equal((await recomputed(survey)).different_cells, 2);
  await recomputed(survey, '--repair');
  await mustBeEqual(survey, 5);
});

test('recompute of a survey that does not exist is refused', async () => {
  const outcome = await sipas(['recompute', '--survey', 'NO_SUCH_SURVEY']);

  assert.equal(outcome.code, 1);
});

test('the metrics tell how far the cube is behind', async () => {
  const answer = await asStaff('/metrics');

  assert.match(answer.text, /^sipas_fold_waiting_batches \d+$/m);
  const behind = /^sipas_fold_behind_seconds ([0-9.]+)$/m.exec(answer.text)?.[1];

  assert.ok(Number(behind) < 2, `${behind} s behind`);
});
