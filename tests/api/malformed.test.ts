import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { call, countOf, responsesPath, submit, violationsOf } from './support/http.ts';
import { exchange, flood, hiddenPost, message, statusesIn } from './support/raw.ts';
import { makeWorld, response, type World } from './support/world.ts';

const JSON_TYPE = 'Content-Type: application/json';

let world: World;

before(async () => {
  world = await makeWorld('BAD');
});

/** Whatever was sent: afterwards the service lives and holds what it held. */
function harmless(name: string, attempt: () => Promise<void>): void {
  test(name, async () => {
    const count = await countOf(world.survey);

    await attempt();
    assert.equal((await call('/healthz')).status, 200, 'it lives');
    assert.equal(await countOf(world.survey), count, 'nothing was stored');
  });
}

const good = (): string => JSON.stringify(response(world));
const withAnswer = (written: string): string => good().replace('"a1":4', `"a1":${written}`);
const withComment = (written: string): string => good().replace('{', `{"comment":${written},`);
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const unreadable: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['no JSON', () => 'answers=4'],
  ['a broken object', () => good().slice(0, -1)],
  ['rubbish after the object', () => `${good()}x`],
  ['a second object', () => good() + good()],
  ['a comma too many', () => good().replace(/}$/, ',}')],
  ['single quotes', () => good().replaceAll('"', "'")],
  ['a comment', () => `/* hello */ ${good()}`],
  [
    'invalid UTF-8',
    () => bytes(withComment('"@"').split('@')[0]!, [0xc3, 0x28], withComment('"@"').split('@')[1]!),
  ],
  ['an overlong encoding', () => bytes('{"id":"', [0xc0, 0xaf], '"}')],
  ['half of a surrogate pair in UTF-8', () => bytes('{"id":"', [0xed, 0xa0, 0x80], '"}')],
  ['UTF-16', () => Buffer.from(good(), 'utf16le')],
  ['a byte order mark', () => bytes([0xef, 0xbb, 0xbf], good())],
  ['the character zero as an escape', () => withComment('"a\\u0000b"')],
  ['the character zero as a byte', () => bytes(good(), [0])],
  ['half of a surrogate pair as an escape', () => withComment('"\\ud83d"')],
  ['an unknown escape', () => withComment('"\\x41"')],
  ['a line break inside a text', () => withComment('"a\nb"')],
  ['a control character inside a text', () => withComment('"a\u0007b"')],
  ['a control character between members', () => `\u0001${good()}`],
  ['a vertical tab between members', () => good().replace(',', ',\u000b')],
  ['NaN', () => withAnswer('NaN')],
  ['Infinity', () => withAnswer('-Infinity')],
  ['a hexadecimal number', () => withAnswer('0x4')],
  ['a number with a leading zero', () => withAnswer('04')],
  ['a number with a plus sign', () => withAnswer('+4')],
  ['a number that ends in a point', () => withAnswer('4.')],
  ['a number without digits', () => withAnswer('-')],
  ['60,000 arrays in each other', () => '['.repeat(60_000)],
  ['10,000 objects in each other', () => '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
];

for (const [what, body] of unreadable) {
  harmless(`a body that cannot be read is 400: ${what}`, async () => {
    const answer = await call(responsesPath(world.survey), { body: body() });

    assert.equal(answer.status, 400, answer.text);
    assert.equal(answer.json.type, '/problems/malformed');
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  });
}

harmless('an empty body is 400', async () => {
  assert.equal((await call(responsesPath(world.survey), { body: '' })).status, 400);
  assert.equal((await call(`${responsesPath(world.survey)}:batch`, { body: '' })).status, 400);
});

harmless('a depth bomb in a batch, which may be larger, is 400', async () => {
  for (const bomb of [
    '['.repeat(100_000),
    `{"responses":${'['.repeat(300_000)}`,
    '{"a":'.repeat(300_000),
  ]) {
    const answer = await call(`${responsesPath(world.survey)}:batch`, { body: bomb });

    assert.equal(answer.status, 400, answer.text);
    assert.equal(answer.json.type, '/problems/malformed');
  }
});

const otherDocuments = ['null', '[]', '"a"', '4', 'true', '{}', '[[]]'];

for (const body of otherDocuments) {
  harmless(`${body} is no response and 422`, async () => {
    assert.equal((await call(responsesPath(world.survey), { body })).status, 422);
    assert.equal((await call(`${responsesPath(world.survey)}:batch`, { body })).status, 422);
  });
}

const oddNumbers: readonly (readonly [string, string])[] = [
  ['4.5', 'wrong-type'],
  ['1e400', 'wrong-type'],
  ['-1e400', 'wrong-type'],
  ['-0', 'off-scale'],
  ['1e-400', 'off-scale'],
  ['4.000000000000001', 'wrong-type'],
  ['18446744073709551620', 'wrong-type'],
  ['4294967300', 'off-scale'],
  ['260', 'off-scale'],
];

for (const [written, code] of oddNumbers) {
  harmless(`the answer ${written} is refused`, async () => {
    const answer = await call(responsesPath(world.survey), { body: withAnswer(written) });

    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(violationsOf(answer.json), [`/answers/a1 ${code}`]);
  });
}

