import { useEffect, useState } from 'preact/hooks';
import { shownDate } from '../../shared/domain/calendar.ts';
import { textIn } from '../../shared/domain/text.ts';
import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import { leaveFullScreen } from '../comfort.ts';
import { today, version, type Tablet } from '../device/tablet.ts';
import { staffMessages, type StaffMessages } from './messages.ts';
import { outboxFile, saveFile } from './outbox_file.ts';
import { useVitals, type Vitals } from './vitals.ts';

export interface TabletStateProps {
  readonly language: KioskLanguage;
  readonly tablet: Tablet;
  readonly contrast: boolean;
  readonly onContrast: (contrast: boolean) => void;
  readonly onEnrol: () => void;
}

export function TabletState(props: TabletStateProps) {
  const { language, tablet, contrast, onContrast, onEnrol } = props;
  const messages = staffMessages[language];
  const [vitals, look] = useVitals(tablet);
  const [fullScreen, setFullScreen] = useState(document.fullscreenElement !== null);
  const [sending, setSending] = useState(false);
  const [exported, setExported] = useState(false);
  const { device } = tablet;

  useEffect(() => {
    const changed = () => setFullScreen(document.fullscreenElement !== null);

    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  const send = async () => {
    setSending(true);
    await tablet.sender.ask();
    setSending(false);
    look();
  };
  const save = async () => {
    if (device !== null) {
      const file = outboxFile(device, await tablet.store.everything());

      saveFile(`sipas-${device.survey}-${device.device}-${today()}.json`, file);
      setExported(true);
    }
  };

  return (
    <div class="stack-wide">
      <h1 tabIndex={-1}>{messages.title}</h1>
      {device === null && <Notice>{messages.trial}</Notice>}
      {vitals !== null && <Facts language={language} tablet={tablet} vitals={vitals} />}
      <p class="soft">{device !== null && messages.sealed}</p>
      <div class="staff-buttons">
        <button type="button" class="button" aria-disabled={sending} onClick={() => void send()}>
          {sending ? messages.sending : messages.send}
        </button>
        {device !== null && (
          <button type="button" class="button secondary" onClick={() => void save()}>
            {messages.export}
          </button>
        )}
        {fullScreen && (
          <button type="button" class="button secondary" onClick={leaveFullScreen}>
            {messages.leaveFullScreen}
          </button>
        )}
      </div>
      <label class="choice">
        <input type="checkbox" checked={contrast} onChange={() => onContrast(!contrast)} />
        <span>{messages.contrast}</span>
      </label>
      {exported && <Notice>{messages.exported}</Notice>}
      {vitals?.contact.is === 'revoked' && (
        <Again messages={messages} allowed={exported || isEmpty(vitals)} onEnrol={onEnrol} />
      )}
    </div>
  );
}

const isEmpty = ({ counts }: Vitals): boolean => counts.waiting + counts.refused === 0;

/** Enrolling clears the disk, so what is on it must be in a file first. */
function Again(props: {
  readonly messages: StaffMessages;
  readonly allowed: boolean;
  readonly onEnrol: () => void;
}) {
  return (
    <div class="card stack">
      <p>{props.messages.againWhy}</p>
      <button
        type="button"
        class="button secondary"
        aria-disabled={!props.allowed}
        onClick={() => props.allowed && props.onEnrol()}
      >
        {props.messages.again}
      </button>
    </div>
  );
}

interface FactsProps {
  readonly language: KioskLanguage;
  readonly tablet: Tablet;
  readonly vitals: Vitals;
}

function Facts({ language, tablet, vitals }: FactsProps) {
  const messages = staffMessages[language];
  const { device } = tablet;
  const { counts, contact, battery } = vitals;
  const facts: readonly (readonly [string, string, string])[] = [
    ['waiting', messages.waiting, String(counts.waiting)],
    ['refused', messages.refused, String(counts.refused)],
    ...(device === null ? [] : [['sessions', messages.sessions, String(counts.entries)] as const]),
    ['network', messages.network, vitals.online ? messages.online : messages.offline],
    [
      'server',
      messages.state,
      contact.is === 'troubled' ? messages.troubled(contact.status) : messages.states[contact.is],
    ],
    ['contact', messages.contact, contactText(vitals, messages)],
    [
      'battery',
      messages.battery,
      battery === null
        ? messages.notTold
        : (battery.charging ? messages.charging : messages.onBattery)(battery.percent),
    ],
    ['storage', messages.storage, vitals.persisted ? messages.persisted : messages.notPersisted],
    ['survey', messages.survey, tablet.survey],
    ...(device === null
      ? []
      : [
          ['counter', messages.counter, textIn(device.counter_name, language)] as const,
          ['device', messages.device, messages.number(device.device)] as const,
        ]),
    ['version', messages.version, version],
  ];

  return (
    <dl class="staff-facts">
      {facts.map(([key, name, value]) => (
        <div key={key} data-fact={key}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const two = (part: number) => String(part).padStart(2, '0');

/** With the time of day only since the page was opened: on disk stands the day. */
function contactText({ contactMs, contactDay }: Vitals, messages: StaffMessages): string {
  if (contactMs === null) {
    return contactDay === null ? messages.never : shownDate(contactDay);
  }
  const at = new Date(contactMs);

  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
