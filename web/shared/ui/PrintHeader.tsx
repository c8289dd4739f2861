import { localDay } from '../domain/calendar.ts';
import type { Language } from '../domain/text.ts';
import { printMessages } from '../i18n/print.ts';
import './print_header.css';

export interface PrintHeaderProps {
  readonly language: Language;
  /** Whose paper it is. */
  readonly from: string;
  readonly title: string;
  readonly subtitle: string;
  readonly scope: string;
  readonly now: Date;
}

/** The head of an official paper, in the form that papers of the state have. */
export function PrintHeader({ language, from, title, subtitle, scope, now }: PrintHeaderProps) {
  const messages = printMessages[language];
  const [year = '', month = '', day = ''] = localDay(now).split('-');

  return (
    <div class="print-header">
      <div class="print-names">
        <p>{from}</p>
        <p>
          <strong>{messages.nation}</strong>
          <br />
          <strong class="motto">{messages.motto}</strong>
        </p>
      </div>
      <p class="print-date">{messages.printedOn(day, month, year)}</p>
      <p class="print-title">{title}</p>
      <p class="print-subtitle">{subtitle}</p>
      <p class="print-scope">{scope}</p>
    </div>
  );
}
