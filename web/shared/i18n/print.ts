import type { Language } from '../domain/text.ts';

const vi = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  printedOn: (day: string, month: string, year: string) => `Ngày ${day} tháng ${month} năm ${year}`,
};

export type PrintMessages = typeof vi;

const en: PrintMessages = {
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence - Freedom - Happiness',
  printedOn: (day, month, year) => `${day}/${month}/${year}`,
};

export const printMessages: Readonly<Record<Language, PrintMessages>> = { vi, en };
