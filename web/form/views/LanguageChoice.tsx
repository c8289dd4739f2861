import type { FormLanguage } from '../../shared/domain/text.ts';
import { FORM_LANGUAGES, isFormLanguage, messagesIn } from '../../shared/i18n/form.ts';

export interface LanguageChoiceProps {
  readonly language: FormLanguage;
  readonly onLanguage: (language: FormLanguage) => void;
}

/** Each language by its own name: whoever looks for it cannot read the others. */
export function LanguageChoice({ language, onLanguage }: LanguageChoiceProps) {
  return (
    <div
      class="language-switch form-languages no-print"
      role="group"
      aria-label={messagesIn(language).language}
    >
      {Object.entries(FORM_LANGUAGES).map(([choice, name]) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={choice === language}
          onClick={() => isFormLanguage(choice) && onLanguage(choice)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
