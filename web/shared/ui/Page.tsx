import type { ComponentChildren } from 'preact';
import type { Language } from '../domain/text.ts';
import { commonMessages } from '../i18n/common.ts';
import { Emblem } from './Emblem.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import './base.css';
import './controls.css';
import './page.css';

export type StaffPage = 'results' | 'par' | 'devices';

export interface PageProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly unitName: string | null;
  /** The staff page that is shown; null on pages for the public, which have no staff menu. */
  readonly staffPage?: StaffPage | null;
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every page but the tablet: skip link, official header, menu, content, footer. */
export function Page({ language, onLanguage, unitName, staffPage, narrow, children }: PageProps) {
  const messages = commonMessages[language];
  const width = narrow === true ? 'wrap wrap-narrow' : 'wrap';

  return (
    <div class="page">
      <a class="skip-link" href="#main">
        {messages.skipToContent}
      </a>
      <header class="page-header">
        <div class={width}>
          <Emblem />
          <div class="names">
            <p class="unit-name">{unitName ?? messages.systemName}</p>
            {unitName !== null && <p class="system-name">{messages.systemName}</p>}
          </div>
          <LanguageSwitch language={language} onLanguage={onLanguage} />
        </div>
      </header>
      {staffPage !== undefined && staffPage !== null && (
        <StaffMenu language={language} staffPage={staffPage} />
      )}
      <main id="main" class={width} tabIndex={-1}>
        {children}
      </main>
      <footer class="page-footer">
        <div class={width}>
          <p>{messages.footerPurpose}</p>
          <p>{messages.footerPrivacy}</p>
        </div>
      </footer>
    </div>
  );
}

function StaffMenu({ language, staffPage }: { language: Language; staffPage: StaffPage }) {
  const messages = commonMessages[language];
  const current = (page: StaffPage) => (page === staffPage ? 'page' : undefined);

  return (
    <nav class="page-nav no-print" aria-label={messages.staffNavigation}>
      <div class="wrap">
        <a href="/">{messages.home}</a>
        <a href="/results/" aria-current={current('results')}>
          {messages.results}
        </a>
        <a href="/par/" aria-current={current('par')}>
          {messages.scorecards}
        </a>
        <a href="/devices/" aria-current={current('devices')}>
          {messages.devices}
        </a>
      </div>
    </nav>
  );
}
