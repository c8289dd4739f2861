import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileOf, mustRun } from './command.ts';
import { linesOf, newPath } from './exports.ts';
import type { Json } from './http.ts';
import { inCheckout } from './program.ts';

export const oraclePath = (name: string): string => inCheckout(`tests/data/oracle/${name}`);
export const jsonAt = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));
export const definition = jsonAt(oraclePath('survey.json'));

export const oracleResponses: readonly Json[] = linesOf(
  readFileSync(oraclePath('s300.jsonl'), 'utf8'),
).map((line) => JSON.parse(line));

/** Adds what the survey of the 300 made-up responses stands on. */
export async function addOracleCatalogue(): Promise<void> {
  await mustRun('instrument', 'add', oraclePath('instrument.json'));
  await mustRun('unit', 'add', oraclePath('units.json'));
  await mustRun('procedure', 'add', oraclePath('procedures.json'));
}

/** Adds that survey under a code, with responses like these; tells their new ids by the old. */
export async function addOracleSurvey(
  code: string,
  responses = oracleResponses,
  changes: Json = {},
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();

  await mustRun('survey', 'add', fileOf({ ...definition, code, ...changes }));
  const lines = responses.map((response) => {
    const id = randomUUID();

    ids.set(response.id, id);
    return JSON.stringify({ ...response, id });
  });

  await mustRun('import', '--survey', code, fileOf(lines.join('\n')));
  return ids;
}

export async function addOracle(code: string): Promise<ReadonlyMap<string, string>> {
  await addOracleCatalogue();
  return addOracleSurvey(code);
}

/** The file of the first release of a survey, which is made. */
export async function released(survey: string): Promise<string> {
  const path = newPath('json');

  await mustRun('release', '--survey', survey);
  await mustRun('release', 'export', '--survey', survey, '--number', '1', '--out', path);
  return path;
}
