import { useState } from 'preact/hooks';
import { getOpenSurveys } from '../../shared/api/surveys.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { Loading } from '../../shared/ui/Loading.tsx';
import { ProblemNotice } from '../../shared/ui/Notice.tsx';
import { useLoaded } from '../../shared/ui/useLoaded.ts';
import { KioskFrame } from '../views/KioskFrame.tsx';
import { ChooseCounter } from './ChooseCounter.tsx';

export type ChooseScreenProps = Readonly<Record<never, never>>;

/** For whoever wants to try the tablet's form without enrolling a tablet. */
export function ChooseScreen(_props: ChooseScreenProps) {
  const [language, setLanguage] = useState<KioskLanguage>('vi');
  const [loaded, reload] = useLoaded('open', getOpenSurveys);
  const messages = commonMessages[language];

  return (
    <KioskFrame
      language={language}
      onLanguage={setLanguage}
      title={kioskMessages[language].title}
      subtitle={messages.systemName}
    >
      <div>
        {loaded.is === 'loading' && <Loading messages={messages} />}
        {loaded.is === 'failed' && (
          <ProblemNotice problem={loaded.problem} messages={messages} onRetry={reload} />
        )}
        {loaded.is === 'ready' && <ChooseCounter language={language} surveys={loaded.value} />}
      </div>
    </KioskFrame>
  );
}
