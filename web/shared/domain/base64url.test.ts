import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64UrlOf, bytesOfBase64Url } from './base64url.ts';

test('it writes and reads what node writes and reads', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, place) => (place * 97 + length * 31) & 0xff);
    const text = Buffer.from(bytes).toString('base64url');

    assert.equal(base64UrlOf(bytes), text);
    assert.deepEqual(bytesOfBase64Url(text), bytes);
  }
});

test('other letters and impossible lengths are no base64url', () => {
  assert.equal(bytesOfBase64Url('ab+/'), null);
  assert.equal(bytesOfBase64Url('ab=='), null);
  assert.equal(bytesOfBase64Url('abcde'), null);
});
