export type PersonalNumber = 'phone' | 'identity';

/** Digits as people write them: "0912 345 678", "079.204.000.123", "(024) 3825-1234". */
const RUNS = /\+?\(?\p{Nd}(?:[\s.\-–·()]{0,2}\p{Nd}){8,}/gu;
const CURRENCY = /^\s*(đ|đồng|vnđ|vnd|usd|triệu|tỷ|tỉ)(?![\p{L}\p{M}])/iu;

const isPhone = (digits: string, international: boolean): boolean =>
  international || /^0\d{9,10}$/.test(digits) || /^84\d{9,10}$/.test(digits);

/**
 * Whether a text seems to hold a phone or identity number: 9 to 13 digits in a row, but no sum of
 * money. Old identity cards have 9 digits, new ones 12, phones 10 or 11, tax codes 10 or 13. It may be
 * wrong in both directions, so its answer is a question to the person and never a refusal.
 */
export function personalNumberIn(text: string): PersonalNumber | null {
  const plain = text.normalize('NFKC');

  for (const run of plain.matchAll(RUNS)) {
    const digits = run[0].replace(/\P{Nd}/gu, '');
    const after = plain.slice(run.index + run[0].length);

    if (digits.length <= 13 && !CURRENCY.test(after)) {
      return isPhone(digits, run[0].startsWith('+')) ? 'phone' : 'identity';
    }
  }
  return null;
}
