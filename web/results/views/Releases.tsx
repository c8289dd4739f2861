import { useEffect, useRef } from 'preact/hooks';
import { shownDate } from '../../shared/domain/calendar.ts';
import type { Release } from '../../shared/domain/results.ts';
import type { Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { periodName } from '../../shared/i18n/period.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { Notice, ProblemNotice } from '../../shared/ui/Notice.tsx';
import type { Publishing } from '../publishing.ts';

export interface ReleasesProps {
  readonly language: Language;
  readonly releases: readonly Release[];
  readonly mayPublish: boolean;
  readonly publishing: Publishing;
  readonly period: string | null;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
  readonly onPublish: () => void;
}

export function Releases(props: ReleasesProps) {
  const { language, releases, mayPublish, publishing } = props;
  const messages = resultsMessages[language];
  const asked = publishing.is === 'asking' || publishing.is === 'sending';

  return (
    <section class="card stack">
      <h2>{messages.releases}</h2>
      {releases.length === 0 ? (
        <p class="soft">{messages.noReleases}</p>
      ) : (
        <ReleaseTable language={language} releases={releases} />
      )}
      {publishing.is === 'done' && (
        <Notice>{messages.released(String(publishing.release.number))}</Notice>
      )}
      {publishing.is === 'failed' && (
        <ProblemNotice problem={publishing.problem} messages={commonMessages[language]} />
      )}
      {asked && <Confirmation {...props} />}
      {mayPublish && !asked && (
        <button type="button" class="button no-print" onClick={props.onAsk}>
          {messages.release}
        </button>
      )}
    </section>
  );
}

function Confirmation({ language, publishing, period, onCancel, onPublish }: ReleasesProps) {
  const messages = resultsMessages[language];
  const heading = useRef<HTMLHeadingElement>(null);
  const sending = publishing.is === 'sending';

  useEffect(() => heading.current?.focus(), []);

  return (
    <div class="notice stack no-print" role="group" aria-labelledby="publish-question">
      <h3 id="publish-question" tabIndex={-1} ref={heading}>
        {messages.releaseQuestion}
      </h3>
      <p>{messages.releaseText}</p>
      {period !== null && (
        <p>
          <strong>{messages.releasePeriod(periodName(period, language))}</strong>
        </p>
      )}
      <div class="actions">
        <button type="button" class="button" aria-disabled={sending} onClick={onPublish}>
          {sending ? messages.releasing : messages.releaseYes}
        </button>
        <button type="button" class="button secondary" onClick={onCancel}>
          {messages.releaseNo}
        </button>
      </div>
    </div>
  );
}

interface ReleaseTableProps {
  readonly language: Language;
  readonly releases: readonly Release[];
}

function ReleaseTable({ language, releases }: ReleaseTableProps) {
  const messages = resultsMessages[language];
  const format = formatOf(language);
  const newestFirst = [...releases].sort((a, b) => b.number - a.number);

  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={messages.releases}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col" class="number">
              {messages.releaseNumber}
            </th>
            <th scope="col">{messages.releasedOn}</th>
            <th scope="col" class="number">
              {messages.index}
            </th>
            <th scope="col" class="number">
              {messages.interval}
            </th>
            <th scope="col" class="number">
              {messages.points}
            </th>
            <th scope="col">{messages.hash}</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ number, released_on: on, index, sub_index: subIndex, sha256 }) => (
            <tr key={number}>
              <th scope="row" class="number">
                {number}
              </th>
              <td class="day">{shownDate(on)}</td>
              <td class="number">{format.percent(index.share, 2)}</td>
              <td class="number">{format.percentRange(index.low, index.high, 2)}</td>
              <td class="number">{format.points(subIndex?.points ?? null)}</td>
              <td class="hash">{sha256}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
