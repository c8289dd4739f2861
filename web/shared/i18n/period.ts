import type { Language } from '../domain/text.ts';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** A period as people call it: "2026Q4" is Quý IV/2026, "DOT2" is Đợt 2; other codes stay. */
export function periodName(code: string, language: Language): string {
  const [, year, quarter] = /^(\d{4})Q([1-4])$/.exec(code) ?? [];
  const [, wave] = /^DOT(\d+)$/.exec(code) ?? [];

  if (year !== undefined) {
    const number = Number(quarter);

    return language === 'vi' ? `Quý ${ROMAN[number - 1] ?? ''}/${year}` : `Q${number} ${year}`;
  }
  if (wave !== undefined) {
    return language === 'vi' ? `Đợt ${wave}` : `Wave ${wave}`;
  }
  return code;
}
