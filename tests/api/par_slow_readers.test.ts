import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import {
  attach,
  makeWorkplace,
  openRound,
  queryOf,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { startService } from './support/service.ts';

let card: Card;
let staff: Staff;

before(async () => {
  ({ staff, card } = await makeWorkplace('SLOW'));
  await openRound(card, [card.unit]);
});

test('readers that take nothing of a large file hold no memory', async () => {
  const whole = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20 * 1024 * 1024 - 9)]);
  const hash = createHash('sha256').update(whole).digest('hex');
  const own = await startService({ ASAN_OPTIONS: 'quarantine_size_mb=1' });
  const used = (which: string): number => {
    const status = readFileSync(`/proc/${own.pid}/status`, 'utf8');

    return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  };

  assert.equal((await attach(card, staff.officer, '1.2', whole, 'a.pdf')).status, 201);
  const before = used('VmRSS');
  const begun = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const socket = connect(Number(new URL(own.base).port), '127.0.0.1');
      const head = new Promise((begins) => socket.once('readable', () => begins(socket.read(12))));

      socket.write(
        `GET /api/v1/par/evidence/${hash}?${queryOf(card)} HTTP/1.1\r\nHost: x\r\n` +
          `Authorization: Bearer ${staff.officer}\r\n\r\n`,
      );
      return { socket, status: String(await head) };
    }),
  );
  const more = used('VmHWM') - before;

  begun.forEach(({ socket }) => socket.destroy());
  await own.stop();
  begun.forEach(({ status }) => assert.equal(status, 'HTTP/1.1 200'));
  assert.ok(more < 40, `${more} MB more`); // 800, were they held; 125, were each read at once
});
