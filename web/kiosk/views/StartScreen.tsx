import type { Answer } from '../../shared/domain/answers.ts';
import { allowsNa, optionsOf, type Instrument, type Item } from '../../shared/domain/survey.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { QuestionHeading } from './QuestionHeading.tsx';
import { TapOptions } from './TapOptions.tsx';

export interface StartScreenProps {
  readonly language: KioskLanguage;
  readonly instrument: Instrument;
  readonly item: Item;
  readonly onRate: (answer: Answer) => void;
}

export function StartScreen({ language, instrument, item, onRate }: StartScreenProps) {
  return (
    <div class="kiosk-start">
      <QuestionHeading language={language} instrument={instrument} item={item} />
      {item.kind !== 'text' && (
        <TapOptions
          language={language}
          options={optionsOf(instrument, item)}
          answer={undefined}
          na={allowsNa(item)}
          onTap={onRate}
        />
      )}
      <p class="soft">{kioskMessages[language].promise}</p>
    </div>
  );
}
