import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { baseUrl, staffKey } from './support/setting.ts';

/*
 * Staff who ask for the same thing over and over, as a process of its own: node analysts.ts PATH COUNT.
 * It gives way to everything, since they sit at other machines. After SIGTERM each waits for its last answer, and
 * the median of what an answer took is printed in ms, NaN if there was none.
 */
const [path = '', count = '1'] = process.argv.slice(2);
const durations: number[] = [];
let going = true;

async function ask(): Promise<void> {
  const begun = performance.now();
  const answer = await fetch(baseUrl + path, {
    headers: { authorization: `Bearer ${staffKey}` },
  });

  for await (const _ of answer.body ?? []) {
    // read to its end and thrown away
  }
  if (answer.status === 200) {
    durations.push(performance.now() - begun);
  } else if (answer.status !== 503) {
    throw new Error(`GET ${path}: ${answer.status}`); // busy is an answer, too: the service gives up on a lock
  }
}

async function askOn(): Promise<void> {
  while (going) {
    await ask();
  }
}

/* Where Linux groups the processes of a session (autogroup), their priority counts within the group only. */
const GROUP = '/proc/self/autogroup';

setPriority(19);
if (existsSync(GROUP)) {
  writeFileSync(GROUP, '19');
}
process.once('SIGTERM', () => (going = false));
await Promise.all(Array.from({ length: Number(count) }, askOn));
durations.sort((a, b) => a - b);
console.log(durations[Math.floor(durations.length / 2)] ?? NaN);
