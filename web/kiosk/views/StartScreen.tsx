import type { RespondentType } from '../../shared/domain/survey.ts';
import type { Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';

export interface StartScreenProps {
  readonly language: Language;
  readonly respondentTypes: readonly RespondentType[];
  readonly onBegin: (respondentType: RespondentType | null) => void;
}

export function StartScreen({ language, respondentTypes, onBegin }: StartScreenProps) {
  const messages = kioskMessages[language];
  const [only] = respondentTypes;

  return (
    <div class="kiosk-start">
      <h1 tabIndex={-1}>{messages.welcome}</h1>
      <p class="soft">{messages.promise}</p>
      {respondentTypes.length > 1 ? (
        <div role="group" aria-labelledby="who-are-you">
          <p id="who-are-you">
            <strong>{messages.whoAreYou}</strong>
          </p>
          <div class="kiosk-types">
            {respondentTypes.map((type) => (
              <button key={type} type="button" class="button" onClick={() => onBegin(type)}>
                {commonMessages[language][type]}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <div class="kiosk-types">
          <button type="button" class="button" onClick={() => onBegin(only ?? null)}>
            {messages.start}
          </button>
        </div>
      )}
    </div>
  );
}
