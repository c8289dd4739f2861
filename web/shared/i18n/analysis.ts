import type { Language } from '../domain/text.ts';
import { en } from './analysis/en.ts';
import { vi, type AnalysisMessages } from './analysis/vi.ts';

export type { AnalysisMessages };

/** The words of the charts of the results page. */
export const analysisMessages: Readonly<Record<Language, AnalysisMessages>> = { vi, en };
