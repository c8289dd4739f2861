import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seal, unseal } from './seal.ts';

/** Made with libsodium; the service holds itself to the same file. */
const vector = JSON.parse(readFileSync('../tests/vectors/sealed_box.json', 'utf8')) as Readonly<
  Record<string, string>
>;
const hex = (name: string) => new Uint8Array(Buffer.from(vector[name] ?? '', 'hex'));
const message = new TextEncoder().encode(vector['message']);
const recipient = hex('recipient_public');

test('a box is the very one that libsodium makes of the same ephemeral key', () => {
  assert.deepEqual(seal(message, recipient, hex('ephemeral_secret')), hex('box'));
});

test('boxes of libsodium open', () => {
  for (const name of ['box', 'box_by_libsodium']) {
    assert.deepEqual(unseal(hex(name), recipient, hex('recipient_secret')), message);
  }
});

test('two boxes of one message have nothing in common, and each opens', () => {
  const [one, other] = [seal(message, recipient), seal(message, recipient)];

  assert.notDeepEqual(one, other);
  assert.deepEqual(unseal(one, recipient, hex('recipient_secret')), message);
  assert.deepEqual(unseal(other, recipient, hex('recipient_secret')), message);
});

test('a box does not open with another key or after a change', () => {
  const box = seal(message, recipient);
  const changed = box.map((byte, at) => (at === box.length - 1 ? byte ^ 1 : byte));

  assert.throws(() => unseal(box, recipient, hex('ephemeral_secret')));
  assert.throws(() => unseal(changed, recipient, hex('recipient_secret')));
});
