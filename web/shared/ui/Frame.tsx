import type { ComponentChildren } from 'preact';
import type { CommonMessages } from '../i18n/common.ts';
import { Emblem } from './Emblem.tsx';
import './base.css';
import './controls.css';
import './page.css';

export interface FrameProps {
  readonly messages: Pick<
    CommonMessages,
    'skipToContent' | 'systemName' | 'footerPurpose' | 'footerPrivacy'
  >;
  readonly unitName: ComponentChildren;
  readonly languageSwitch: ComponentChildren;
  readonly menu?: ComponentChildren;
  readonly narrow: boolean;
  /** While the content is on its way the footer stays out of sight, or it would jump. */
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}

/** Around every page but the tablet: skip link, official header, menu, content, footer. */
export function Frame(props: FrameProps) {
  const { messages, unitName, languageSwitch, menu, narrow, busy, children } = props;
  const width = narrow ? 'wrap wrap-narrow' : 'wrap';

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
          {languageSwitch}
        </div>
      </header>
      {menu}
      <main
        key={busy === true ? 'busy' : 'ready'}
        id="main"
        class={busy === true ? `${width} busy` : width}
        tabIndex={-1}
      >
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
