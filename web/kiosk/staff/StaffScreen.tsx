import { useEffect, useState } from 'preact/hooks';
import { commonMessages } from '../../shared/i18n/common.ts';
import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';
import type { PinHash } from '../device/database.ts';
import type { Tablet } from '../device/tablet.ts';
import { EnrolScreen } from '../enrol/EnrolScreen.tsx';
import { somebodyThere } from '../presence.ts';
import { updateBetweenPersons } from '../updates.ts';
import { useIdle } from '../useIdle.ts';
import { KioskFrame } from '../views/KioskFrame.tsx';
import { staffMessages } from './messages.ts';
import { PinGate } from './PinGate.tsx';
import { TabletState } from './TabletState.tsx';
import './staff.css';

export interface StaffScreenProps {
  readonly tablet: Tablet;
  readonly contrast: boolean;
  readonly onContrast: (contrast: boolean) => void;
  readonly onClose: () => void;
}

/** What the staff sees: the state of the tablet, never an answer. Closes itself when forgotten. */
export function StaffScreen({ tablet, contrast, onContrast, onClose }: StaffScreenProps) {
  const [language, setLanguage] = useState<KioskLanguage>('vi');
  const [pin, setPin] = useState<PinHash | null | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const [enrolling, setEnrolling] = useState(false);
  const messages = staffMessages[language];

  useIdle(!enrolling, onClose);
  useEffect(() => {
    // The page must not change under the hands of the staff either.
    somebodyThere(true);
    return () => {
      somebodyThere(false);
      updateBetweenPersons();
    };
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    // A trial has no enrolment at which a PIN could be chosen.
    void tablet.store.read('pin').then((kept) => setPin(kept ?? null));
  }, [tablet]);
  if (enrolling) {
    return (
      <EnrolScreen
        store={tablet.store}
        code={null}
        device={null}
        onEnrolled={() => location.reload()}
      />
    );
  }
  return (
    <KioskFrame
      language={language}
      onLanguage={setLanguage}
      title={messages.title}
      subtitle={commonMessages[language].systemName}
    >
      <div class="kiosk-staff">
        {pin !== undefined && pin !== null && !open && (
          <PinGate
            messages={messages}
            pin={pin}
            store={tablet.store}
            onOpen={() => setOpen(true)}
          />
        )}
        {(pin === null || open) && (
          <TabletState
            language={language}
            tablet={tablet}
            contrast={contrast}
            onContrast={onContrast}
            onEnrol={() => setEnrolling(true)}
          />
        )}
        <div class="kiosk-actions">
          <button type="button" class="button secondary" onClick={onClose}>
            {messages.close}
          </button>
        </div>
      </div>
    </KioskFrame>
  );
}
