import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface OfferScreenProps {
  readonly language: KioskLanguage;
  readonly onMore: () => void;
  readonly onDone: () => void;
}

/** The first answer is on disk: thanks, and the offer to go on. */
export function OfferScreen({ language, onMore, onDone }: OfferScreenProps) {
  const messages = kioskMessages[language];

  return (
    <div class="kiosk-thanks kiosk-offer">
      <Tick />
      <h1 tabIndex={-1}>{messages.thanks}</h1>
      <p role="status">{messages.kept}</p>
      <p>{messages.goOn}</p>
      <div class="kiosk-types">
        <button type="button" class="button" onClick={onMore}>
          {messages.more}
        </button>
        <button type="button" class="button secondary" onClick={onDone}>
          {messages.done}
        </button>
      </div>
      <p class="soft small">{messages.returns}</p>
    </div>
  );
}

export interface LeaveScreenProps {
  readonly language: KioskLanguage;
  readonly onLeave: () => void;
}

export function ThanksScreen({ language, onLeave }: LeaveScreenProps) {
  const messages = kioskMessages[language];

  return (
    <div class="kiosk-thanks">
      <Tick />
      <h1 tabIndex={-1}>{messages.thanks}</h1>
      <p role="status">{messages.kept}</p>
      <button type="button" class="button secondary" onClick={onLeave}>
        {messages.toStart}
      </button>
      <p class="soft small">{messages.returns}</p>
    </div>
  );
}

/** Never thanks for what is not on the disk. */
export function LostScreen(props: LeaveScreenProps & { readonly partly: boolean }) {
  const messages = kioskMessages[props.language];

  return (
    <div class="kiosk-thanks kiosk-lost">
      <h1 tabIndex={-1}>{messages.lost}</h1>
      <p role="alert">{props.partly ? messages.lostPart : messages.lostWhy}</p>
      <button type="button" class="button secondary" onClick={props.onLeave}>
        {messages.toStart}
      </button>
    </div>
  );
}

const Tick = () => (
  <svg class="kiosk-tick" viewBox="0 0 64 64" aria-hidden="true">
    <circle cx="32" cy="32" r="30" fill="none" stroke="currentColor" stroke-width="3" />
    <path d="M19 33.5 28.5 43 46 24" fill="none" stroke="currentColor" stroke-width="4" />
  </svg>
);
