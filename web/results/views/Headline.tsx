import type { GroupResult, Measure, SubIndex } from '../../shared/domain/results.ts';
import type { Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { BulletChart } from '../../shared/ui/charts/BulletChart.tsx';
import { IntervalBar } from '../../shared/ui/charts/IntervalBar.tsx';

export interface HeadlineProps {
  readonly language: Language;
  readonly group: GroupResult;
}

export function Headline({ language, group }: HeadlineProps) {
  const messages = resultsMessages[language];
  const format = formatOf(language);

  return (
    <div class="headline">
      <MeasureCard language={language} title={messages.index} measure={group.index} />
      {group.overall !== null && (
        <MeasureCard language={language} title={messages.overallItem} measure={group.overall} />
      )}
      <section class="card">
        <h2>{messages.responses}</h2>
        <p class="big" data-testid="responses">
          {format.count(group.responses)}
        </p>
        <p class="soft">
          {messages.completePartial(format.count(group.complete), format.count(group.partial))}
        </p>
      </section>
    </div>
  );
}

interface MeasureCardProps {
  readonly language: Language;
  readonly title: string;
  readonly measure: Measure;
}

function MeasureCard({ language, title, measure }: MeasureCardProps) {
  const messages = resultsMessages[language];
  const format = formatOf(language);

  return (
    <section class="card">
      <h2>{title}</h2>
      <p class="big">{format.percent(measure.share, 2)}</p>
      <IntervalBar {...measure} />
      <p>
        {messages.interval}: {format.percentRange(measure.low, measure.high, 2)}
      </p>
      <p class="soft">
        {messages.answersCounted(format.count(measure.satisfied), format.count(measure.valid))}
      </p>
    </section>
  );
}

export interface SubIndexCardProps {
  readonly language: Language;
  readonly subIndex: SubIndex;
}

/** The title says the finding; the chart shows how sure it is. */
export function subIndexFinding(subIndex: SubIndex, language: Language): string {
  const messages = resultsMessages[language];
  const { points, whole } = formatOf(language);
  const { target, position, max_points: max } = subIndex;

  return target === null || position === null
    ? messages.subIndexPlain(points(subIndex.points), whole(max))
    : messages.subIndexFound[position](
        points(subIndex.points),
        whole(max),
        `${whole(target.low)}–${whole(target.high)}`,
      );
}

export function SubIndexCard({ language, subIndex }: SubIndexCardProps) {
  const messages = resultsMessages[language];
  const { pointsRange, whole } = formatOf(language);
  const finding = subIndexFinding(subIndex, language);
  const { points, low, high, target } = subIndex;
  const range = pointsRange(low, high);

  return (
    <section class="card stack">
      <h2>
        {messages.subIndex}: {finding}
      </h2>
      {points !== null && low !== null && high !== null && (
        <BulletChart
          points={points}
          low={low}
          high={high}
          max={subIndex.max_points}
          target={target}
          description={`${finding}. ${messages.interval}: ${range}`}
          targetLabel={
            target === null ? '' : messages.target(`${whole(target.low)}–${whole(target.high)}`)
          }
          write={whole}
        />
      )}
      <p>
        {messages.interval}: {range} {messages.pointsUnit}
        {target?.source !== undefined && (
          <span class="soft"> · {messages.targetSource(target.source)}</span>
        )}
      </p>
    </section>
  );
}
