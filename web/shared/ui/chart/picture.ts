import { FONT, palette } from './palette.ts';
import type { LegendEntry } from './model.ts';

/** What stands around a drawing that leaves the page: it must explain itself. */
export interface Caption {
  readonly title: string;
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;
const TITLE = { size: 20, line: 28 };
const SMALL = { size: 13, line: 20 };
/** Letters are about this wide, as a part of their height; there is no browser here to measure. */
const LETTER = 0.54;

export const widthOf = (text: string, size: number): number => text.length * size * LETTER;
const SWATCH = 14;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Breaks a text between words into lines that fit the width. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  const most = Math.max(1, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];

  for (const word of text.split(' ')) {
    const last = lines.at(-1);

    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

const textAt = (x: number, y: number, size: number, text: string, more = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}"${more}>${escaped(text)}</text>`;

const BOLD = ' font-weight="700"';
const SOFT = ` fill="${palette.soft}"`;

/** The swatch of a legend as it is drawn on the page, in a square of 16. */
export function swatchOf({ colour, mark }: LegendEntry): string {
  const square = `<rect width="16" height="16" fill="${colour}" stroke="${palette.strong}" stroke-width="0.5"/>`;

  switch (mark) {
    case 'hidden':
      return `${square}<path d="M0 16 16 0" stroke="${palette.strong}"/><text x="8" y="12" font-size="11" text-anchor="middle">c</text>`;
    case 'weak':
      return `${square}<path d="M6 0h10v10z" fill="${palette.ink}"/>`;
    case 'band':
      return `<rect y="3" width="16" height="10" fill="${colour}"/>`;
    default:
      return square;
  }
}

/** The entries from left to right, on as many lines as they need. */
function legendAt(top: number, width: number, entries: readonly LegendEntry[]) {
  let x = MARGIN;
  let y = top;
  const parts = entries.map((entry) => {
    const room = SWATCH + 8 + widthOf(entry.label, SMALL.size) + 20;

    if (x > MARGIN && x + room > width - MARGIN) {
      x = MARGIN;
      y += SMALL.line + 4;
    }
    const part = `<g transform="translate(${x} ${y})">${swatchOf(entry)}</g>${textAt(x + 24, y + 13, SMALL.size, entry.label)}`;

    x += room;
    return part;
  });

  return { text: parts.join(''), bottom: entries.length === 0 ? top : y + SMALL.line + 8 };
}

/** Puts title, legend and notes around a drawing: one file that can stand in a report. */
export function pictureOf(drawing: Picture, caption: Caption): Picture {
  const width = drawing.width + 2 * MARGIN;
  const room = drawing.width;
  const title = linesOf(caption.title, room, TITLE.size);
  const notes = caption.notes.flatMap((note) => linesOf(note, room, SMALL.size));
  const titleText = title.map((line, place) =>
    textAt(MARGIN, MARGIN + 20 + place * TITLE.line, TITLE.size, line, BOLD),
  );
  const legend = legendAt(MARGIN + title.length * TITLE.line + 8, width, caption.legend);
  const below = legend.bottom + drawing.height + 20;
  const noteText = notes.map((line, place) =>
    textAt(MARGIN, below + place * SMALL.line, SMALL.size, line, SOFT),
  );
  const height = below + notes.length * SMALL.line + 4;

  return {
    width,
    height,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
      `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family="${escaped(FONT)}" fill="${palette.ink}">` +
      `<rect width="100%" height="100%" fill="${palette.paper}"/>${titleText.join('')}${legend.text}` +
      `<g transform="translate(${MARGIN} ${legend.bottom})">${drawing.svg}</g>` +
      `${noteText.join('')}</svg>`,
  };
}
