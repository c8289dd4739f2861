import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { linesOf, newPath } from './support/exports.ts';
import type { Json } from './support/http.ts';
import { addOracle, definition, jsonAt, oraclePath, released } from './support/oracle.ts';

/** What an inspector does with a release and an export, of the 300 made-up responses. */
const survey = `V${randomUUID().slice(0, 8).toUpperCase()}`;

let release: string;
let responses: string;

async function exportedResponses(code: string): Promise<string> {
  const out = newPath('jsonl');

  await mustRun('export', '--survey', code, '--format', 'jsonl', '--out', out);
  return out;
}

before(async () => {
  await addOracle(survey);
  release = await released(survey);
  responses = await exportedResponses(survey);
});

const verify = (file: string, ...more: readonly string[]): ReturnType<typeof sipas> =>
  sipas(['release', 'verify', file, ...more]);

test('the figures of a release are computed again from the export, and from what is shown', async () => {
  for (const more of [[], ['--responses', responses]]) {
    const { code, stdout } = await verify(release, ...more);

    assert.equal(code, 0, stdout);
    assert.match(stdout, /^equal: \d{4,} values\n/);
    assert.ok(stdout.endsWith(` values\n${UNSIGNED}`));
  }
});

/** What verify says without a key, of a document of today's format. */
const UNSIGNED = 'signature not checked: name whom you trust with --key\n';

test('a release of before it told of its weights is held to what it has', async () => {
  const { weighting: _, ...document } = jsonAt(release);
  const format = 'sipas-release/2';
  const { stdout } = await verify(fileOf({ ...document, format }), '--responses', responses);

  assert.match(stdout, /^equal: \d{4,} values\n/);
  assert.match(stdout, /^format sipas-release\/2: what later formats added was not compared$/m);
  const lacking = await verify(fileOf(document), '--responses', responses);

  assert.equal(lacking.code, 1);
  assert.match(lacking.stdout, /^\/weighting: released , recounted \{/);
});

test('the name of an older format hides nothing that this format had', async () => {
  const { weighting: _, weights_note: __, ...document } = jsonAt(release);
  const [{ index, ...whole }, ...units] = document.units;
  const forged = { ...document, units: [whole, ...units], format: 'sipas-release/2' };
  const { code, stdout } = await verify(fileOf(forged), '--responses', responses, '--json');
  const { places, ...told } = JSON.parse(stdout);

  assert.ok(index.valid > 0);
  assert.equal(code, 1);
  assert.deepEqual(
    places.map(({ pointer, released }: Json) => [pointer, released]),
    [
      ['/units/0/index', ''],
      ['/weights_note', ''],
    ],
  );
  assert.equal(told.different, 2);
  assert.equal(told.format, 'sipas-release/2');
  assert.equal(told.older_format, true);
  assert.equal(told.signature_checked, false);
  const first = await verify(fileOf({ ...forged, format: 'sipas-release/1' }));

  assert.equal(first.code, 1);
  assert.match(first.stderr, /sipas-release\/1 .* cannot be computed again/);
});

test('places of a release are told as RFC 6901 has them', async () => {
  const document = { ...jsonAt(release), 'a/b~c': 1 };
  const { stdout } = await verify(fileOf(document), '--responses', responses);

  assert.match(stdout, /^\/a~1b~0c: released 1, recounted $/m);
});

test('what differs from the figures shown now may just have moved on, and verify says so', async () => {
  const hint = /^compared with what is shown here now, .* --responses/m;
  const other = fileOf({ ...jsonAt(release), index_rule: 'other' });

  assert.match((await verify(other)).stdout, hint);
  assert.doesNotMatch((await verify(other, '--responses', responses)).stdout, hint);
});

/** Adds an instrument with a required text, and a survey in which A03 has a procedure of its own. */
async function surveyWithTexts(): Promise<{ readonly code: string; readonly procedure: Json }> {
  const code = `T${randomUUID().slice(0, 8).toUpperCase()}`;
  const instrument = jsonAt(oraclePath('instrument.json'));
  const last = instrument.sections.at(-1);
  const { text, provenance } = last.items[0];
  const wish = { code: 'wish', kind: 'text', text, provenance, required: true, max_length: 40 };
  const like = jsonAt(oraclePath('procedures.json')).procedures.find(
    (of: Json) => of.unit === 'A03',
  );
  const procedure = { ...like, code };
  const { populations: _, ...bare } = definition;

  instrument.sections.push({ ...last, code: 'open', items: [wish] });
  await mustRun('instrument', 'add', fileOf({ ...instrument, code }));
  await mustRun('procedure', 'add', fileOf({ procedures: [procedure] }));
  await mustRun('survey', 'add', fileOf({ ...bare, code, instrument: { code, version: 1 } }));
  const lines = linesOf(readFileSync(oraclePath('s300.jsonl'), 'utf8')).map((line) => {
    const row = JSON.parse(line);
    const answers = { ...row.answers, wish: 'Nhanh hơn' };
    const own = row.unit === 'A03' ? { procedure: code } : {};

    return JSON.stringify({ ...row, ...own, id: randomUUID(), instrument: code, answers });
  });

  await mustRun('import', '--survey', code, fileOf(lines.join('\n')));
  return { code, procedure };
}

test('responses are counted as they were taken in: without texts, after a correction', async () => {
  const { code, procedure } = await surveyWithTexts();
  const document = await released(code);
  const out = await exportedResponses(code);

  assert.match((await verify(document, '--responses', out)).stdout, /^equal: /);
  const corrected = { ...procedure, valid_until: '2025-07-02' };

  await mustRun('procedure', 'add', fileOf({ procedures: [corrected] }));
  const { stdout, stderr } = await verify(document, '--responses', out);

  assert.match(stdout, /^equal: /, stderr);
});

test('one changed digit of a release is found, and where', async () => {
  const text = readFileSync(release, 'utf8');
  const share = String(jsonAt(release).units[0].index.share);
  const digit = share[8] === '1' ? '2' : '1';
  const changed = fileOf(text.replace(share, `${share.slice(0, 8)}${digit}${share.slice(9)}`));
  const { code, stdout } = await verify(changed, '--responses', responses);

  assert.equal(code, 1);
  assert.match(stdout, /^\/units\/0\/index\/share: released /);
  assert.match(stdout, /^not equal: 1 of \d+ values differ$/m);
});

test('other responses than the released ones are found', async () => {
  const lines = linesOf(readFileSync(responses, 'utf8')).slice(0, -2);
  const body = lines.join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const fewer = fileOf(`${body}${JSON.stringify({ rows: lines.length, sha256 })}\n`);
  const { code, stdout } = await verify(release, '--responses', fewer, '--json');
  const { equal, places } = JSON.parse(stdout);

  assert.equal(code, 1);
  assert.equal(equal, false);
  assert.ok(places.length > 0);
  const cut = await verify(release, '--responses', fileOf(body));

  assert.equal(cut.code, 1);
  assert.match(cut.stderr, /no closing line/);
});

test('a signature is checked when a key is named', async () => {
  const keys = fileOf((await mustRun('release', 'keys', '--json')).stdout);

  const checked = await verify(release, '--key', keys);

  assert.equal(checked.code, 0);
  assert.match(checked.stdout, /^signature checked$/m);
  const other = fileOf(readFileSync(release, 'utf8').replace('"number":1', '"number":2'));

  copyFileSync(`${release}.sig`, `${other}.sig`);
  assert.match((await verify(other, '--key', keys)).stderr, /sha256: the document was changed/);
});
