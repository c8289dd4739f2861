import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { getHistory } from '../../../shared/api/par.ts';
import { shownDate } from '../../../shared/domain/calendar.ts';
import type { HistoryEvent } from '../../../shared/domain/par_workflow.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../../choice.ts';
import { authorText } from '../../wording.ts';
import './history.css';

export interface HistoryPanelProps {
  readonly language: Language;
  readonly choice: CardChoice;
  /** Changes whenever there may be something new. */
  readonly version: string;
}

/** All that ever happened to the scorecard; asked for when somebody wants to see it. */
export function HistoryPanel({ language, choice, version }: HistoryPanelProps) {
  const [open, setOpen] = useState(false);
  const [loaded, reload] = useLoaded(open ? JSON.stringify([choice, version]) : null, () =>
    getHistory(choice),
  );

  return (
    <details
      class={open ? 'card more' : 'card more no-print'}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary class="no-print">{parMessages[language].history}</summary>
      {open && (
        <Await language={language} loaded={loaded} onRetry={reload}>
          {({ events }) => <HistoryTable language={language} events={events} />}
        </Await>
      )}
    </details>
  );
}

/** "2026-01-31T08:05:00Z" as the clock on the wall shows it. */
function momentText(at: string): string {
  const moment = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');

  return Number.isNaN(moment.getTime())
    ? at
    : `${shownDate(`${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`)} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A state or stage by its name, points and days as people write them. */
function partText(part: string, language: Language): string {
  const { states, stages, naShort } = parMessages[language];
  const words: Readonly<Record<string, string>> = { ...stages, ...states, na: naShort };

  if (/^-?\d+(\.\d+)?$/.test(part)) {
    return formatOf(language).whole(Number(part));
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(part)) {
    return shownDate(part);
  }
  return words[part] ?? part;
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Its beginning is enough for the eye on a screen; who listens, points or prints gets all of it. */
const Hash = ({ hash }: { readonly hash: string }) => (
  <>
    <span class="short" aria-hidden="true" title={hash}>
      {hash.slice(0, 12)}…
    </span>
    <span class="visually-hidden">{hash}</span>
  </>
);

/** "appraised 2.5" in words. */
const Change = ({
  language,
  text,
}: {
  readonly language: Language;
  readonly text: string | null;
}) => (
  <td class="change">
    {(text ?? '').split(' ').map((part, place) => (
      <Fragment key={place}>
        {place > 0 && ' '}
        {isHash(part) ? <Hash hash={part} /> : partText(part, language)}
      </Fragment>
    ))}
  </td>
);

export interface HistoryTableProps {
  readonly language: Language;
  readonly events: readonly HistoryEvent[];
}

/** The newest first: it is what one looks for. */
export function HistoryTable({ language, events }: HistoryTableProps) {
  const messages = parMessages[language];

  if (events.length === 0) {
    return <p class="soft">{messages.historyEmpty}</p>;
  }
  return (
    <TableRegion title={messages.history}>
      <table class="figures history">
        <thead>
          <tr>
            {messages.historyColumns.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...events].reverse().map((event, place) => (
            <tr key={place}>
              <td class="moment">{momentText(event.at)}</td>
              <td class="who">{authorText(event.author, language)}</td>
              <td class="change">{messages.events[event.action] ?? event.action}</td>
              <td>{event.criterion}</td>
              <Change language={language} text={event.from} />
              <Change language={language} text={event.to} />
              <td class="why">{event.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
