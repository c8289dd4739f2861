import type { Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';
import { Notice } from '../../shared/ui/Notice.tsx';

export interface ChooseCounterProps {
  readonly language: Language;
  readonly surveys: readonly Survey[];
  /** The address named a survey or counter that does not exist. */
  readonly unknown: boolean;
}

export const kioskAddress = (survey: string, counter: string): string =>
  `/kiosk/?survey=${encodeURIComponent(survey)}&counter=${encodeURIComponent(counter)}`;

export const takesTablets = (survey: Survey): boolean =>
  survey.state === 'open' && survey.channels.includes('kiosk');

export function ChooseCounter({ language, surveys, unknown }: ChooseCounterProps) {
  const messages = kioskMessages[language];
  const open = surveys.filter(takesTablets);

  return (
    <div class="stack-wide">
      <div class="stack">
        <h1 tabIndex={-1}>{messages.chooseCounter}</h1>
        <p class="soft">{messages.chooseHint}</p>
      </div>
      {unknown && <Notice kind="error">{messages.unknownCounter}</Notice>}
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
