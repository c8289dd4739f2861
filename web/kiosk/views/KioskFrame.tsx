import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { commonMessages } from '../../shared/i18n/common.ts';
import { KIOSK_LANGUAGES, kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { Emblem } from '../../shared/ui/Emblem.tsx';

export interface KioskFrameProps {
  readonly language: KioskLanguage;
  readonly onLanguage: (language: KioskLanguage) => void;
  readonly title: string;
  readonly subtitle: string;
  /** Opens the staff area, where there is one. */
  readonly onStaff?: () => void;
  readonly onTouch?: (() => void) | null;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function KioskFrame(props: KioskFrameProps) {
  const { language, onLanguage, title, subtitle, onStaff, onTouch, footer, children } = props;
  const main = useRef<HTMLElement>(null);

  return (
    <div class="kiosk" onClick={() => onTouch?.()}>
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          // Following the link would leave an entry in the history.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {commonMessages[language].skipToContent}
      </a>
      <header class="kiosk-header">
        {onStaff === undefined ? <Emblem /> : <StaffEmblem language={language} onStaff={onStaff} />}
        <div class="names">
          <p class="counter-name">{title}</p>
          <p>{subtitle}</p>
        </div>
        <div class="language-switch" role="group" aria-label={kioskMessages[language].language}>
          {KIOSK_LANGUAGES.map((choice) => (
            <button
              key={choice}
              type="button"
              lang={choice}
              aria-pressed={choice === language}
              onClick={() => onLanguage(choice)}
            >
              {kioskMessages[choice].languageName}
            </button>
          ))}
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      {footer}
    </div>
  );
}

const TAPS = 5;
const TAPS_WITHIN_MS = 4_000;

/** Five taps on the emblem lead to the staff area: easy to tell by phone, rare by accident. */
function StaffEmblem(props: { readonly language: KioskLanguage; readonly onStaff: () => void }) {
  const taps = useRef<readonly number[]>([]);

  return (
    <button
      type="button"
      class="kiosk-emblem"
      aria-label={kioskMessages[props.language].staff}
      onClick={() => {
        const now = performance.now();

        taps.current = [...taps.current.filter((at) => now - at < TAPS_WITHIN_MS), now];
        if (taps.current.length >= TAPS) {
          props.onStaff();
        }
      }}
    >
      <Emblem />
    </button>
  );
}
