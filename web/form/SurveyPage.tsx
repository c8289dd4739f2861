import { useEffect } from 'preact/hooks';
import { availabilityOf, type Availability } from '../shared/domain/availability.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { FormLanguage } from '../shared/domain/text.ts';
import { messagesIn, type FormMessages } from '../shared/i18n/form.ts';
import { Notice } from '../shared/ui/Notice.tsx';
import type { KeptDraft } from './draft.ts';
import { forgetDraft } from './draftStore.ts';
import { OnlineForm } from './OnlineForm.tsx';
import { Words } from './views/Words.tsx';
import { dayText, plainWords } from './wording.ts';

export interface SurveyPageProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly kept: KeptDraft | null;
  readonly today: string;
}

/** The form while the survey takes answers, else the reason why it does not. */
export function SurveyPage({ language, survey, kept, today }: SurveyPageProps) {
  const availability = availabilityOf(survey, today);

  return availability.is === 'open' ? (
    <OnlineForm language={language} survey={survey} kept={kept} />
  ) : (
    <Unavailable language={language} survey={survey} availability={availability} />
  );
}

type Reason = Exclude<Availability, { readonly is: 'open' }>;

interface UnavailableProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly availability: Reason;
}

function Unavailable({ language, survey, availability }: UnavailableProps) {
  const messages = messagesIn(language);
  const over = availability.is === 'closed' || availability.is === 'ended';

  useEffect(() => {
    document.title = `${plainWords(survey.title, language)} – ${messages.title}`;
  }, [survey, language]);
  useEffect(() => {
    // A draft that can never be sent any more has no business on this device.
    if (over) {
      void forgetDraft(survey.code);
    }
  }, [over]);

  return (
    <div class="stack">
      <h1>
        <Words said={survey.title} language={language} />
      </h1>
      <Notice>{reasonText(availability, messages, language)}</Notice>
    </div>
  );
}

export function reasonText(
  availability: Reason,
  messages: FormMessages,
  language: FormLanguage,
): string {
  switch (availability.is) {
    case 'closed':
      return messages.closed;
    case 'ended':
      return messages.ended;
    case 'not-online':
      return messages.notOnline;
    case 'not-begun':
      return messages.notBegun(dayText(availability.from, language));
  }
}
