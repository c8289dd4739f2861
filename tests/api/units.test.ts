import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeKey } from './support/command.ts';
import { call, read, type Json } from './support/http.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('UNITS');
});

test('a key of one unit is told the names of all, as on the command line', async () => {
  const key = await makeKey('par_officer', { unit: world.board });
  const { units } = await read('/api/v1/units', key);
  const own = units.find(({ code }: Json) => code === world.board);

  assert.ok(units.some(({ code }: Json) => code === world.otherBoard));
  assert.deepEqual(Object.keys(own), [
    'code',
    'kind',
    'parent',
    'name',
    'valid_from',
    'valid_until',
    'successor',
  ]);
  assert.equal(own.kind, 'board');
});

test('who is not on the staff is told nothing', async () => {
  assert.equal((await call('/api/v1/units')).status, 401);
});
