import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPin, isPin, isRightPin, lockedFor, noTries, wrongTry, LOCK_MS } from './pin.ts';

test('a PIN has four to eight digits', () => {
  assert.deepEqual(['1234', '12345678'].map(isPin), [true, true]);
  assert.deepEqual(['123', '123456789', '12a4', ''].map(isPin), [false, false, false, false]);
});

test('only a salted slow hash of the PIN is kept', async () => {
  const [one, other] = [await hashPin('4711'), await hashPin('4711')];

  assert.ok(one.rounds >= 200_000);
  assert.notDeepEqual(one.salt, other.salt);
  assert.notDeepEqual(one.hash, other.hash);
  assert.equal(await isRightPin('4711', one), true);
  assert.equal(await isRightPin('4712', one), false);
});

test('the hash is the PBKDF2-HMAC-SHA256 of RFC 7914', async () => {
  const hash = Buffer.from(
    '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc',
    'hex',
  );
  const kept = { salt: Buffer.from('salt'), hash: new Uint8Array(hash), rounds: 1 };

  assert.equal(await isRightPin('passwd', kept), true);
});

test('the fifth wrong PIN locks for a minute, then there are five new tries', () => {
  let tries = noTries;

  for (let count = 0; count < 4; count += 1) {
    tries = wrongTry(tries, 1000);
    assert.equal(lockedFor(tries, 1000), 0);
  }
  tries = wrongTry(tries, 1000);
  assert.equal(lockedFor(tries, 1000), LOCK_MS);
  assert.equal(lockedFor(tries, 1000 + LOCK_MS), 0);
  assert.equal(lockedFor(wrongTry(tries, 1000 + LOCK_MS), 1000 + LOCK_MS), 0);
});

test('a clock set back does not lock the staff out for longer', () => {
  assert.equal(lockedFor({ wrong: 0, lockedUntilMs: 9_999_999_999 }, 0), LOCK_MS);
});
