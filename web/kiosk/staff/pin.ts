import type { PinHash, PinTries } from '../device/database.ts';

/** PBKDF2-SHA256: half a second on a cheap tablet, and a day for all PINs of four digits. */
const ROUNDS = 250_000;
const SALT_SIZE = 16;

export const TRIES = 5;
export const LOCK_MS = 60_000;

export const isPin = (text: string): boolean => /^\d{4,8}$/.test(text);

async function derive(pin: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds },
    key,
    256,
  );

  return new Uint8Array(bits);
}

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_SIZE));

  return { salt, hash: await derive(pin, salt, ROUNDS), rounds: ROUNDS };
}

export async function isRightPin(pin: string, { salt, hash, rounds }: PinHash): Promise<boolean> {
  const given = await derive(pin, salt, rounds);

  return given.reduce((differs, byte, at) => differs | (byte ^ (hash[at] ?? 0)), 0) === 0;
}

export const noTries: PinTries = { wrong: 0, lockedUntilMs: 0 };

/** After a wrong PIN; every fifth locks for a minute. */
export const wrongTry = ({ wrong }: PinTries, nowMs: number): PinTries =>
  wrong + 1 < TRIES
    ? { wrong: wrong + 1, lockedUntilMs: 0 }
    : { wrong: 0, lockedUntilMs: nowMs + LOCK_MS };

/** How long the PIN is locked; a clock that was set back cannot make it longer than it was. */
export const lockedFor = ({ lockedUntilMs }: PinTries, nowMs: number): number =>
  Math.min(Math.max(lockedUntilMs - nowMs, 0), LOCK_MS);
