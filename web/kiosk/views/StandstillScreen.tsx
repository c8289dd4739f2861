import { useState } from 'preact/hooks';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages, type KioskLanguage, type KioskMessages } from '../../shared/i18n/kiosk.ts';
import type { Tablet } from '../device/tablet.ts';
import { Lazy } from '../Lazy.tsx';
import { staffScreen } from '../staff/load.ts';
import { KioskFrame } from './KioskFrame.tsx';

/** Why the tablet takes no answers now. */
export type Standstill =
  | 'revoked'
  | 'waitingForNetwork'
  | 'closed'
  | 'wrongPlace'
  | 'unknownCounter'
  | 'onlyEnrolled'
  | 'broken'
  | 'elsewhere';

const explanationOf = (why: Standstill, messages: KioskMessages): string | null => {
  switch (why) {
    case 'revoked':
      return messages.revokedWhy;
    case 'broken':
      return messages.brokenWhy;
    case 'elsewhere':
      return messages.elsewhereWhy;
    default:
      return null;
  }
};

export interface StandstillScreenProps {
  readonly why: Standstill;
  /** The staff area is there as soon as there is a tablet. */
  readonly tablet?: Tablet;
  readonly contrast?: boolean;
  readonly onContrast?: (contrast: boolean) => void;
}

export function StandstillScreen({ why, tablet, contrast, onContrast }: StandstillScreenProps) {
  const [language, setLanguage] = useState<KioskLanguage>('vi');
  const [staff, setStaff] = useState(false);
  const messages = kioskMessages[language];
  const explanation = explanationOf(why, messages);

  if (staff && tablet !== undefined) {
    return (
      <Lazy
        load={staffScreen}
        props={{
          tablet,
          contrast: contrast ?? false,
          onContrast: onContrast ?? (() => undefined),
          onClose: () => setStaff(false),
        }}
      />
    );
  }
  return (
    <KioskFrame
      language={language}
      onLanguage={setLanguage}
      title={messages.title}
      subtitle={commonMessages[language].systemName}
      {...(tablet === undefined ? {} : { onStaff: () => setStaff(true) })}
    >
      <div class={`kiosk-thanks kiosk-standstill ${why}`}>
        <h1 tabIndex={-1}>{messages[why]}</h1>
        {explanation !== null && <p>{explanation}</p>}
        {why === 'broken' && (
          <button type="button" class="button" onClick={() => location.reload()}>
            {commonMessages[language].tryAgain}
          </button>
        )}
        {(why === 'onlyEnrolled' || why === 'unknownCounter') && (
          <a class="button secondary" href="/kiosk/">
            {messages.toStart}
          </a>
        )}
      </div>
    </KioskFrame>
  );
}
