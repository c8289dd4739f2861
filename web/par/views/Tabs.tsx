import type { Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { TABS, type CardChoice, type Tab } from '../choice.ts';
import { addressOf } from '../useAddress.ts';

export interface TabsProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

/** The parts of the page. They are links: each has its address, and opens in a new window, too. */
export function Tabs({ language, choice, tab, onTab }: TabsProps) {
  const messages = parMessages[language];

  return (
    <nav class="tabs no-print" aria-label={messages.sections}>
      {TABS.map((one) => (
        <a
          key={one}
          href={addressOf(choice, one)}
          aria-current={one === tab ? 'page' : undefined}
          onClick={(event) => {
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
              event.preventDefault();
              onTab(one);
            }
          }}
        >
          {messages.tabs[one]}
        </a>
      ))}
    </nav>
  );
}
