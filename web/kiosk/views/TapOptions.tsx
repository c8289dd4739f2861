import type { Answer } from '../../shared/domain/answers.ts';
import { moodOf, showsFaces } from '../../shared/domain/chart.ts';
import type { Option } from '../../shared/domain/survey.ts';
import { textIn } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { Face } from '../../shared/ui/Face.tsx';

export interface TapOptionsProps {
  readonly language: KioskLanguage;
  readonly options: readonly Option[];
  readonly answer: Answer | undefined;
  readonly na: boolean;
  readonly onTap: (answer: Answer) => void;
}

/** One tap answers and moves on. Faces for satisfaction, words for everything else. */
export function TapOptions({ language, options, answer, na, onTap }: TapOptionsProps) {
  const faces = showsFaces(options);

  return (
    <div role="group" aria-labelledby="question">
      <div class={faces ? 'kiosk-faces' : 'kiosk-list'}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            class={faces ? 'kiosk-face' : 'kiosk-option'}
            aria-pressed={answer === option.value}
            onClick={() => onTap(option.value)}
          >
            {faces && <Face mood={moodOf(options, option.value)} />}
            <span>{textIn(option.label, language)}</span>
          </button>
        ))}
      </div>
      {na && (
        <button
          type="button"
          class="kiosk-option kiosk-na"
          aria-pressed={answer === 'NA'}
          onClick={() => onTap('NA')}
        >
          {commonMessages[language].na}
        </button>
      )}
    </div>
  );
}
