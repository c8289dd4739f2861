import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { makeKey, mustRun, sipas } from './support/command.ts';
import { call, type Answer, type Json } from './support/http.ts';
import {
  act,
  makeWorkplace,
  moveRound,
  openRound,
  post,
  queryOf,
  scoreAll,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { day } from './support/world.ts';

const ICAL = createRequire(new URL('../../web/package.json', import.meta.url))(
  'ical.js',
) as typeof import('ical.js').default;

let staff: Staff;
let card: Card;

before(async () => {
  ({ staff, card } = await makeWorkplace('CALENDAR'));
  card = { ...card, period: day(0).slice(0, 4) };
  await openRound(card, [card.unit]);
});

const get = (headers: Record<string, string>): Promise<Answer> =>
  call(`/api/v1/par/calendar.ics?${queryOf(card)}`, { headers });
const basic = (password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`officer:${password}`).toString('base64')}`,
});

interface Event {
  readonly summary: string;
  readonly description: string;
  readonly day: string;
  readonly alarms: readonly string[];
}

/** The events of a calendar by uid, as an independent reader of RFC 5545 finds them. */
function eventsOf(text: string): ReadonlyMap<string, Event> {
  const root = new ICAL.Component(ICAL.parse(text));

  assert.equal(root.name, 'vcalendar');
  return new Map(
    root.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);

      assert.ok(event.startDate.isDate);
      assert.equal(event.duration.toSeconds(), 86_400);
      return [
        event.uid,
        {
          summary: event.summary,
          description: event.description,
          day: event.startDate.toString(),
          alarms: component
            .getAllSubcomponents('valarm')
            .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
        },
      ];
    }),
  );
}

const uidOf = (name: string): string =>
  `${card.framework}.${card.unit}.${card.period}.${name}@round.sipas`;
const events = async (): Promise<ReadonlyMap<string, Event>> =>
  eventsOf((await get({ authorization: `Bearer ${staff.officer}` })).text);

test('a calendar has the last days of the round, and alarms before the next one', async () => {
  const found = await events();
  const self = found.get(uidOf('self'))!;

  assert.deepEqual(
    ['self', 'appraise', 'explain'].map((name) => found.get(uidOf(name))?.day),
    [day(10), day(20), day(30)],
  );
  assert.match(self.summary, /^Hạn tự đánh giá, chấm điểm và gửi: /);
  assert.match(self.description, /Còn thiếu:\n- 1\.1: điểm tự chấm\n/);
  assert.deepEqual(self.alarms, ['-P6DT15H', '-PT15H']);
  assert.deepEqual(found.get(uidOf('appraise'))!.alarms, []);
});

test('measures are in it, and what is overdue comes up each day', async () => {
  await scoreAll(card, staff.officer);
  await act(card, staff.officer, 'send');
  const measure = {
    ...card,
    code: 'M1',
    criterion: '1.1',
    title: `Rà soát; đơn giản hóa, rút ngắn thời gian giải quyết thủ tục \\ hành chính ${'ế'.repeat(90)}`,
    due_on: `${card.period}-01-01`,
    expected: 1,
  };

  assert.equal((await post('measures', staff.officer, measure)).status, 200);
  const text = (await get({ authorization: `Bearer ${staff.officer}` })).text;
  const found = eventsOf(text);

  assert.equal(
    found.get(`${card.framework}.${card.unit}.${card.period}.M1@sipas`)!.summary,
    `QUÁ HẠN: M1: ${measure.title}`,
  );
  assert.deepEqual(
    [found.get(uidOf('overdue'))!.day, found.get(uidOf('overdue'))!.alarms],
    [day(0), ['PT9H']],
  );
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  assert.deepEqual(found.get(uidOf('self'))!.alarms, [], 'it was sent');
  assert.equal(found.get(uidOf('appraise'))!.alarms.length, 2);
});

test('the command writes the same calendar', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'lich-')), 'lich.ics');
  const args = ['--framework', card.framework, '--unit', card.unit, '--period', card.period];
  const { text } = await get({ authorization: `Bearer ${staff.officer}` });

  await mustRun('par', 'calendar', ...args, '--out', path);
  assert.equal(readFileSync(path, 'utf8'), text);
  assert.equal((await mustRun('par', 'calendar', ...args)).stdout, text);
  assert.equal((await sipas(['par', 'calendar', '--unit', card.unit])).code, 2);
});

test('a calendar program subscribes with the key as a password; nothing else takes one so', async () => {
  const answer = await get(basic(staff.officer));

  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type')!, /^text\/calendar/);
  assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="lich-/);
  assert.equal(
    (await call('/api/v1/par/frameworks', { headers: basic(staff.officer) })).status,
    401,
  );
  for (const headers of [
    {},
    basic('no-key'),
    { authorization: 'Basic !' },
    { authorization: 'Basic ' },
  ]) {
    const refused = await get(headers);

    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('www-authenticate'), 'Basic realm="SIPAS"');
  }
  // A page has its own way to sign in: the browser must not open its window for passwords.
  const fromPage = await get({ 'sec-fetch-site': 'same-origin' });

  assert.deepEqual([fromPage.status, fromPage.headers.get('www-authenticate')], [401, 'Bearer']);
  assert.equal((await get(basic(staff.otherOfficer))).status, 403);
  assert.equal((await get(basic(await makeKey('raw_data')))).status, 403);
});

test('what is due within some days is listed for a reminder', async () => {
  const late = { ...card, period: 'DUE' };
  const missing = async (...more: readonly string[]): Promise<Json> =>
    JSON.parse(
      (
        await mustRun(
          'par',
          'missing',
          '--framework',
          card.framework,
          '--period',
          'DUE',
          '--json',
          ...more,
        )
      ).stdout,
    ).units.map(({ unit }: Json) => unit);

  await openRound(late, [card.unit]);
  assert.deepEqual(await missing('--due-within', '9'), []);
  assert.deepEqual(await missing('--due-within', '10'), [card.unit]);
  assert.deepEqual(await missing(), [card.unit]);
  await moveRound(late, card.unit, [-1, 5, 9]);
  assert.deepEqual(await missing('--due-within', '0'), [card.unit], 'what is overdue, too');
  assert.equal(
    (await sipas(['par', 'missing', '--framework', card.framework, '--due-within', 'x'])).code,
    2,
  );
});
