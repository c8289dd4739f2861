import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { copy, pgbench } from './measure/database.ts';
import { fold } from './measure/fold.ts';
import { json, staticFile } from './measure/get.ts';
import { batch, intake } from './measure/intake.ts';
import type { Measurement, Samples } from './measure/measurement.ts';
import { slow } from './measure/slow.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { linesOf, mediansOf, tableOf, verdictTable, verdictsOf } from './report.ts';
import { sql } from './support/database.ts';
import { median } from './support/median.ts';
import { parts, rounds, scratchFile, seconds, strict, workers } from './support/setting.ts';

const SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'shared_buffers',
  'min_wal_size',
  'max_wal_size',
  'checkpoint_timeout',
  'autovacuum',
];

/** What a commit waits for at least: 8 kB of log on the disk. */
function fdatasyncMs(): number {
  const name = scratchFile('fdatasync');
  const file = openSync(name, 'w');
  const block = Buffer.alloc(8192);
  const took = Array.from({ length: 200 }, () => {
    const start = performance.now();

    writeSync(file, block, 0, block.length, 0);
    fdatasyncSync(file);
    return performance.now() - start;
  });

  closeSync(file);
  unlinkSync(name);
  return median(took);
}

async function describe(prepared: Prepared): Promise<void> {
  const [processor] = cpus();

  console.log(`rounds: ${rounds}`);
  console.log(`seconds: ${seconds}`);
  console.log(`processor: ${cpus().length} × ${processor?.model}`);
  console.log(`workers: ${workers}`);
  console.log(`body_bytes: ${Math.round(prepared.bodyBytes)}`);
  console.log(`fdatasync_ms: ${fdatasyncMs().toPrecision(3)}`);
  for (const name of SETTINGS) {
    console.log(`${name}: ${(await sql(`SHOW ${name}`))[0]}`);
  }
}

/** In the order in which a round takes them: what is compared stands close together, since the machine drifts. */
function measurements(prepared: Prepared): readonly Measurement[] {
  const all = [
    ...intake(prepared),
    ...pgbench(prepared),
    copy(prepared),
    batch(prepared),
    json(),
    staticFile(),
    slow(prepared),
    ...fold(prepared),
  ];

  return all.filter(({ part }) => parts.includes(part));
}

async function round(number: number, all: readonly Measurement[]): Promise<Samples> {
  let samples: Samples = {};

  for (const [index, { take }] of all.entries()) {
    const taken = await take();

    samples = { ...samples, ...taken };
    console.error(
      `round ${number}, ${index + 1} of ${all.length}: ${Object.keys(taken).join(', ')}`,
    );
  }
  return samples;
}

/** Were all targets met that were measured? */
async function measure(): Promise<boolean> {
  const prepared = await prepare();
  const all = measurements(prepared);
  const taken: Samples[] = [];

  await describe(prepared);
  for (let number = 1; number <= rounds; number += 1) {
    taken.push(await round(number, all));
  }
  const medians = mediansOf(taken);
  const verdicts = verdictsOf(taken);

  for (const lines of [linesOf(medians, verdicts), tableOf(medians), verdictTable(verdicts)]) {
    console.log(`${lines.join('\n')}\n`);
  }
  return verdicts.every(({ met }) => met);
}

try {
  process.exitCode = (await measure()) || !strict ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1); // whatever is still being asked
}
