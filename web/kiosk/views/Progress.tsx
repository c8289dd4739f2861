import type { Step } from '../../shared/domain/routing.ts';
import { textIn } from '../../shared/domain/text.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface ProgressProps {
  readonly language: KioskLanguage;
  readonly steps: readonly Step[];
  readonly current: string;
  readonly place: number;
  readonly total: number;
}

/** One bar per factor, as long as it has questions, filled as far as the person has come. */
export function Progress({ language, steps, current, place, total }: ProgressProps) {
  const messages = kioskMessages[language];
  const part = steps.findIndex((step) => step.code === current);
  const step = steps[part];

  return (
    <div class="kiosk-progress">
      <div class="bars" aria-hidden="true">
        {steps.map(({ code, done, total: length }) => (
          <div key={code} class="bar" style={{ flexGrow: String(length) }}>
            <div class="done" style={{ width: `${(done / length) * 100}%` }} />
          </div>
        ))}
      </div>
      <p class="small soft">
        <span>
          {messages.part(part + 1, steps.length)}
          {step !== undefined && `: ${textIn(step.title, language)}`}
        </span>
        <span class="at">{messages.progress(place + 1, total)}</span>
      </p>
    </div>
  );
}
