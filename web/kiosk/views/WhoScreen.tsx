import type { RespondentType } from '../../shared/domain/survey.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface WhoScreenProps {
  readonly language: KioskLanguage;
  readonly types: readonly RespondentType[];
  readonly chosen: RespondentType | null;
  readonly onWho: (type: RespondentType) => void;
  readonly onBack: () => void;
}

export function WhoScreen({ language, types, chosen, onWho, onBack }: WhoScreenProps) {
  return (
    <div class="kiosk-who">
      <h1 id="who-are-you" tabIndex={-1}>
        {kioskMessages[language].whoAreYou}
      </h1>
      <div class="kiosk-types" role="group" aria-labelledby="who-are-you">
        {types.map((type) => (
          <button
            key={type}
            type="button"
            class="kiosk-option"
            aria-pressed={type === chosen}
            onClick={() => onWho(type)}
          >
            {commonMessages[language][type]}
          </button>
        ))}
      </div>
      <div class="kiosk-actions">
        <button type="button" class="button secondary" onClick={onBack}>
          {commonMessages[language].back}
        </button>
      </div>
    </div>
  );
}
