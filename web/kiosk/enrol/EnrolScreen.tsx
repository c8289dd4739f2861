import { useEffect, useState } from 'preact/hooks';
import { commonMessages } from '../../shared/i18n/common.ts';
import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { loadFontsAfterContent } from '../../shared/ui/lateFonts.ts';
import { enrol } from '../device/api.ts';
import type { Device } from '../device/database.ts';
import type { TabletStore } from '../device/store.ts';
import { askToPersist, network } from '../device/tablet.ts';
import { KioskFrame } from '../views/KioskFrame.tsx';
import { ChoosePin } from './ChoosePin.tsx';
import { EnterCode } from './EnterCode.tsx';
import { enrolMessages, type EnrolMessages } from './messages.ts';

export interface EnrolScreenProps {
  readonly store: TabletStore;
  /** Of an enrolment link: it is used at once. */
  readonly code: string | null;
  /** Enrolled already, but without a PIN yet. */
  readonly device: Device | null;
  readonly onEnrolled: () => void;
}

type Failure = (messages: EnrolMessages) => string;

const failureOf = (status: number): Failure => {
  switch (status) {
    case 0:
      return ({ noNetwork }) => noNetwork;
    case 404:
      return ({ unknownCode }) => unknownCode;
    case 503:
      return ({ busy }) => busy;
    default:
      return ({ failed }) => failed(status);
  }
};

/** Binds the tablet to a counter: a code that is good once, then a PIN for the staff. */
export function EnrolScreen({ store, code, device: known, onEnrolled }: EnrolScreenProps) {
  const [language, setLanguage] = useState<KioskLanguage>('vi');
  const [device, setDevice] = useState(known);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const messages = enrolMessages[language];

  const fail = (why: Failure) => setFailure(() => why);
  const use = async (typed: string) => {
    setBusy(true);
    setFailure(null);
    if ((await store.read('device')) !== undefined && (await store.read('revoked')) !== true) {
      // Enrolled in another window meanwhile; a second code would take the place of the first.
      location.reload();
      return;
    }
    const reply = await enrol(network, typed);

    setBusy(false);
    if (reply.value === null) {
      fail(failureOf(reply.status));
      return;
    }
    try {
      await store.enrol(reply.value);
      askToPersist();
      setDevice(reply.value);
    } catch {
      fail(({ noDisk }) => noDisk);
    }
  };

  useEffect(loadFontsAfterContent, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (code !== null && isSecureContext) {
      void use(code);
    }
  }, [code]);

  return (
    <KioskFrame
      language={language}
      onLanguage={setLanguage}
      title={messages.title}
      subtitle={commonMessages[language].systemName}
    >
      {device === null ? (
        <EnterCode
          messages={messages}
          given={code ?? ''}
          busy={busy}
          failure={isSecureContext ? (failure?.(messages) ?? null) : messages.insecure}
          onCode={(typed) => isSecureContext && void use(typed)}
        />
      ) : (
        <ChoosePin
          language={language}
          messages={messages}
          store={store}
          device={device}
          onChosen={onEnrolled}
        />
      )}
    </KioskFrame>
  );
}
