export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

interface Packed {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  readonly crc: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** The first day that the format knows: the same figures make the same file. */
const DAY = 0x21;

const CRC_TABLE = Array.from({ length: 256 }, (_none, byte) => {
  let crc = byte;

  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return crc >>> 0;
});

export function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;

  for (const byte of bytes) {
    crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers of two or four bytes, the lowest byte first. */
function bytesOf(fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const bytes = fields.flatMap(([size, value]) =>
    Array.from({ length: size }, (_none, place) => (value >>> (8 * place)) & 0xff),
  );

  return Uint8Array.from(bytes);
}

const headOf = ({ name, content, crc }: Packed) =>
  [
    [2, VERSION],
    [2, UTF8_NAMES],
    [2, 0],
    [2, 0],
    [2, DAY],
    [4, crc],
    [4, content.length],
    [4, content.length],
    [2, name.length],
    [2, 0],
  ] as const;

const localOf = (file: Packed): Uint8Array => bytesOf([[4, LOCAL], ...headOf(file)]);

const centralOf = (file: Packed): Uint8Array =>
  bytesOf([
    [4, CENTRAL],
    [2, VERSION],
    ...headOf(file),
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, file.offset],
  ]);

const LOCAL_SIZE = 30;

/** An archive of texts as they are: too small to be worth squeezing. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  let offset = 0;
  const files = entries.map((entry): Packed => {
    const name = encoder.encode(entry.name);
    const content = encoder.encode(entry.text);
    const file = { name, content, crc: crcOf(content), offset };

    offset += LOCAL_SIZE + name.length + content.length;
    return file;
  });
  const directory = files.flatMap((file) => [centralOf(file), file.name]);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = bytesOf([
    [4, END],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);

  return joined([
    ...files.flatMap((file) => [localOf(file), file.name, file.content]),
    ...directory,
    end,
  ]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;

  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}
