import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { makeKey, sql } from './support/command.ts';
import { asStaff, call, read, type Answer, type Json } from './support/http.ts';
import {
  attach,
  cardOf,
  historyOf,
  makeWorkplace,
  openRound,
  post,
  queryOf,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { baseUrl } from './support/setting.ts';
import { type World } from './support/world.ts';

const MAX = 20 * 1024 * 1024;

let world: World;
let staff: Staff;
let card: Card;
let other: Card;

before(async () => {
  ({ world, staff, card, other } = await makeWorkplace('EVIDENCE'));
  await openRound(card, [card.unit, other.unit]);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const pdf = (more: Uint8Array = new Uint8Array()): Uint8Array =>
  Buffer.concat([
    bytes('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< >>\nendobj\n'),
    more,
    bytes('\n%%EOF\n'),
  ]);
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const fileAt = (hash: string, of: Card = card): string =>
  `/api/v1/par/evidence/${hash}?${queryOf(of)}`;
const evidenceOf = async (criterion: string, of: Card = card): Promise<readonly Json[]> =>
  (await cardOf(of)).fields[0].criteria.find(({ code }: Json) => code === criterion).evidence;

async function download(path: string, key: string): Promise<globalThis.Response> {
  return fetch(baseUrl + path, { headers: { authorization: `Bearer ${key}` } });
}

/** An archive that packs nothing. */
function zip(entries: Readonly<Record<string, string>>): Uint8Array {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;

  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content);
    const common = Buffer.alloc(26);

    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([bytes('PK\x03\x04'), common, bytes(name), data]);
    const tail = Buffer.alloc(14);

    tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([bytes('PK\x01\x02\x14\x00'), common, tail, bytes(name)]));
    files.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);

  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, bytes('PK\x05\x06'), end]);
}

const TYPES = '[Content_Types].xml';
const OOXML = 'application/vnd.openxmlformats-officedocument.';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const taken: readonly (readonly [string, Uint8Array, string, string])[] = [
  ['a PDF', pdf(), 'a.pdf', 'application/pdf'],
  ['a PNG', png, 'a.PNG', 'image/png'],
  [
    'a JPEG',
    Buffer.from('ffd8ffe000104a46494600010101006000600000ffdb', 'hex'),
    'a.jpeg',
    'image/jpeg',
  ],
  ['plain text', bytes('Giải trình: đã nộp đúng hạn.\n'), 'a.txt', 'text/plain'],
  [
    'Word in any order of its parts',
    zip({ 'word/document.xml': '<x/>', [TYPES]: '<x/>' }),
    'a.docx',
    `${OOXML}wordprocessingml.document`,
  ],
  [
    'Excel',
    zip({ [TYPES]: '<x/>', 'xl/workbook.xml': '<x/>' }),
    'a.xlsx',
    `${OOXML}spreadsheetml.sheet`,
  ],
  [
    'OpenDocument',
    zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
    'a.odt',
    'application/vnd.oasis.opendocument.text',
  ],
];

for (const [which, content, name, type] of taken) {
  test(`${which} is taken for what it is, and comes back byte for byte`, async () => {
    const answer = await attach(card, staff.officer, '1.1', content, name);

    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(
      [answer.json.sha256, answer.json.size, answer.json.media_type, answer.json.name],
      [sha256(content), content.length, type, name],
    );
    const reply = await download(fileAt(answer.json.sha256), staff.appraiser);

    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), Buffer.from(content));
    assert.equal(reply.headers.get('content-type'), 'application/octet-stream');
    assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(reply.headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.match(reply.headers.get('content-disposition') ?? '', /^attachment; filename="/);
  });
}

