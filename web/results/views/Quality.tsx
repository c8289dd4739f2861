import type { ShownQuality } from '../../shared/domain/results.ts';
import { Chart } from '../../shared/ui/chart/Chart.tsx';
import { qualityChart, qualityFacts } from '../models/quality.ts';
import type { View } from '../models/view.ts';

export interface QualityProps {
  readonly view: View;
  readonly report: ShownQuality;
}

/** Signs of careless answers, the criteria that were passed over, and the counters concerned. */
export function Quality({ view, report }: QualityProps) {
  return (
    <div class="stack">
      <Chart language={view.language} model={qualityChart(view, report)} />
      <dl class="facts">
        {qualityFacts(view, report).map(({ label, count, share }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{share}</strong>
              <span class="soft small">
                {view.messages.n} = {count}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {report.counters.length > 0 && <Counters view={view} report={report} />}
    </div>
  );
}

function Counters({ view, report }: QualityProps) {
  const { messages, format } = view;
  const names = new Map(
    view.survey.units.flatMap(({ counters }) =>
      counters.map(({ code, name }) => [code, name[view.language] ?? name.vi]),
    ),
  );

  return (
    <details class="more">
      <summary>{messages.counters}</summary>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={messages.counters}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{messages.counter}</th>
              {[messages.responses, messages.straightLined, messages.fast].map((label) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.counters.map((row) => (
              <tr key={`${row.unit} ${row.counter}`}>
                <th scope="row">{names.get(row.counter) ?? view.groupName('unit', row.unit)}</th>
                <td class="number">{format.count(row.responses)}</td>
                <td class="number">{format.count(row.straight_lined)}</td>
                <td class="number">{format.count(row.fast)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
