import type { ComponentChildren } from 'preact';
import type { Language } from '../domain/text.ts';
import { commonMessages } from '../i18n/common.ts';
import { Frame } from './Frame.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

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

/** The frame of the pages in the product's two languages, with the staff menu where it belongs. */
export function Page({ language, onLanguage, unitName, staffPage, narrow, children }: PageProps) {
  return (
    <Frame
      messages={commonMessages[language]}
      unitName={unitName}
      languageSwitch={<LanguageSwitch language={language} onLanguage={onLanguage} />}
      menu={staffPage != null && <StaffMenu language={language} staffPage={staffPage} />}
      narrow={narrow === true}
    >
      {children}
    </Frame>
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