test('4e0 and 4.0 are ways to write the number 4', async () => {
  const body = response(world);
  const count = await countOf(world.survey);

  assert.equal((await submit(world.survey, body)).status, 201);
  for (const written of ['4e0', '4.0', '40e-1']) {
    const again = await submit(
      world.survey,
      JSON.stringify(body).replace('"a1":4', `"a1":${written}`),
    );

    assert.equal(again.status, 200, written);
  }
  assert.equal(await countOf(world.survey), count + 1);
});

const refusedTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'text/json',
];

for (const type of refusedTypes) {
  harmless(`the content type ${type} is 415`, async () => {
    const answer = await call(responsesPath(world.survey), {
      body: good(),
      headers: { 'content-type': type },
    });

    assert.equal(answer.status, 415);
    assert.equal(answer.json.type, '/problems/unsupported-media-type');
  });
}

harmless('a body without a content type is 415', async () => {
  const body = good();
  const received = await exchange(
    message(
      `POST ${responsesPath(world.survey)}`,
      [`Content-Length: ${Buffer.byteLength(body)}`],
      body,
    ),
  );

  assert.deepEqual(statusesIn(received), [415]);
});

test('a content type with a parameter or in capital letters is application/json too', async () => {
  for (const type of [
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON',
  ]) {
    const answer = await call(responsesPath(world.survey), {
      body: good(),
      headers: { 'content-type': type },
    });

    assert.equal(answer.status, 201, type);
  }
});

harmless('a body of 100 MB whose length is told is 413', async () => {
  assert.equal(
    await flood({ path: responsesPath(world.survey), bytes: 100 * 1024 * 1024, told: true }),
    413,
  );
});

harmless('a body of 100 MB in chunks is 413', async () => {
  assert.equal(
    await flood({ path: responsesPath(world.survey), bytes: 100 * 1024 * 1024, told: false }),
    413,
  );
});

harmless('a client that asks before it sends 100 MB is told 413 at once', async () => {
  const received = await exchange(
    message(`POST ${responsesPath(world.survey)}`, [
      JSON_TYPE,
      `Content-Length: ${100 * 1024 * 1024}`,
      'Expect: 100-continue',
    ]),
  );

  assert.deepEqual(statusesIn(received), [413]);
});

harmless('a body just over the limit is 413, one just below it is read', async () => {
  const limit = 64 * 1024;

  assert.equal(
    (await call(responsesPath(world.survey), { body: ' '.repeat(limit + 1) })).status,
    413,
  );
  assert.equal((await call(responsesPath(world.survey), { body: ' '.repeat(limit) })).status, 400);
});

const hidden = (): string => hiddenPost(responsesPath(world.survey), good());

// Each head leaves open where its body ends; the connection must not be used after it.
const ambiguous: readonly (readonly [string, (size: number) => readonly string[], string])[] = [
  [
    'two lengths, of which the first ends before a hidden request',
    (size) => ['Content-Length: 2', `Content-Length: ${size + 2}`],
    '{}',
  ],
  [
    'two lengths, of which the second ends before a hidden request',
    (size) => [`Content-Length: ${size + 2}`, 'Content-Length: 2'],
    '{}',
  ],
  ['two lengths that agree', () => ['Content-Length: 2', 'content-length: 2'], '{}'],
  [
    'a length and chunks',
    (size) => [`Content-Length: ${size + 5}`, 'Transfer-Encoding: chunked'],
    '0\r\n\r\n',
  ],
  ['chunks and a length', () => ['Transfer-Encoding: chunked', 'Content-Length: 5'], '0\r\n\r\n'],
  ['a space before the colon of its length', (size) => [`Content-Length : ${size + 2}`], '{}'],
  ['its length on the next line', (size) => [`Content-Length:\r\n ${size + 2}`], '{}'],
  [
    'a space before the colon of its encoding',
    () => ['Transfer-Encoding : chunked'],
    '2\r\n{}\r\n',
  ],
  [
    'two encodings',
    () => ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
    '2\r\n{}\r\n0\r\n\r\n',
  ],
  ['no length at all', () => [], '{}'],
];

for (const [which, headers, start] of ambiguous) {
  harmless(`a request with ${which} is refused and the connection closed`, async () => {
    const second = hidden();
    const received = await exchange(
      message(
        `POST ${responsesPath(world.survey)}`,
        [JSON_TYPE, ...headers(second.length)],
        start + second,
        'keep-alive',
      ),
    );

    assert.deepEqual(statusesIn(received), [400], received);
  });
}

for (const length of ['2, 2', '-1', 'abc', '1e3', '+10', '0x10', '99999999999999999999']) {
  harmless(`Content-Length: ${length} is refused`, async () => {
    const received = await exchange(
      message(
        `POST ${responsesPath(world.survey)}`,
        [JSON_TYPE, `Content-Length: ${length}`],
        hidden(),
        'keep-alive',
      ),
    );

    // libmicrohttpd writes the head of its own refusal twice.
    assert.ok(statusesIn(received).length > 0, 'it was answered');
    assert.ok(
      statusesIn(received).every((status) => status === 400 || status === 413),
      received,
    );
  });
}

harmless('a body that ends before its length stores nothing', async () => {
  const body = good();
  const received = await exchange(
    message(
      `POST ${responsesPath(world.survey)}`,
      [JSON_TYPE, `Content-Length: ${body.length + 10}`],
      body,
    ),
  );

  assert.ok(!statusesIn(received).some((status) => status < 400), received);
});
