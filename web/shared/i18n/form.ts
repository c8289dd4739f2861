import type { FormLanguage } from '../domain/text.ts';
import { en } from './form/en.ts';
import { ja } from './form/ja.ts';
import { ko } from './form/ko.ts';
import type { FormMessages } from './form/messages.ts';
import { vi } from './form/vi.ts';
import { zh } from './form/zh.ts';

export type { FormMessages } from './form/messages.ts';

export const FORM_LANGUAGES: readonly FormLanguage[] = ['vi', 'en', 'ko', 'ja', 'zh'];

export const isFormLanguage = (word: string | null): word is FormLanguage =>
  FORM_LANGUAGES.some((language) => language === word);

export const formMessages: Readonly<Record<FormLanguage, FormMessages>> = { vi, en, ko, ja, zh };
