export interface Violation {
  readonly pointer: string;
  readonly code: string;
}

/** The item an /answers pointer is about, or the member of the body: "/answers/1.1" → item "1.1". */
export type Place =
  | { readonly kind: 'item'; readonly code: string }
  | { readonly kind: 'member'; readonly name: string };

const unescape = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');

export function placeOf(pointer: string): Place {
  const [first = '', second] = pointer.replace(/^\//, '').split('/').map(unescape);

  return first === 'answers' && second !== undefined
    ? { kind: 'item', code: second }
    : { kind: 'member', name: first };
}
