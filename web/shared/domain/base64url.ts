const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648 section 5, without padding. */
export function base64UrlOf(bytes: Uint8Array): string {
  let text = '';

  for (let place = 0; place < bytes.length; place += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(place, place + 3);
    const word = (first << 16) | (second << 8) | third;
    const letters = [18, 12, 6, 0].map((shift) => LETTERS.charAt((word >> shift) & 63)).join('');

    text += letters.slice(0, Math.min(3, bytes.length - place) + 1);
  }
  return text;
}

/** Null if it is not base64url. */
export function bytesOfBase64Url(text: string): Uint8Array | null {
  const sixes = Array.from(text, (letter) => LETTERS.indexOf(letter));
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let place = 0;

  if (sixes.includes(-1) || text.length % 4 === 1) {
    return null;
  }
  for (const six of sixes) {
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[place] = (held >> bits) & 0xff;
      place += 1;
    }
  }
  return bytes;
}
