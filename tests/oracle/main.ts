import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { compare, leavesOf } from './compare.ts';
import { linesOf, settingOf, surveyCode } from './setting.ts';
import { figuresOf } from './figures.ts';
import type { Json } from './figures.ts';

const [dataFile, expectedFile, folder] = process.argv.slice(2);
const program = process.env['SIPAS'];
const shown = 40;

if (dataFile === undefined || expectedFile === undefined || folder === undefined || !program) {
  throw new Error('usage: main.ts DATA.jsonl EXPECTED.json FOLDER, with SIPAS and a database set');
}

const sipas = (...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });

/** Adds the documents of the setting, then the responses; each response must be taken. */
function load(file: string, documents: string): void {
  const setting = settingOf(file);

  for (const [resource, member] of [
    ['instrument', 'instrument'],
    ['unit', 'units'],
    ['procedure', 'procedures'],
    ['survey', 'survey'],
  ] as const) {
    const path = join(documents, `${resource}.json`);

    writeFileSync(path, JSON.stringify(setting[member]));
    sipas(resource, 'add', path);
  }
  const { stored, rejected } = JSON.parse(sipas('import', '--survey', surveyCode, file, '--json'));
  const lines = linesOf(file).length;

  if (stored !== lines || rejected !== 0) {
    throw new Error(`${lines} lines, ${stored} stored, ${rejected} rejected`);
  }
}

const results = (...args: readonly string[]): Json =>
  JSON.parse(
    sipas(
      'results',
      '--survey',
      surveyCode,
      '--disclosure',
      'none',
      '--detail',
      'full',
      '--json',
      ...args,
    ),
  );

load(dataFile, folder);
const expected: Json = JSON.parse(readFileSync(expectedFile, 'utf8'));
const held = [...leavesOf(expected)].length;
const { compared, worst, faults } = compare(figuresOf(expected, results), expected);

for (const fault of faults.slice(0, shown)) {
  console.log(fault);
}
if (faults.length > shown) {
  console.log(`… and ${faults.length - shown} more`);
}
console.log(`compared ${compared} figures, worst relative error ${worst.toExponential(2)}`);
if (compared < held) {
  console.log(`the reference holds ${held} figures: ${held - compared} were not told`);
}
if (held === 0) {
  console.log('the reference holds no figures');
}
process.exitCode = faults.length === 0 && compared === held && held > 0 ? 0 : 1;
