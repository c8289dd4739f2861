import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { demoSurvey, inCheckout } from './support/setting.ts';
import { instrumentOf, makeWorld, surveyOf, type World } from './support/world.ts';

const commands = [
  'serve',
  'migrate',
  'config',
  'instrument',
  'unit',
  'procedure',
  'survey',
  'import',
  'results',
  'release',
  'par',
  'key',
  'device',
];

let world: World;

before(async () => {
  world = await makeWorld('CLI');
});

test('sipas --help names every command and ends with 0', async () => {
  const { code, stdout, stderr } = await sipas(['--help']);

  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const command of commands) {
    assert.match(stdout, new RegExp(`^ +${command} `, 'm'));
  }
});

for (const command of commands) {
  test(`sipas ${command} --help explains it and ends with 0, without a database`, async () => {
    const { code, stdout, stderr } = await sipas([command, '--help'], {
      env: { SIPAS_DATABASE_URL: undefined, SIPAS_OWNER_URL: undefined },
    });

    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^usage: sipas ${command}`));
    assert.equal(stderr, '');
  });
}

const usage: readonly (readonly string[])[] = [
  [],
  ['nothing'],
  ['--bogus'],
  ['instrument'],
  ['instrument', 'burn'],
  ['instrument', 'add'],
  ['instrument', 'show'],
  ['unit'],
  ['unit', 'add'],
  ['procedure', 'add'],
  ['survey'],
  ['survey', 'close'],
  ['survey', 'sing', 'X'],
  ['import'],
  ['import', '--survey', 'X'],
  ['import', 'file'],
  ['results'],
  ['results', '--survey'],
  ['results', '--survey', demoSurvey, '--by', 'colour'],
  ['release'],
  ['release', 'show'],
  ['par'],
  ['par', 'score'],
  ['par', 'show'],
  ['par', 'show', '--framework', 'X'],
  ['key'],
  ['key', 'add'],
  ['key', 'add', '--role', 'king'],
  ['key', 'add', '--role', 'device'],
  ['device'],
  ['device', 'add', '--survey', 'X'],
  ['device', 'add', '--counter', 'X'],
  ['device', 'list', 'X'],
  ['device', 'revoke'],
  ['device', 'revoke', '--device', 'X'],
  ['key', 'revoke'],
  ['key', 'revoke', 'one'],
];

for (const args of usage) {
  test(`'sipas ${args.join(' ')}' is wrong usage: exit 2, the usage on the error output`, async () => {
    const { code, stdout, stderr } = await sipas(args);

    assert.equal(code, 2, stdout + stderr);
    assert.match(stderr, /usage: sipas/);
    assert.equal(stdout, '');
  });
}

const unknownOptions: readonly (readonly string[])[] = [
  ['serve', '--bogus'],
  ['migrate', '--bogus'],
  ['config', '--bogus'],
  ['instrument', 'list', '--bogus'],
  ['instrument', 'add', '--bogus'],
  ['instrument', 'show', '--bogus'],
  ['unit', 'list', '--bogus'],
  ['unit', 'add', '--bogus'],
  ['procedure', 'add', '--bogus'],
  ['survey', 'list', '--bogus'],
  ['survey', 'show', '--bogus'],
  ['survey', 'add', '--bogus'],
  ['survey', 'close', '--bogus'],
  ['import', '--survey', demoSurvey, '--bogus'],
  ['results', '--survey', demoSurvey, '--bogus'],
  ['release', 'list', '--bogus'],
  ['release', '--survey', demoSurvey, '--bogus'],
  ['par', 'framework', 'add', '--bogus'],
  ['par', 'framework', 'list', '--bogus'],
  ['par', 'score', '--bogus'],
  ['par', 'show', '--framework', 'X', '--unit', 'Y', '--bogus'],
  ['key', 'list', '--bogus'],
  ['key', 'add', '--role', 'analyst', '--bogus'],
];

for (const args of unknownOptions) {
  test(`the unknown option of 'sipas ${args.join(' ')}' is refused: exit 2`, async () => {
    const { code, stdout, stderr } = await sipas(args);

    assert.equal(code, 2, stdout + stderr);
    assert.match(stderr, /--bogus|usage: sipas/);
  });
}

const refused: readonly (readonly string[])[] = [
  ['instrument', 'show', 'NO_SUCH'],
  ['instrument', 'show', 'SIPAS_2017_22', '--version', '99'],
  ['instrument', 'add', '/nonexistent.json'],
  ['survey', 'show', 'NO_SUCH'],
  ['survey', 'close', 'NO_SUCH'],
  ['results', '--survey', 'NO_SUCH'],
  ['results', '--survey', demoSurvey, '--period', '2019Q9'],
  ['results', '--survey', demoSurvey, '--channel', 'fax'],
  ['release', '--survey', demoSurvey, '--period', '2019Q9'],
  ['release', 'show', '--survey', demoSurvey, '--number', '99'],
  ['par', 'show', '--framework', 'NO_SUCH', '--unit', 'BQL_DQ'],
  ['key', 'revoke', '999999'],
  ['migrate', '/nonexistent'],
];

for (const args of refused) {
  test(`'sipas ${args.join(' ')}' is refused: exit 1, the reason on the error output`, async () => {
    const { code, stdout, stderr } = await sipas(args);

    assert.equal(code, 1, stdout + stderr);
    assert.match(stderr, /\S/);
    assert.equal(stdout, '');
  });
}

const printing: readonly (readonly string[])[] = [
  ['instrument', 'list'],
  ['instrument', 'show', 'SIPAS_2017_22'],
  ['instrument', 'show', 'SIPAS_2017_22', '--version', '1'],
  ['unit', 'list'],
  ['procedure', 'list'],
  ['survey', 'list'],
  ['survey', 'show', demoSurvey],
  ['results', '--survey', demoSurvey],
  ['results', '--survey', demoSurvey, '--by', 'channel'],
  ['release', 'list'],
  ['release', 'show', '--survey', demoSurvey, '--number', '1'],
  ['par', 'framework', 'list'],
  ['par', 'show', '--framework', 'TG_BQLKCN_2019', '--unit', 'BQLKCN_TG', '--period', '2019'],
  ['key', 'list'],
];

for (const args of printing) {
  test(`'sipas ${args.join(' ')} --json' prints one JSON document`, async () => {
    const { stdout, stderr } = await mustRun(...args, '--json');

    assert.ok(JSON.parse(stdout) !== null);
    assert.equal(stderr, '');
  });
}

test('an instrument is published once: again is unchanged, another content under its version is refused', async () => {
  const document = instrumentOf(`ONCE_${world.tag}`);
  const changed = { ...document, title: { vi: 'Khác', en: 'Other' } };

  assert.match((await mustRun('instrument', 'add', fileOf(document))).stdout, /published/);
  assert.match((await mustRun('instrument', 'add', fileOf(document))).stdout, /unchanged/);
  const outcome = await sipas(['instrument', 'add', fileOf(changed)]);

  assert.equal(outcome.code, 1);
  assert.match(outcome.stderr, new RegExp(document.code));
  assert.equal(outcome.stdout, '');
  assert.deepEqual(
    JSON.parse((await mustRun('instrument', 'show', document.code)).stdout),
    document,
  );
  assert.match(
    (await mustRun('instrument', 'add', fileOf({ ...changed, version: 2 }))).stdout,
    /published/,
  );
  assert.deepEqual(
    JSON.parse((await mustRun('instrument', 'show', document.code, '--version', '1')).stdout),
    document,
  );
});

test('an instrument with several faults is refused with all of them', async () => {
  const document = instrumentOf(`FAULTY_${world.tag}`);

  document.family = 'quiz';
  document.sections[0].items[1].code = 'a1';
  document.colour = 'red';
  document.sections[3].items[1].only_if.item = 'later';
  delete document.title;
  const outcome = await sipas(['instrument', 'add', fileOf(document)]);

  assert.equal(outcome.code, 1);
  for (const fault of [/\/family: /, /\/colour: unknown-member/, /\/title: required/]) {
    assert.match(outcome.stderr, fault);
  }
});

test('the same units and procedures again are unchanged, changed ones are taken over', async () => {
  const units = JSON.parse((await mustRun('unit', 'list', '--json')).stdout).filter(
    ({ code }: { code: string }) => code === world.board,
  );
  const procedures = JSON.parse((await mustRun('procedure', 'list', '--json')).stdout).filter(
    ({ code }: { code: string }) => code === world.procedure,
  );

  assert.match((await mustRun('unit', 'add', fileOf({ units }))).stdout, /unchanged/);
  assert.match((await mustRun('procedure', 'add', fileOf({ procedures }))).stdout, /unchanged/);
  units[0].name = { vi: 'Tên mới', en: 'New name' };
  procedures[0].online_level = 'none';
  assert.doesNotMatch((await mustRun('unit', 'add', fileOf({ units }))).stdout, /unchanged/);
  assert.doesNotMatch(
    (await mustRun('procedure', 'add', fileOf({ procedures }))).stdout,
    /unchanged/,
  );
  assert.match((await mustRun('unit', 'list')).stdout, /Tên mới/);
});

test('the same survey again is unchanged, another content under its code is refused', async () => {
  assert.match((await mustRun('survey', 'add', fileOf(surveyOf(world)))).stdout, /unchanged/);
  const outcome = await sipas([
    'survey',
    'add',
    fileOf(surveyOf(world, { index_rule: 'mean_items' })),
  ]);

  assert.equal(outcome.code, 1);
  assert.equal(outcome.stdout, '');
});

test('a survey of an instrument or unit that is not there is refused', async () => {
  const code = `NOTHING_${world.tag}`;

  for (const change of [{ instrument: { code: 'NO_SUCH', version: 1 } }, { units: ['NO_SUCH'] }]) {
    assert.equal(
      (await sipas(['survey', 'add', fileOf(surveyOf({ ...world, survey: code }, change))])).code,
      1,
    );
  }
  assert.equal((await sipas(['survey', 'show', code])).code, 1);
});

test('an unknown setting is refused by its name', async () => {
  for (const name of ['SIPAS_FOO', 'SIPAS_LISTEN_FILES', 'SIPAS_DATABASEURL']) {
    const { code, stderr } = await sipas(['survey', 'list'], { env: { [name]: '1' } });

    assert.equal(code, 1, name);
    assert.match(stderr, new RegExp(name));
  }
});

test('a setting that cannot be is refused by its name', async () => {
  for (const [name, value] of [
    ['SIPAS_THREADS', '1'],
    ['SIPAS_THREADS', 'many'],
    ['SIPAS_SECURE_COOKIES', 'yes'],
  ] as const) {
    const { code, stderr } = await sipas(['config'], { env: { [name]: value } });

    assert.equal(code, 1, `${name}=${value}`);
    assert.match(stderr, new RegExp(name));
  }
});

const documented = [
  ...readFileSync(inCheckout('service/docs/configuration.md'), 'utf8').matchAll(
    /^\| \[`(SIPAS_\w+)`\]/gm,
  ),
].map(([, name]) => name!);

test('sipas config prints each setting of the documentation and no other', async () => {
  const { stdout } = await mustRun('config');
  const printed = [...stdout.matchAll(/^(SIPAS_\w+)=/gm)].map(([, name]) => name);

  assert.ok(documented.length >= 8, 'the table was found');
  assert.deepEqual(printed.sort(), [...documented].sort());
});

test('sipas config prints the values in force and hides secrets', async () => {
  const secret = 'postgresql://sipas_service:very-secret@db.example/sipas';
  const file = fileOf('postgresql://sipas_owner:more-secret@db.example/sipas\n');
  const env = {
    SIPAS_DATABASE_URL: secret,
    SIPAS_OWNER_URL: undefined,
    SIPAS_OWNER_URL_FILE: file,
    SIPAS_THREADS: '3',
  };
  const { code, stdout } = await sipas(['config'], { env });

  assert.equal(code, 0);
  assert.match(stdout, /^SIPAS_THREADS=3$/m);
  assert.match(stdout, /^SIPAS_LISTEN=\[::\]:8080$/m);
  assert.match(stdout, /^SIPAS_DATABASE_URL=\S+$/m, 'it is told that there is one');
  assert.match(stdout, /^SIPAS_OWNER_URL=\S+$/m, 'from the file too');
  assert.ok(!stdout.includes('secret') && !stdout.includes('db.example'), stdout);
});

test('a setting given by value and by file is refused', async () => {
  const { code, stderr } = await sipas(['config'], {
    env: { SIPAS_OWNER_URL: 'x', SIPAS_OWNER_URL_FILE: fileOf('y') },
  });

  assert.equal(code, 1);
  assert.match(stderr, /SIPAS_OWNER_URL/);
});

test('without a database a command says so, and not how to reach it', async () => {
  const url = 'host=127.0.0.1 port=1 user=u password=very-secret dbname=d';
  const gone = await sipas(['survey', 'list'], { env: { SIPAS_DATABASE_URL: url } });
  const unset = await sipas(['survey', 'list'], { env: { SIPAS_DATABASE_URL: undefined } });

  assert.deepEqual([gone.code, unset.code], [1, 1]);
  assert.ok(!gone.stderr.includes('very-secret'));
  assert.match(unset.stderr, /SIPAS_DATABASE_URL/);
});

test('migrating again does nothing', async () => {
  assert.equal((await mustRun('migrate')).code, 0);
});
