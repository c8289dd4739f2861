import { getOverview } from '../../../shared/api/par.ts';
import type { IndexStanding } from '../../../shared/domain/par_standing.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf, type Format } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { standingMessages } from '../../../shared/i18n/par_standing.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { Notice } from '../../../shared/ui/Notice.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice, Tab } from '../../choice.ts';
import { addressOf } from '../../useAddress.ts';
import './standing.css';

export interface OverviewTabProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly onPlace: (choice: CardChoice, tab: Tab) => void;
}

/** A unit in all its indices, with the lowest group of each. */
export function OverviewTab(props: OverviewTabProps) {
  const { language, choice } = props;
  const [loaded, reload] = useLoaded(choice.unit, () => getOverview(choice.unit));

  return (
    <Await language={language} loaded={loaded} onRetry={reload}>
      {({ indices }) => <OverviewView {...props} indices={indices} />}
    </Await>
  );
}

export interface OverviewViewProps extends OverviewTabProps {
  readonly indices: readonly IndexStanding[];
}

export function OverviewView(props: OverviewViewProps) {
  const { language, indices } = props;
  const messages = standingMessages[language].overview;

  return indices.length === 0 ? (
    <Notice>{messages.none}</Notice>
  ) : (
    <section class="stack">
      <h2 class="no-print">{parMessages[language].tabs.overview}</h2>
      <p>{messages.intro}</p>
      <div class="indices">
        {indices.map((index) => (
          <Index key={`${index.framework} ${index.period}`} {...props} index={index} />
        ))}
      </div>
    </section>
  );
}

function Index({ language, choice, onPlace, index }: OverviewViewProps & { index: IndexStanding }) {
  const messages = standingMessages[language].overview;
  const format = formatOf(language);
  const there = { framework: index.framework, unit: choice.unit, period: index.period };

  return (
    <article class="card stack">
      <div>
        <h3>{textIn(index.title, language)}</h3>
        <p class="soft">
          {parMessages[language].period}: {index.period}
        </p>
      </div>
      <p class="big">
        {index.total === null
          ? parMessages[language].notScored
          : parMessages[language].found(format.points(index.total), format.whole(index.max_points))}
      </p>
      <p>{standingText(index, language)}</p>
      {index.previous !== null && <p class="soft">{previousText(index, language)}</p>}
      <LowestGroups language={language} index={index} format={format} />
      <p class="no-print">
        <a
          href={addressOf(there, 'card')}
          onClick={(event) => {
            event.preventDefault();
            onPlace(there, 'card');
          }}
        >
          {messages.open}
        </a>
      </p>
    </article>
  );
}

/** The name of a class keeps its capital. */
const lowerFirst = (text: string, language: Language): string =>
  text.slice(0, 1).toLocaleLowerCase(language) + text.slice(1);

function standingText(index: IndexStanding, language: Language): string {
  const messages = standingMessages[language].overview;
  const { decimal } = formatOf(language);

  return [
    ...(index.percent === null ? [] : [messages.percent(`${decimal(index.percent, 2)}%`)]),
    ...(index.class === null
      ? []
      : [lowerFirst(parMessages[language].classIs(textIn(index.class.name, language)), language)]),
    ...(index.rank === null || index.count < 2
      ? []
      : [messages.rank(String(index.rank), String(index.count))]),
  ].join(' · ');
}

function previousText({ previous }: IndexStanding, language: Language): string {
  const messages = standingMessages[language].overview;
  const { points } = formatOf(language);

  if (previous === null) {
    return '';
  }
  return previous.rank === null
    ? messages.previous(previous.period, points(previous.total))
    : messages.previousRank(previous.period, points(previous.total), String(previous.rank));
}

interface LowestGroupsProps {
  readonly language: Language;
  readonly index: IndexStanding;
  readonly format: Format;
}

function LowestGroups({ language, index, format }: LowestGroupsProps) {
  return index.lowest.length === 0 ? null : (
    <div>
      <p class="soft small">{standingMessages[language].overview.lowest}</p>
      <ul class="lowest">
        {[...index.lowest]
          .sort((a, b) => a.percent - b.percent)
          .map((group) => (
            <li key={group.code}>
              <span>
                {group.code}. {textIn(group.name, language)}
              </span>
              <strong>
                {format.points(group.points)}/{format.whole(group.max_points)} (
                {format.decimal(group.percent, 1)}%)
              </strong>
            </li>
          ))}
      </ul>
    </div>
  );
}
