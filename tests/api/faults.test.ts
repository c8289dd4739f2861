import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from './support/command.ts';
import { responsesPath } from './support/http.ts';
import { startService, type Service } from './support/service.ts';
import { databaseUrl } from './support/setting.ts';
import { makeWorld, response, type Response, type World } from './support/world.ts';

const TABLETS = 8;
const KILLS = 4;
const ANSWERS_BETWEEN_KILLS = 150;

// Our own service alone is disturbed: other tests run beside this one.
const OURS = { SIPAS_DATABASE_URL: `${databaseUrl} application_name=faults` };

let world: World;
let service: Service;

before(async () => {
  world = await makeWorld('FAULT');
});

after(() => service.stop());

/** Sends until somebody says that it is stored; a lost answer is sent again under the same id. */
async function deliver(body: Response): Promise<void> {
  for (let attempt = 0; attempt < 2000; attempt++) {
    try {
      const reply = await fetch(`${service.base}${responsesPath(world.survey)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5000),
      });

      await reply.arrayBuffer();
      if (reply.status === 201 || reply.status === 200) {
        return;
      }
      assert.equal(reply.status, 503, 'trouble is told as trouble, never as a refusal');
    } catch (error) {
      if (error instanceof assert.AssertionError) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 5)); // nobody listens just now
    }
  }
  assert.fail('an answer could not be delivered in 2000 attempts');
}

/** Tablets that answer until told to stop; how many answers they were told are stored, so far. */
function tablets(): { readonly acknowledged: string[]; stop: () => Promise<void> } {
  const acknowledged: string[] = [];
  let going = true;
  const tablet = async (): Promise<void> => {
    while (going) {
      const body = response(world);

      await deliver(body);
      acknowledged.push(String(body['id']));
    }
  };
  const all = Promise.all(Array.from({ length: TABLETS }, tablet));

  return {
    acknowledged,
    stop: async () => {
      going = false;
      await all;
    },
  };
}

const until = async (reached: () => boolean): Promise<void> => {
  for (let i = 0; i < 60_000 && !reached(); i++) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.ok(reached(), 'the load did not go on');
};

async function storedIds(): Promise<readonly string[]> {
  return sql(`SELECT response_id FROM sipas.response WHERE survey_code = '${world.survey}'`);
}

async function underLoad(disturb: () => Promise<void>): Promise<void> {
  const known = new Set(await storedIds());
  const load = tablets();

  for (let kill = 1; kill <= KILLS; kill++) {
    await until(() => load.acknowledged.length >= kill * ANSWERS_BETWEEN_KILLS);
    await disturb();
  }
  await until(() => load.acknowledged.length >= (KILLS + 1) * ANSWERS_BETWEEN_KILLS);
  await load.stop();

  const stored = (await storedIds()).filter((id) => !known.has(id));

  assert.equal(new Set(stored).size, stored.length, 'nothing is stored twice');
  assert.deepEqual(
    [...load.acknowledged].sort(),
    [...stored].sort(),
    'what was acknowledged is stored, and nothing else',
  );
}

test('killing the service under load loses no acknowledged answer and stores none twice', async () => {
  service = await startService(OURS);
  await underLoad(async () => {
    await service.kill();
    service = await startService({ ...OURS, SIPAS_LISTEN: new URL(service.base).host });
  });
});

test('cutting every database connection under load loses nothing, and the service recovers', async () => {
  await underLoad(async () => {
    const cut = await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'faults'",
      databaseUrl,
    );

    assert.ok(cut.length > 0, 'there was a connection to cut');
  });
});
