import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { baseUrl, program, scratchFile, staffKey } from './setting.ts';

const READY_S = 60;

export interface Service {
  readonly residentMb: () => number;
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/readyz`)).ok;
  } catch {
    return false; // it does not listen yet
  }
}

/** Runs the work with a service of its own. */
export async function withService<Result>(
  work: (service: Service) => Promise<Result>,
): Promise<Result> {
  const log = openSync(scratchFile('service.log'), 'a');
  const child = spawn(program, ['serve'], { stdio: ['ignore', log, log] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const end = performance.now() + READY_S * 1000;

  try {
    while (!(await isReady())) {
      if (child.exitCode !== null || performance.now() > end) {
        throw new Error(`no service: ${readFileSync(scratchFile('service.log'), 'utf8')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return await work({
      residentMb: () =>
        (Number(
          /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1],
        ) *
          1024) /
        1e6,
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The answer to a question, or its refusal, read to its end. */
export async function ask(survey: string, query: string): Promise<Answer> {
  const answer = await fetch(`${baseUrl}/api/v1/surveys/${survey}/results?${query}`, {
    headers: { authorization: `Bearer ${staffKey}` },
  });

  return { status: answer.status, body: await answer.text() };
}

export async function results(survey: string, query: string): Promise<string> {
  const { status, body } = await ask(survey, query);

  if (status !== 200) {
    throw new Error(`${query}: ${status} ${body}`);
  }
  return body;
}
