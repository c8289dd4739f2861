import { deflateSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** The emblem of shared/ui/Emblem.tsx in its box of 32 by 32: a gold star on a red disc. */
const STAR = [
  [16, 5],
  [18.6, 13],
  [27, 13],
  [20.2, 17.9],
  [22.8, 25.9],
  [16, 21],
  [9.2, 25.9],
  [11.8, 17.9],
  [5, 13],
  [13.4, 13],
] as const;
const RED = [0xc8, 0x10, 0x2e];
const GOLD = [0xff, 0xd5, 0x4a];

/** Points a side that each pixel is looked at, for smooth edges. */
const FINE = 4;

function isInStar(x: number, y: number): boolean {
  let inside = false;
  let [ax, ay]: readonly [number, number] = STAR[STAR.length - 1] ?? [0, 0];

  for (const [bx, by] of STAR) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      inside = !inside;
    }
    ax = bx;
    ay = by;
  }
  return inside;
}

/** Red, green, blue and opacity of a pixel: the mean of what its points show. */
function pixelAt(column: number, row: number, size: number, maskable: boolean): readonly number[] {
  // A launcher may cut a maskable icon down to its middle four fifths: the star keeps inside.
  const scale = maskable ? 1.25 : 1;
  let gold = 0;
  let seen = 0;

  for (let point = 0; point < FINE * FINE; point += 1) {
    const x = ((column + ((point % FINE) + 0.5) / FINE) * 32) / size - 16;
    const y = ((row + (Math.floor(point / FINE) + 0.5) / FINE) * 32) / size - 16;

    if (maskable || x * x + y * y <= 256) {
      seen += 1;
      gold += isInStar(16 + x * scale, 16 + y * scale) ? 1 : 0;
    }
  }
  const share = seen === 0 ? 0 : gold / seen;

  return [
    ...RED.map((red, at) => Math.round(red + ((GOLD[at] ?? 0) - red) * share)),
    Math.round((seen * 255) / (FINE * FINE)),
  ];
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;

  for (let bit = 0; bit < 8; bit += 1) {
    rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  }
  return rest;
});

const crcOf = (bytes: Uint8Array): number =>
  (bytes.reduce((rest, byte) => (CRC[(rest ^ byte) & 255] ?? 0) ^ (rest >>> 8), 0xffffffff) ^
    0xffffffff) >>>
  0;

function part(kind: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(content.length + 12);

  bytes.writeUInt32BE(content.length, 0);
  bytes.write(kind, 4, 'ascii');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crcOf(bytes.subarray(4, content.length + 8)), content.length + 8);
  return bytes;
}

/** The emblem as a PNG of size by size pixels. */
export function emblemPng(size: number, maskable: boolean): Uint8Array {
  const header = Buffer.alloc(13);
  const pixels = Buffer.alloc(size * (1 + 4 * size));

  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      pixels.set(pixelAt(column, row, size, maskable), row * (1 + 4 * size) + 1 + 4 * column);
    }
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', header),
    part('IDAT', deflateSync(pixels, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}

/** Draws the icons of the tablet's manifest, so that no picture needs to be kept beside its source. */
export const icons: Plugin = {
  name: 'icons',
  apply: 'build',
  generateBundle() {
    const draw = (name: string, size: number, maskable: boolean) =>
      this.emitFile({
        type: 'asset',
        fileName: `kiosk/${name}`,
        source: emblemPng(size, maskable),
      });

    draw('icon-192.png', 192, false);
    draw('icon-512.png', 512, false);
    draw('icon-maskable-512.png', 512, true);
  },
};
