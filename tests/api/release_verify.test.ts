import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { linesOf, newPath } from './support/exports.ts';
import type { Json } from './support/http.ts';
import {
  addOracle,
  addOracleSurvey,
  definition,
  jsonAt,
  oraclePath,
  oracleResponses,
  released,
} from './support/oracle.ts';

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
  const lines = oracleResponses.map((row) => {
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

/** A copy of the reference survey in which A01 to A06 are below N and the others below S. */
async function surveyOfTwo(): Promise<{ readonly code: string; readonly named: Named }> {
  const code = `M${randomUUID().slice(0, 8).toUpperCase()}`;
  const named: Named = (name) => `${code}_${name}`;
  const [top, ...below] = jsonAt(oraclePath('units.json')).units;
  const parentOf = ({ code: unit, kind, parent }: Json): string =>
    kind === 'counter' ? parent : unit < 'A07' ? 'N' : 'S';

  await mustRun(
    'unit',
    'add',
    fileOf({
      units: [
        { ...top, code: named('TOP') },
        ...['N', 'S'].map((part) => ({ ...below[0], code: named(part), parent: named('TOP') })),
        ...below.map((unit: Json) => ({
          ...unit,
          code: named(unit.code),
          parent: named(parentOf(unit)),
        })),
      ],
    }),
  );
  const { procedures } = jsonAt(oraclePath('procedures.json'));
  const own = ({ unit, ...rest }: Json): Json => ({ ...rest, unit: named(unit) });

  await mustRun(
    'procedure',
    'add',
    fileOf({
      procedures: procedures.map((of: Json) => ({ ...own(of), code: named(of.code) })),
    }),
  );
  await addOracleSurvey(
    code,
    oracleResponses.map(({ counter, procedure, ...row }) => ({
      ...own(row),
      ...(counter === undefined ? {} : { counter: named(counter) }),
      ...(procedure === undefined ? {} : { procedure: named(procedure) }),
    })),
    {
      units: definition.units.map(named),
      populations: definition.populations.map((of: Json) => ({
        ...own(of),
        procedure: named(of.procedure),
      })),
    },
  );
  return { code, named };
}

type Named = (name: string) => string;

test('what changed in the catalogue since the release is no fault, and a moved unit is named', async () => {
  const { code, named } = await surveyOfTwo();
  const document = await released(code);
  const out = await exportedResponses(code);
  const north = jsonAt(document).units.find(({ unit }: Json) => unit === named('N'));

  assert.deepEqual(north.members, ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'].map(named));
  const { units } = jsonAt(oraclePath('units.json'));
  const { procedures } = jsonAt(oraclePath('procedures.json'));
  const known = units.find(({ code: unit }: Json) => unit === 'A03');
  const moving = { ...known, code: named('A03'), parent: named('S') };

  await mustRun('unit', 'add', fileOf({ units: [moving] }));
  await mustRun(
    'procedure',
    'add',
    fileOf({
      procedures: procedures.map((of: Json) => ({
        ...of,
        code: named(of.code),
        unit: named('TOP'),
      })),
    }),
  );
  await mustRun('survey', 'close', code);
  for (const more of [[], ['--responses', out]]) {
    const { code: exit, stdout } = await verify(document, ...more);

    assert.equal(exit, 0, stdout);
    assert.match(stdout, /^equal: \d{4,} values$/m);
    assert.deepEqual(stdout.match(/^units: .*$/gm), [
      `units: ${named('A03')} was below ${named('N')} when it was released, and is not here today`,
      `units: ${named('A03')} is below ${named('S')} here today, and was not when it was released`,
    ]);
  }
  const told = JSON.parse((await verify(document, '--responses', out, '--json')).stdout);

  assert.deepEqual(told.moved, [
    { unit: named('A03'), above: named('N'), released: true },
    { unit: named('A03'), above: named('S'), released: false },
  ]);
});

test('a procedure that was given to another unit since is told apart as it was', async () => {
  const code = `P${randomUUID().slice(0, 8).toUpperCase()}`;
  const like = jsonAt(oraclePath('procedures.json')).procedures[0];
  const own = (unit: string): Json => ({
    procedures: ['a', 'b'].map((name) => ({ ...like, code: `${code}_${name}`, unit })),
  });
  const lines = (count: number, unit: string, channel: string, procedure?: string): Json[] =>
    Array.from({ length: count }, (_, place) => ({
      ...oracleResponses.find((row) => row.unit === unit && row.channel === channel),
      answers: oracleResponses[place].answers,
      procedure,
    }));

  await mustRun('procedure', 'add', fileOf(own('A02')));
  await addOracleSurvey(
    code,
    [
      // 40 of one channel are all but 6 of one procedure: the channels cannot be told beside it.
      ...lines(40, 'A02', 'kiosk', `${code}_a`),
      ...lines(6, 'A02', 'online', `${code}_a`),
      ...lines(14, 'A02', 'online', `${code}_b`),
      ...lines(14, 'A02', 'online'),
      ...['A03', 'A04'].flatMap((unit) => [
        ...lines(40, unit, 'kiosk'),
        ...lines(40, unit, 'online'),
      ]),
    ],
    { populations: [] },
  );
  const document = await released(code);
  const out = await exportedResponses(code);

  assert.deepEqual(jsonAt(document).units.find((u: Json) => u.unit === 'A02').channels, {});
  const ask = () => mustRun('results', '--survey', code, '--by', 'unit,channel', '--json');
  const before = await ask();

  await mustRun('procedure', 'add', fileOf(own('ORACLE')));
  assert.deepEqual(JSON.parse((await ask()).stdout).groups, JSON.parse(before.stdout).groups);
  const { code: exit, stdout } = await verify(document, '--responses', out);

  assert.equal(exit, 0, stdout);
});

test('a release that tells no members is held to the tree of today, and verify says so', async () => {
  const { code, named } = await surveyOfTwo();
  const document = jsonAt(await released(code));
  const out = await exportedResponses(code);
  const bare = fileOf({
    ...document,
    units: document.units.map(({ members: _, ...u }: Json) => u),
  });
  const wrong = (members: readonly string[]): string =>
    fileOf({
      ...document,
      units: document.units.map((u: Json) => ({
        ...u,
        ...(u.unit === named('N') ? { members } : {}),
      })),
    });

  assert.match((await verify(bare, '--responses', out)).stdout, /^equal: /);
  const fewer = await verify(wrong([named('A01')]), '--responses', out);

  assert.equal(fewer.code, 1, 'other members have other figures');
  assert.match(
    (await verify(wrong(['A01']), '--responses', out)).stderr,
    /members: .* no unit 'A01'/,
  );
  const hiding = {
    ...document,
    units: document.units.filter((u: Json) => u.unit !== named('A12')),
  };

  assert.match(
    (await verify(fileOf(hiding), '--responses', out)).stderr,
    new RegExp(`units: the release does not tell of '${named('A12')}'`),
  );
  assert.match(
    (await verify(wrong([named('A02'), named('A01')]), '--responses', out)).stderr,
    /members: inconsistent/,
  );
  const { units } = jsonAt(oraclePath('units.json'));
  const known = units.find(({ code: unit }: Json) => unit === 'A03');

  await mustRun(
    'unit',
    'add',
    fileOf({ units: [{ ...known, code: named('A03'), parent: named('S') }] }),
  );
  const moved = await verify(bare, '--responses', out);

  assert.equal(moved.code, 1);
  assert.match(moved.stdout, /^this release does not tell of which units each consists: /m);
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
