export type PersonalKind = 'phone' | 'identity' | 'taxCode' | 'email';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/u;

/** Digits as people write them: in groups, with one space, dot or hyphen between them. */
const groupsOf = (first: string, more: string, between = '[ .-]?') =>
  new RegExp(`(^|[^\\d])(${first}(?:${between}\\d){${more}})(?!\\d)`, 'gu');

/** Vietnamese numbers: 0 or +84, then an area or network code and the rest. */
const PHONE = groupsOf('(?:\\+?84[ .-]?(?:\\(0\\))?|\\(?0)[235789]', '7,9', '[ .)-]{0,2}');
const IDENTITY = [groupsOf('\\d', '11'), groupsOf('\\d', '8')];
const TAX_CODE = [groupsOf('\\d', '12'), groupsOf('\\d', '9')];

/** 150.000.000 is an amount of money; numbers of people are not written in threes from the left. */
const AMOUNT = /^[1-9]\d{0,2}(\.\d{3})+$/;

const finds = (pattern: RegExp, text: string): boolean =>
  Array.from(text.matchAll(pattern)).some(([, , number = '']) => !AMOUNT.test(number));

/**
 * What in a free text may tell who somebody is. A guess, made to warn and not to forbid: a dossier's
 * number may look like a phone number. Full-width digits of East Asian keyboards count, too.
 */
export function personalDataIn(text: string): readonly PersonalKind[] {
  const plain = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/gu, '-');
  const phone = finds(PHONE, plain);
  const identity = IDENTITY.some((pattern) => finds(pattern, plain));
  const found: readonly (readonly [PersonalKind, boolean])[] = [
    ['phone', phone],
    ['identity', identity],
    ['taxCode', !phone && TAX_CODE.some((pattern) => finds(pattern, plain))],
    ['email', EMAIL.test(plain)],
  ];

  return found.flatMap(([kind, is]) => (is ? [kind] : []));
}
