/** From where to where a mark of the drawing reaches, downwards. */
interface Mark {
  readonly element: Element;
  readonly top: number;
  readonly bottom: number;
}

/** Neighbours that only touch an edge are no part of a slice. */
const TOUCH = 1;

/**
 * Puts beside a drawing its slices, as the rows of a table: a printer can part those between pages,
 * and repeats the head. Each slice has its own marks alone, so that no text is on paper twice.
 */
export function slice(place: HTMLElement, width: number, edges: readonly number[]): void {
  const svg = place.querySelector('svg');
  const [head = 0, ...others] = edges;

  if (svg === null) {
    return;
  }
  const marks = marksOf(svg, width);
  const table = document.createElement('table');
  const part = (section: HTMLElement, top: number, bottom: number) => {
    const row = document.createElement('tr');
    const cell = document.createElement('td');

    cell.append(sliceOf(svg, marks, { width, top, bottom }));
    row.append(cell);
    section.append(row);
  };
  const body = table.createTBody();

  table.className = 'slices';
  part(table.createTHead(), 0, head);
  others.forEach((bottom, index) =>
    part(body, index === 0 ? head : (others[index - 1] ?? 0), bottom),
  );
  unslice(place);
  place.classList.add('sliced');
  place.append(table);
}

export function unslice(place: HTMLElement): void {
  place.classList.remove('sliced');
  place.querySelector('.slices')?.remove();
}

function marksOf(svg: SVGSVGElement, width: number): readonly Mark[] {
  const frame = svg.getBoundingClientRect();
  const scale = frame.width === 0 ? 1 : width / frame.width;

  return [...svg.querySelectorAll('path, text')].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();

    return { element, top: (top - frame.top) * scale, bottom: (bottom - frame.top) * scale };
  });
}

interface Window {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

function sliceOf(svg: SVGSVGElement, marks: readonly Mark[], { width, top, bottom }: Window): Node {
  const part = svg.cloneNode(false) as SVGSVGElement;
  const inside = marks.filter((mark) => mark.top < bottom - TOUCH && mark.bottom > top + TOUCH);

  part.setAttribute('height', String(bottom - top));
  part.setAttribute('viewBox', `0 ${top} ${width} ${bottom - top}`);
  part.append(...inside.map(({ element }) => copyOf(element)));
  return part;
}

/** Chromium forgets the transform of a text in the head of a table that it repeats. */
function copyOf(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  const move = copy.getAttribute('transform') ?? '';
  const [, x, y] = /^translate\(([-\d.]+) ([-\d.]+)\)$/.exec(move) ?? [];

  if (copy.tagName === 'text' && x !== undefined) {
    copy.removeAttribute('transform');
    copy.setAttribute('x', x);
    copy.setAttribute('y', String(Number(y) + Number(copy.getAttribute('y') ?? 0)));
  }
  return copy;
}
