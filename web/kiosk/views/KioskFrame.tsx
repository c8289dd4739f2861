import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';
import { Emblem } from '../../shared/ui/Emblem.tsx';
import { LanguageSwitch } from '../../shared/ui/LanguageSwitch.tsx';

export interface KioskFrameProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly unitName: string;
  readonly counterName: string;
  /** Responses of earlier people that are not sent yet; only their number is shown. */
  readonly waiting: number;
  readonly children: ComponentChildren;
}

export function KioskFrame(props: KioskFrameProps) {
  const { language, onLanguage, unitName, counterName, waiting, children } = props;

  return (
    <div class="kiosk">
      <a class="skip-link" href="#main">
        {commonMessages[language].skipToContent}
      </a>
      <header class="kiosk-header">
        <Emblem />
        <div class="names">
          <p class="unit-name">{unitName}</p>
          <p>{counterName}</p>
        </div>
        <LanguageSwitch language={language} onLanguage={onLanguage} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {waiting > 0 && <p class="kiosk-waiting">{kioskMessages[language].waiting(waiting)}</p>}
    </div>
  );
}
