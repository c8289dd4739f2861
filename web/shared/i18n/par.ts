import type { Language } from '../domain/text.ts';
import { en } from './par/en.ts';
import { vi, type ParMessages } from './par/vi.ts';

export type { ParMessages };

export const parMessages: Readonly<Record<Language, ParMessages>> = { vi, en };
