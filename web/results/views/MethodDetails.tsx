import { useState } from 'preact/hooks';
import { getFigures } from '../../shared/api/results.ts';
import type { ShownGroup } from '../../shared/domain/results.ts';
import type { DataTable } from '../../shared/domain/table.ts';
import { Await } from '../../shared/ui/Await.tsx';
import { FigureTable } from '../../shared/ui/chart/FigureTable.tsx';
import { TableRegion } from '../../shared/ui/TableRegion.tsx';
import { useLoaded } from '../../shared/ui/useLoaded.ts';
import type { Analysis } from '../analysis.ts';
import { itemsTable, reliabilityTable, variantsTable } from '../models/reliability.ts';
import type { View } from '../models/view.ts';
import { weightFacts } from '../models/weights.ts';

export interface MethodDetailsProps {
  readonly view: View;
  readonly analysis: Analysis;
  readonly total: ShownGroup;
}

/** What a statistician asks for; read from the service when it is opened for the first time. */
export function MethodDetails(props: MethodDetailsProps) {
  const [wanted, setWanted] = useState(false);
  const { details } = props.view.messages;

  return (
    <details class="card more" onToggle={(event) => setWanted(wanted || event.currentTarget.open)}>
      <summary>{details.title}</summary>
      {wanted && (
        <div class="stack-wide">
          <Weights {...props} />
          <Variants {...props} />
          <Reliability {...props} />
        </div>
      )}
    </details>
  );
}

const useFigures = <Figures extends 'weights' | 'variants' | 'reliability'>(
  figures: Figures,
  { survey, selection: { filters, scheme } }: Analysis,
) =>
  useLoaded(`${figures} ${survey.code} ${JSON.stringify(filters)} ${scheme ?? ''}`, () =>
    getFigures(survey.code, figures, { filters, scheme }),
  );

function Weights({ view, analysis, total }: MethodDetailsProps) {
  const [loaded, reload, stale] = useFigures('weights', analysis);
  const { details, hiddenTotal } = view.messages;
  const { format, language } = view;

  return (
    <section class="stack" aria-busy={stale}>
      <h3>{details.weights}</h3>
      <Await language={language} loaded={loaded} onRetry={reload}>
        {(report) =>
          report.shown ? (
            <>
              <p class="soft small">
                {report.scheme === 'none'
                  ? details.unweightedText
                  : details.weightsText(
                      format.count(total.responses),
                      format.count(Math.round(report.n_kish ?? 0)),
                    )}
              </p>
              <dl class="facts">
                {weightFacts(view, report, total).map(({ label, figure, more }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      <strong>{figure}</strong>
                      {more !== '' && <span class="soft small">{more}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            </>
          ) : (
            <p class="soft">{hiddenTotal}</p>
          )
        }
      </Await>
    </section>
  );
}

function Variants({ view, analysis }: MethodDetailsProps) {
  const [loaded, reload, stale] = useFigures('variants', analysis);
  const { details } = view.messages;

  return (
    <div class="stack-wide" aria-busy={stale}>
      <Await language={view.language} loaded={loaded} onRetry={reload}>
        {(report) => (
          <Part
            title={details.variants}
            text={details.variantsText}
            table={variantsTable(view, report)}
          />
        )}
      </Await>
    </div>
  );
}

function Reliability({ view, analysis }: MethodDetailsProps) {
  const [loaded, reload, stale] = useFigures('reliability', analysis);
  const { details, hiddenTotal } = view.messages;

  return (
    <div class="stack-wide" aria-busy={stale}>
      <Await language={view.language} loaded={loaded} onRetry={reload}>
        {(report) =>
          report.sets === undefined ? (
            <p class="soft">{hiddenTotal}</p>
          ) : (
            <>
              <Part
                title={details.reliability}
                text={details.reliabilityText}
                table={reliabilityTable(view, report)}
              />
              <Part
                title={details.items}
                text={details.itemsText}
                table={itemsTable(view, report)}
              />
            </>
          )
        }
      </Await>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly text: string;
  readonly table: DataTable;
}

const Part = ({ title, text, table }: PartProps) => (
  <section class="stack">
    <TableRegion title={title}>
      <FigureTable title={title} table={table} />
    </TableRegion>
    <p class="soft small">{text}</p>
  </section>
);
