import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import type { Kept } from './tablet.ts';

const wordsOf = (bytes: Uint8Array) => new Uint32Array(new Uint8Array(bytes).buffer);

/** crypto_box_seal_open with a key that somebody supposes to be the secret one. */
export function opens(box: Uint8Array, secret: Uint8Array): boolean {
  const ephemeral = box.subarray(0, 32);
  const recipient = x25519.getPublicKey(secret);
  const key = new Uint32Array(8);
  const nonce = blake2b(new Uint8Array([...ephemeral, ...recipient]), { dkLen: 24 });

  try {
    hsalsa(
      wordsOf(new TextEncoder().encode('expand 32-byte k')),
      wordsOf(x25519.getSharedSecret(secret, ephemeral)),
      new Uint32Array(4),
      key,
    );
    xsalsa20poly1305(new Uint8Array(key.buffer), nonce).decrypt(box.subarray(32));
    return true;
  } catch {
    return false;
  }
}

/** Every 32 bytes on the tablet that could be a key: bytes as they are, hexadecimal and base64url. */
export function possibleKeys(kept: Kept): readonly Uint8Array[] {
  const text = JSON.stringify(kept);
  const bytes = [...text.matchAll(/\[(\d+(?:,\d+){31})\]/g)].map((found) =>
    Uint8Array.from((found[1] ?? '').split(','), Number),
  );
  const coded = [...text.matchAll(/[A-Za-z0-9_-]{43,}/g)].flatMap(([run]) =>
    [0, 3].map((from) => new Uint8Array(Buffer.from(run.slice(from, from + 43), 'base64url'))),
  );
  const hex = [...text.matchAll(/[0-9a-f]{64}/g)].map(
    ([run]) => new Uint8Array(Buffer.from(run, 'hex')),
  );

  return [...bytes, ...coded, ...hex].filter(({ length }) => length === 32);
}
