import { getRounds } from '../../../shared/api/par.ts';
import { shownDate } from '../../../shared/domain/calendar.ts';
import type { RoundReport, RoundUnit } from '../../../shared/domain/par_workflow.ts';
import type { FrameworkEntry } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { Notice } from '../../../shared/ui/Notice.tsx';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice, Tab } from '../../choice.ts';
import { addressOf } from '../../useAddress.ts';
import { RoundOpener } from './RoundOpener.tsx';
import './rounds.css';

export interface RoundsTabProps {
  readonly language: Language;
  readonly role: string;
  readonly frameworks: readonly FrameworkEntry[];
  readonly choice: CardChoice;
  /** There is a round that was not there before. */
  readonly onOpened: (choice: CardChoice) => void;
  /** There may be more scorecards than before. */
  readonly onAdded: () => void;
  readonly onPlace: (choice: CardChoice, tab: Tab) => void;
}

/** How far each unit of the round is: the work list of appraisers. */
export function RoundsTab(props: RoundsTabProps) {
  const { language, choice } = props;
  const { framework, period } = choice;
  const [loaded, reload] = useLoaded(JSON.stringify([framework, period]), () =>
    getRounds(framework, period),
  );

  const opener = (report: RoundReport | null) => (
    <RoundOpener
      {...props}
      key={`${framework} ${period} ${String(report === null)}`}
      framework={framework}
      period={period}
      report={report}
      onOpened={(opened) => {
        const isHere = opened.framework === framework && opened.period === period;

        reload();
        if (report === null) {
          props.onOpened(isHere ? choice : opened);
        } else {
          props.onAdded();
        }
      }}
    />
  );

  if (loaded.is === 'failed' && loaded.problem.status === 404) {
    return (
      <div class="stack">
        <Notice>{parMessages[language].roundsNone}</Notice>
        {opener(null)}
      </div>
    );
  }
  return (
    <Await language={language} loaded={loaded} onRetry={reload}>
      {(report) => (
        <div class="stack">
          <RoundTable {...props} report={report} />
          {opener(report)}
        </div>
      )}
    </Await>
  );
}

type RoundTableProps = Pick<RoundsTabProps, 'language' | 'choice' | 'onPlace'>;

export function RoundTable(props: RoundTableProps & { readonly report: RoundReport }) {
  const { language, report } = props;
  const messages = parMessages[language];
  const { state, missing, deadline, left } = messages.roundColumns;
  const sent = report.units.filter((unit) => unit.state !== 'open').length;
  const late = report.units.filter(({ overdue }) => overdue).length;

  return (
    <section class="stack">
      <h2>{messages.roundsFound(sent, report.units.length)}</h2>
      {late > 0 && <p>{messages.roundsOverdue(late)}</p>}
      <TableRegion title={messages.roundsHeading}>
        <table class="figures rounds">
          <thead>
            <tr>
              <th scope="col">{messages.unit}</th>
              <th scope="col">{state}</th>
              <th scope="col" class="number">
                {missing}
              </th>
              <th scope="col">{deadline}</th>
              <th scope="col">{left}</th>
            </tr>
          </thead>
          <tbody>
            {report.units.map((unit) => (
              <UnitRow key={unit.unit} {...props} row={unit} />
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}

function UnitRow({ language, choice, onPlace, row }: RoundTableProps & { row: RoundUnit }) {
  const messages = parMessages[language];
  const there = { ...choice, unit: row.unit };
  const days = row.days_left;

  return (
    <tr class={row.unit === choice.unit ? 'own' : undefined}>
      <th scope="row">
        <a
          href={addressOf(there, 'card')}
          onClick={(event) => {
            event.preventDefault();
            onPlace(there, 'card');
          }}
        >
          {textIn(row.name, language)}
        </a>
      </th>
      <td class="day">{messages.states[row.state]}</td>
      <td class="number">{row.missing}</td>
      <td class="day">{row.deadline === null ? '' : shownDate(row.deadline)}</td>
      <td class={row.overdue ? 'over' : undefined}>
        {days === null ? '' : days < 0 ? messages.daysOver(-days) : messages.daysLeft(days)}
      </td>
    </tr>
  );
}
