import { xsalsa20poly1305, hsalsa } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, randomBytes } from '@noble/hashes/utils.js';

/** "expand 32-byte k", the constant of Salsa20. */
const SIGMA = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);

const words = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(4 * at, true));
};

const bytesOf = (from: Uint32Array): Uint8Array => {
  const bytes = new Uint8Array(4 * from.length);
  const view = new DataView(bytes.buffer);

  from.forEach((word, at) => view.setUint32(4 * at, word, true));
  return bytes;
};

/** crypto_box_beforenm: the shared secret is hashed before it is used as a key. */
function boxKey(secret: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const key = new Uint32Array(8);

  hsalsa(SIGMA, words(x25519.getSharedSecret(secret, publicKey)), new Uint32Array(4), key);
  return bytesOf(key);
}

const nonceOf = (ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array =>
  blake2b(concatBytes(ephemeral, recipient), { dkLen: 24 });

/**
 * crypto_box_seal of libsodium. The secret half of the ephemeral key is forgotten on return, so
 * that only the owner of the recipient's secret key can open the box: not even this tablet.
 */
export function seal(
  message: Uint8Array,
  recipient: Uint8Array,
  ephemeralSecret: Uint8Array = randomBytes(32),
): Uint8Array {
  const ephemeral = x25519.getPublicKey(ephemeralSecret);
  const key = boxKey(ephemeralSecret, recipient);
  const box = xsalsa20poly1305(key, nonceOf(ephemeral, recipient)).encrypt(message);

  return concatBytes(ephemeral, box);
}

/** crypto_box_seal_open; throws if the box is not for this key. Only tests have such a key. */
export function unseal(box: Uint8Array, recipient: Uint8Array, secret: Uint8Array): Uint8Array {
  const ephemeral = box.subarray(0, 32);
  const key = boxKey(secret, ephemeral);

  return xsalsa20poly1305(key, nonceOf(ephemeral, recipient)).decrypt(box.subarray(32));
}
