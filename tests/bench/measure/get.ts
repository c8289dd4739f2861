import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCpu } from '../support/cpu.ts';
import { withService } from '../support/service.ts';
import { baseUrl, nginxRoot, nginxUrl, webDir } from '../support/setting.ts';
import { wrkWithoutTrouble } from '../support/wrk.ts';
import type { Figures, Measurement } from './measurement.ts';

const CONNECTIONS = 64;
const ASSET_BYTES = 20_000;

async function bytesAt(url: string): Promise<Buffer> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });

  if (answer.status !== 200) {
    throw new Error(`GET ${url}: ${answer.status}`);
  }
  return Buffer.from(await answer.arrayBuffer());
}

async function load(url: string, pid?: number): Promise<Figures> {
  const [outcome, cpu] = await withCpu(pid, () =>
    wrkWithoutTrouble({ url, connections: CONNECTIONS }),
  );

  return {
    connections: CONNECTIONS,
    per_s: outcome.perSecond,
    p50_ms: outcome.p50,
    p99_ms: outcome.p99,
    ...cpu,
  };
}

/** The path of the service, and a file of nginx with the same bytes. */
const compare = (name: string, path: string, file: string): Measurement => ({
  part: name,
  take: async () => {
    const [bytes, ours] = await withService(async ({ pid }) => {
      const url = baseUrl + path;

      return [await bytesAt(url), await load(url, pid)];
    });
    const url = `${nginxUrl}/${file}`;

    writeFileSync(join(nginxRoot, file), bytes);
    if (!(await bytesAt(url)).equals(bytes)) {
      throw new Error(`${url} does not have the bytes of ${path}`);
    }
    return {
      [name]: { ...ours, bytes: bytes.length },
      [`${name}_nginx`]: { ...(await load(url)), bytes: bytes.length },
    };
  },
});

/** The file of the pages that is nearest in size. */
function asset(): string {
  const distance = (name: string) =>
    Math.abs(statSync(join(webDir, 'assets', name)).size - ASSET_BYTES);
  const [nearest] = readdirSync(join(webDir, 'assets')).sort((a, b) => distance(a) - distance(b));

  if (nearest === undefined) {
    throw new Error(`${webDir}/assets is empty`);
  }
  return nearest;
}

export const json = (): Measurement => compare('json', '/api/v1/surveys', 'surveys.json');

export function staticFile(): Measurement {
  const name = asset();

  return compare('static', `/assets/${name}`, name);
}
