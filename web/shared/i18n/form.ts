import type { FormLanguage } from '../domain/text.ts';
import type { FormMessages } from './form/messages.ts';
import { vi } from './form/vi.ts';

export type { FormMessages } from './form/messages.ts';

/** Each language by its own name. */
export const FORM_LANGUAGES: Readonly<Record<FormLanguage, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  ko: '한국어',
  ja: '日本語',
  zh: '中文',
};

export const isFormLanguage = (word: string | null): word is FormLanguage =>
  word !== null && Object.hasOwn(FORM_LANGUAGES, word);

/** Only Vietnamese comes with the page: a reader needs one language, and four would cost them time. */
const loaded = new Map<FormLanguage, FormMessages>([['vi', vi]]);

const LOADERS: Readonly<Record<Exclude<FormLanguage, 'vi'>, () => Promise<FormMessages>>> = {
  en: () => import('./form/en.ts').then(({ en }) => en),
  ko: () => import('./form/ko.ts').then(({ ko }) => ko),
  ja: () => import('./form/ja.ts').then(({ ja }) => ja),
  zh: () => import('./form/zh.ts').then(({ zh }) => zh),
};

/** Whether the messages of the language are there now; without a connection they may not come. */
export async function loadMessages(language: FormLanguage): Promise<boolean> {
  if (language === 'vi' || loaded.has(language)) {
    return true;
  }
  try {
    loaded.set(language, await LOADERS[language]());
    return true;
  } catch {
    return false;
  }
}

/** Vietnamese for a language that has not been loaded. */
export const messagesIn = (language: FormLanguage): FormMessages => loaded.get(language) ?? vi;
