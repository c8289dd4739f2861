import { execFileSync } from 'node:child_process';
import { repeated, timed } from './clock.ts';
import type { Times } from './clock.ts';
import { duckdb } from './duckdb.ts';
import { fillLedger } from './ledger.ts';
import { load } from './load.ts';
import { plainSql } from './plain_sql.ts';
import { results, withService } from './service.ts';
import { program, superuserDatabase } from './setting.ts';
import { addSurvey, codeOf } from './survey.ts';

/** What one size took; milliseconds unless a name says otherwise. */
export interface Measured {
  readonly size: number;
  readonly loadS: number;
  readonly recomputeS: number;
  readonly firstPage: number;
  readonly page: Times;
  readonly cut: Times;
  readonly firstCrosstab: number;
  readonly crosstab: Times;
  readonly partCrosstab: Times;
  /** Asked again beside a full ledger, and new ones of the last that filled it. */
  readonly fullCrosstab: Times;
  readonly newCrosstab: Times;
  readonly questions: number;
  readonly plainPage: Times;
  readonly plainCut: Times;
  readonly duckdb: { readonly shares: Times; readonly crosstab: Times };
  readonly residentMb: number;
}

/** 22 criteria x 12 units with raked intervals, as the analysts' page asks for them. */
const PAGE = 'by=unit&scheme=rake&measure=index,item';
const CUT = `${PAGE}&channel=kiosk`;
const CROSSTAB = 'figures=crosstab&first=c1_1&second=c3_4';
const PART_CROSSTAB = `${CROSSTAB}&channel=kiosk&unit=A01`;

/** The last that fills the ledger, so that it is held against all others. */
const LAST_CROSSTAB = `${CROSSTAB}&period=2025Q4`;

const psql = (sql: string): Promise<string> =>
  Promise.resolve(
    execFileSync('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', sql, superuserDatabase], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    }),
  );

async function ofService(survey: string, size: number) {
  return withService(async (service) => {
    const firstPage = await timed(() => results(survey, PAGE));
    const page = await repeated(40, () => results(survey, PAGE));
    const cut = await repeated(40, () => results(survey, CUT));
    const firstCrosstab = await timed(() => results(survey, CROSSTAB));
    const crosstab = await repeated(20, () => results(survey, CROSSTAB));
    const partCrosstab = await repeated(20, () => results(survey, PART_CROSSTAB));
    const newCrosstab = await fillLedger(survey, size, CROSSTAB);
    const fullCrosstab = await repeated(20, () => results(survey, LAST_CROSSTAB));
    const questions = await psql(
      `SELECT count(*) FROM sipas.crosstab_question WHERE survey_code = '${survey}'`,
    );

    return {
      firstPage,
      page,
      cut,
      firstCrosstab,
      crosstab,
      partCrosstab,
      fullCrosstab,
      newCrosstab,
      questions: Number(questions),
      residentMb: service.residentMb(),
    };
  });
}

export async function measure(size: number): Promise<Measured> {
  const survey = codeOf(size);
  const goes = size > 1_000_000 ? 2 : 5;

  addSurvey(size);
  const loadS = await load(size);

  await psql('VACUUM (ANALYZE) sipas.response');
  const recomputeS =
    (await timed(() =>
      Promise.resolve(
        execFileSync(program, ['recompute', '--survey', survey, '--repair'], { stdio: 'ignore' }),
      ).catch(() => undefined),
    )) / 1000;
  const service = await ofService(survey, size);

  return {
    size,
    loadS,
    recomputeS,
    ...service,
    plainPage: await repeated(goes, () => psql(plainSql(survey, ''))),
    plainCut: await repeated(goes, () => psql(plainSql(survey, "AND channel = 'kiosk'"))),
    duckdb: await duckdb(size),
  };
}
