import type { ResponseBody } from '../domain/response.ts';
import type { Survey, SurveyEntry } from '../domain/survey.ts';
import { call, type Reply } from './http.ts';

const pathOf = (survey: string) => `/surveys/${encodeURIComponent(survey)}`;

export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly status: 'stored' | 'known';
}

export const getSurveys = () =>
  call<{ readonly surveys: readonly SurveyEntry[] }>('GET', '/surveys');

export const getSurvey = (survey: string) => call<Survey>('GET', pathOf(survey));

export const postResponse = (survey: string, body: ResponseBody) =>
  call<Receipt>('POST', `${pathOf(survey)}/responses`, body);

/** Some surveys by their code; those that cannot be read are left out. */
export async function getSurveysOf(
  codes: readonly string[],
): Promise<Reply<ReadonlyMap<string, Survey>>> {
  const replies = await Promise.all(codes.map(getSurvey));
  const found = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));

  return { ok: true, status: 200, value: new Map(found.map((survey) => [survey.code, survey])) };
}

/** Every open survey with its units and counters; one that cannot be read spoils the list. */
export async function getOpenSurveys(): Promise<Reply<readonly Survey[]>> {
  const list = await getSurveys();
  if (!list.ok) {
    return list;
  }
  const open = list.value.surveys.filter(({ state }) => state === 'open');
  const replies = await Promise.all(open.map(({ code }) => getSurvey(code)));
  const failed = replies.find((reply) => !reply.ok);

  return failed !== undefined && !failed.ok
    ? failed
    : {
        ok: true,
        status: 200,
        value: replies.flatMap((reply) => (reply.ok ? [reply.value] : [])),
      };
}
