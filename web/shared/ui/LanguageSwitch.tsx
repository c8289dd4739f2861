import type { Language } from '../domain/text.ts';
import { commonMessages } from '../i18n/common.ts';
import { LANGUAGES } from '../i18n/language.ts';

export interface LanguageSwitchProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

export function LanguageSwitch({ language, onLanguage }: LanguageSwitchProps) {
  return (
    <div
      class="language-switch no-print"
      role="group"
      aria-label={commonMessages[language].language}
    >
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={choice === language}
          onClick={() => onLanguage(choice)}
        >
          {commonMessages[choice].languageName}
        </button>
      ))}
    </div>
  );
}
