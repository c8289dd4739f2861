import type { Survey } from '../shared/domain/survey.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { landingMessages } from '../shared/i18n/landing.ts';
import { Notice } from '../shared/ui/Notice.tsx';

export interface LandingProps {
  readonly language: Language;
  readonly surveys: readonly Survey[];
}

export function Landing({ language, surveys }: LandingProps) {
  const messages = landingMessages[language];

  return (
    <>
      <section class="stack" aria-labelledby="open-surveys">
        <h2 id="open-surveys">{messages.openSurveys}</h2>
        {surveys.length === 0 && <Notice>{messages.noSurveys}</Notice>}
        {surveys.map((survey) => (
          <OpenSurvey key={survey.code} language={language} survey={survey} />
        ))}
      </section>
      <StaffLinks language={language} />
    </>
  );
}

function OpenSurvey({ language, survey }: { language: Language; survey: Survey }) {
  const messages = landingMessages[language];
  const code = encodeURIComponent(survey.code);
  const counters = survey.units.flatMap((unit) => unit.counters);

  return (
    <article class="card stack">
      <h3>{textIn(survey.title, language)}</h3>
      <p class="soft">{survey.units.map(({ name }) => textIn(name, language)).join(' · ')}</p>
      {survey.channels.includes('online') && (
        <p>
          <a class="button" href={`/s/${code}`}>
            {messages.answerOnline}
          </a>
        </p>
      )}
      {survey.channels.includes('kiosk') && survey.kiosks !== 'enrolled' && counters.length > 0 && (
        <div>
          <p>
            <strong>{messages.atCounter}</strong>
          </p>
          <ul class="link-list">
            {counters.map((counter) => (
              <li key={counter.code}>
                <a href={`/kiosk/?survey=${code}&counter=${encodeURIComponent(counter.code)}`}>
                  {textIn(counter.name, language)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

function StaffLinks({ language }: { readonly language: Language }) {
  const messages = landingMessages[language];

  return (
    <section class="stack" aria-labelledby="staff">
      <h2 id="staff">{messages.staff}</h2>
      <p class="soft">{messages.staffText}</p>
      <div class="staff-links">
        <div class="card">
          <h3>
            <a href="/results/">{messages.results}</a>
          </h3>
          <p>{messages.resultsText}</p>
        </div>
        <div class="card">
          <h3>
            <a href="/par/">{messages.scorecards}</a>
          </h3>
          <p>{messages.scorecardsText}</p>
        </div>
      </div>
    </section>
  );
}

/** The name in the header when everything open belongs to one unit. */
export function onlyUnitName(surveys: readonly Survey[], language: Language): string | null {
  const units = new Map(surveys.flatMap(({ units }) => units.map((unit) => [unit.code, unit])));
  const [unit] = units.values();

  return units.size === 1 && unit !== undefined ? textIn(unit.name, language) : null;
}
