import type { Survey } from '../../shared/domain/survey.ts';
import { textIn } from '../../shared/domain/text.ts';
import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import { trialMessages } from './messages.ts';

export interface ChooseCounterProps {
  readonly language: KioskLanguage;
  readonly surveys: readonly Survey[];
}

export const kioskAddress = (survey: string, counter: string): string =>
  `/kiosk/?survey=${encodeURIComponent(survey)}&counter=${encodeURIComponent(counter)}`;

export const allowsTrials = (survey: Survey): boolean =>
  survey.state === 'open' && survey.channels.includes('kiosk') && survey.kiosks !== 'enrolled';

export function ChooseCounter({ language, surveys }: ChooseCounterProps) {
  const messages = trialMessages[language];
  const open = surveys.filter(allowsTrials);

  return (
    <div class="stack-wide">
      <div class="stack">
        <h1 tabIndex={-1}>{messages.chooseCounter}</h1>
        <p class="soft">{messages.chooseHint}</p>
      </div>
      {open.length === 0 && <Notice>{messages.noSurveys}</Notice>}
      {open.map((survey) => (
        <section key={survey.code} class="card stack">
          <h2>{textIn(survey.title, language)}</h2>
          {survey.units.map((unit) => (
            <div key={unit.code} class="stack">
              <h3>{textIn(unit.name, language)}</h3>
              <ul class="counter-links">
                {unit.counters.map(({ code, name }) => (
                  <li key={code}>
                    <a class="button secondary" href={kioskAddress(survey.code, code)}>
                      {textIn(name, language)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