const HTML = '<html><script>alert(1)</script></html>';
const refused: readonly (readonly [string, Uint8Array, string])[] = [
  ['HTML', bytes(`<!DOCTYPE html>${HTML}`), 'a.html'],
  ['HTML that says PDF further on', bytes(`${HTML}\n%PDF-1.7\n%%EOF`), 'a.pdf'],
  ['HTML behind many lines', bytes(`${'x\n'.repeat(5000)}${HTML}`), 'a.txt'],
  ['HTML in UTF-16', Buffer.from(`\ufeff${HTML}`, 'utf16le'), 'a.txt'],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'a.png'],
  ['XML', bytes('<?xml version="1.0"?><a/>'), 'a.xml'],
  ['a shell script', bytes('#!/bin/sh\nrm -rf /\n'), 'a.txt'],
  ['PHP', bytes('<?php system($_GET[0]); ?>'), 'a.txt'],
  ['JSON', bytes('{"a": 1}'), 'a.txt'],
  [
    'a program of Windows',
    Buffer.concat([
      bytes('MZ'),
      Buffer.alloc(58),
      Buffer.from('80000000', 'hex'),
      Buffer.alloc(64),
      bytes('PE\0\0'),
      Buffer.alloc(200),
    ]),
    'a.pdf',
  ],
  ['a program of Linux', Buffer.concat([bytes('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]), 'a.pdf'],
  ['an archive', zip({ 'a.exe': 'MZ' }), 'a.docx'],
  ['a Java archive', zip({ 'META-INF/MANIFEST.MF': 'x', 'a.class': 'x' }), 'a.docx'],
  [
    'Word with macros',
    zip({ [TYPES]: '<x/>', 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' }),
    'a.docx',
  ],
  ['a gzip archive', Buffer.from('1f8b08000000000000034b04000043beb7e8010000', 'hex'), 'a.pdf'],
  ['bytes of no type', Buffer.from('00ff00ff00ff', 'hex'), 'a.pdf'],
];

for (const [which, content, name] of refused) {
  test(`${which} is refused, whatever it is called`, async () => {
    const before = (await evidenceOf('1.2')).length;
    const answer = await attach(card, staff.officer, '1.2', content, name);

    assert.equal(answer.status, 415, answer.text);
    assert.equal(answer.json.type, '/problems/unsupported-media-type');
    assert.equal((await evidenceOf('1.2')).length, before);
    assert.deepEqual(
      await sql(`SELECT size FROM sipas.evidence_file WHERE sha256 = '\\x${sha256(content)}'`),
      [],
    );
  });
}

test('20 MB are taken, one byte more is not', async () => {
  const whole = pdf(randomBytes(MAX - pdf().length));

  assert.equal(whole.length, MAX);
  const answer = await attach(card, staff.officer, '1.1', whole, 'lớn.pdf');

  assert.equal(answer.status, 201, answer.text);
  const reply = await download(fileAt(answer.json.sha256), staff.officer);

  assert.equal(sha256(Buffer.from(await reply.arrayBuffer())), sha256(whole));
  const more = Buffer.concat([whole, bytes('x')]);

  assert.equal((await attach(card, staff.officer, '1.1', more, 'x.pdf')).status, 413);
  assert.equal((await attach(card, staff.officer, '1.1', new Uint8Array(), 'x.pdf')).status, 422);
});

const names: readonly (readonly [string, string, string])[] = [
  ['folders', '../../etc/báo cáo.pdf', 'báo cáo.pdf'],
  ['folders of Windows', 'C:\\temp\\x.pdf', 'x.pdf'],
  ['lines and quotes', 'a"\r\nSet-Cookie: x=1;".pdf', 'a_Set-Cookie_ x=1;_.pdf'],
  ['another ending', 'x.hta', 'x.hta.pdf'],
  ['a turned direction', 'x\u202efdp.exe', 'xfdp.exe.pdf'],
  ['dots', '...', 'tep.pdf'],
  ['nothing', '', 'tep.pdf'],
  ['far too much', 'ố'.repeat(300), `${'ố'.repeat(64)}.pdf`],
];

for (const [which, given, kept] of names) {
  test(`a name of ${which} is made harmless`, async () => {
    const content = pdf(bytes(which));
    const answer = await attach(card, staff.officer, '1.3', content, given);

    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.json.name, kept);
    const reply = await download(fileAt(sha256(content)), staff.officer);
    const said = reply.headers.get('content-disposition') ?? '';

    assert.match(
      said,
      /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9.%-]+$/,
    );
    assert.equal(decodeURIComponent(said.split("''")[1] ?? ''), kept);
    assert.equal(reply.headers.get('set-cookie'), null);
    await reply.arrayBuffer();
  });
}

test('the same file twice is kept once, also of two units', async () => {
  const content = pdf(bytes('same'));
  const first = await attach(card, staff.officer, '1.1', content, 'a.pdf');
  const second = await attach(card, staff.officer, '1.2', content, 'b.pdf');
  const third = await attach(other, staff.otherOfficer, '1.1', content, 'c.pdf');

  assert.deepEqual([first.status, second.status, third.status], [201, 201, 201]);
  assert.deepEqual(
    await sql(`SELECT count(*) FROM sipas.evidence_file WHERE sha256 = '\\x${sha256(content)}'`),
    ['1'],
  );
});

test('a file is read by those who take part in the scorecard it stands behind', async () => {
  const content = pdf(bytes('mine'));
  const hash = sha256(content);

  assert.equal((await attach(card, staff.officer, '1.1', content, 'a.pdf')).status, 201);
  for (const key of [staff.officer, staff.leader, staff.appraiser, staff.council, staff.auditor]) {
    assert.equal((await call(fileAt(hash), { key })).status, 200);
  }
  for (const key of [staff.otherOfficer, staff.farAppraiser, staff.analyst]) {
    assert.equal((await call(fileAt(hash), { key })).status, 403);
  }
  assert.equal((await call(fileAt(hash))).status, 401);
  assert.equal((await call(fileAt(hash, other), { key: staff.otherOfficer })).status, 404);
  for (const wrong of ['x', hash.toUpperCase(), hash.slice(1), `${hash}0`]) {
    assert.equal((await asStaff(fileAt(wrong))).status, 404, wrong);
  }
});

test('only the officer of the unit puts files behind its criteria', async () => {
  for (const [name, key] of Object.entries(staff)) {
    if (key !== staff.officer) {
      assert.equal((await attach(card, key, '1.1', pdf(), 'a.pdf')).status, 403, name);
    }
  }
  for (const criterion of ['1', '2', '9']) {
    assert.equal((await attach(card, staff.officer, criterion, pdf(), 'a.pdf')).status, 422);
  }
});

test('a withdrawn file is gone from the scorecard, and told in the history', async () => {
  const { sha256: hash, entry } = (
    await attach(card, staff.officer, '1.2', pdf(bytes('withdrawn')), 'a.pdf')
  ).json;
  const withdraw = (key: string, body: Json = {}, which = entry): Promise<Answer> =>
    post(`evidence/${which}/withdrawal`, key, { ...card, reason: 'Nhầm tệp', ...body });

  assert.ok((await evidenceOf('1.2')).some((file) => file.entry === entry));
  for (const [name, key] of Object.entries(staff)) {
    if (key !== staff.officer) {
      assert.equal((await withdraw(key)).status, 403, name);
    }
  }
  assert.equal((await withdraw(staff.officer, { reason: undefined })).status, 422);
  assert.equal((await withdraw(staff.otherOfficer, other)).status, 404, 'of another unit');
  assert.equal((await withdraw(staff.officer)).status, 204);
  assert.equal((await withdraw(staff.officer)).status, 404);
  assert.equal((await withdraw(staff.officer, {}, 999999)).status, 404);
  assert.ok(!(await evidenceOf('1.2')).some((file) => file.entry === entry));
  assert.equal((await asStaff(fileAt(hash))).status, 404);
  const last = (await historyOf(card)).at(-1)!;

  assert.deepEqual(
    [last.action, last.criterion, last.from, last.reason],
    ['withdraw', '1.2', hash, 'Nhầm tệp'],
  );
});

test('a file is sent as application/octet-stream, and nothing else is', async () => {
  const path = `/api/v1/par/evidence?${queryOf(card)}&criterion=1.1&name=a.pdf`;

  for (const type of ['application/pdf', 'text/plain', 'multipart/form-data', 'application/json']) {
    const answer = await call(path, {
      key: staff.officer,
      body: pdf(),
      headers: { 'content-type': type },
    });

    assert.equal(answer.status, 415, type);
  }
  const scores = await call('/api/v1/par/scores', {
    key: staff.officer,
    body: '{}',
    headers: { 'content-type': 'application/octet-stream' },
  });

  assert.equal(scores.status, 415);
});

test('who may not send a file gets no room for it, and takes none from others', async () => {
  const path = `/api/v1/par/evidence?${queryOf(card)}&criterion=1.1&name=a.pdf`;
  const part = Buffer.alloc(12 * 1024 * 1024, '%PDF-1.7 ');
  // Bodies that stop in the middle, of nobody and of one who may not: 60 MB, were they kept.
  const halves = await Promise.all(
    ['', '', '', staff.analyst, staff.analyst].map(async (key) => {
      const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
      const bearer = key === '' ? '' : `Authorization: Bearer ${key}\r\n`;

      await new Promise((sent) => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: x\r\n${bearer}Content-Type: application/octet-stream\r\n` +
            `Content-Length: ${MAX}\r\n\r\n`,
        );
        socket.write(part, sent);
      });
      return socket;
    }),
  );
  const meanwhile = await attach(card, staff.officer, '1.1', pdf(part), 'a.pdf');
  const answers = await Promise.all(
    halves.map(
      (socket) =>
        new Promise<string>((answered) => {
          socket.once('data', (data) => answered(String(data).slice(0, 12)));
          socket.write(Buffer.alloc(MAX - part.length));
        }),
    ),
  );

  halves.forEach((socket) => socket.destroy());
  assert.equal(meanwhile.status, 201, meanwhile.text);
  assert.deepEqual(answers, [
    ...Array<string>(3).fill('HTTP/1.1 401'),
    ...Array<string>(2).fill('HTTP/1.1 403'),
  ]);
});

test('a criterion has a bounded number of files', async () => {
  const crowded = { ...card, period: 'CROWD' };

  await openRound(crowded, [card.unit]);
  for (let count = 0; count < 50; count += 1) {
    const answer = await attach(crowded, staff.officer, '1.1', pdf(bytes(`${count}`)), 'a.pdf');

    assert.equal(answer.status, 201);
  }
  assert.equal(
    (await attach(crowded, staff.officer, '1.1', pdf(bytes('50')), 'a.pdf')).status,
    409,
  );
});

test('an officer above several units works on each of them', async () => {
  const key = await makeKey('par_officer', { unit: world.province });

  assert.equal((await attach(other, key, '1.1', pdf(bytes('above')), 'a.pdf')).status, 201);
  assert.equal((await read(`/api/v1/par/history?${queryOf(other)}`, key)).events.length > 0, true);
});
