import type { Cut, GroupResult, ShownGroup } from '../../shared/domain/results.ts';
import type { Language } from '../../shared/domain/text.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { TableRegion } from '../../shared/ui/TableRegion.tsx';
import { IntervalBar } from '../../shared/ui/charts/IntervalBar.tsx';
import { byCode, inTime } from '../naming.ts';
import { intervalText, shareText, type View } from '../models/view.ts';

export interface GroupsProps {
  readonly view: View;
  readonly by: Cut;
  readonly groups: readonly GroupResult[];
}

/** In order of their codes, or of time: an order by index would rank groups that cannot be told apart. */
export function Groups({ view, by, groups }: GroupsProps) {
  const { language } = view;
  const messages = resultsMessages[language];
  const title = messages.groupsHeading(messages.cuts[by]);
  const hasPoints = groups.some((group) => group.shown && group.sub_index !== null);

  return (
    <TableRegion title={title}>
      <table class="figures groups-table" aria-label={title}>
        <Head language={language} by={by} hasPoints={hasPoints} />
        <tbody>
          {(by === 'period' ? inTime(view.survey, groups) : byCode(groups)).map((group) => (
            <tr key={group.key}>
              <th scope="row">{view.groupName(by, group.key)}</th>
              {group.shown ? (
                <Figures view={view} group={group} hasPoints={hasPoints} />
              ) : (
                <td colSpan={hasPoints ? 5 : 4} class="soft">
                  {view.messages.hidden}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface FiguresProps {
  readonly view: View;
  readonly group: ShownGroup;
  readonly hasPoints: boolean;
}

const Figures = ({ view, group, hasPoints }: FiguresProps) => (
  <>
    <td class="number">{view.format.count(group.responses)}</td>
    <td class="number">
      <strong>{shareText(view, group.index)}</strong>
    </td>
    <td class="drawn">
      <IntervalBar {...group.index} />
    </td>
    <td class="number">{intervalText(view, group.index)}</td>
    {hasPoints && <td class="number">{view.format.points(group.sub_index?.points ?? null)}</td>}
  </>
);

function Head({
  language,
  by,
  hasPoints,
}: Pick<GroupsProps, 'by'> & { readonly language: Language; readonly hasPoints: boolean }) {
  const messages = resultsMessages[language];

  return (
    <thead>
      <tr>
        <th scope="col">{messages.cuts[by]}</th>
        <th scope="col" class="number">
          {messages.responses}
        </th>
        <th scope="col" class="number">
          {messages.index}
        </th>
        <th scope="col" class="drawn">
          0–100%
        </th>
        <th scope="col" class="number">
          {messages.interval} (%)
        </th>
        {hasPoints && (
          <th scope="col" class="number">
            {messages.points}
          </th>
        )}
      </tr>
    </thead>
  );
}
