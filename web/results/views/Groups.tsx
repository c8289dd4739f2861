import { weakestFirst, type Cut, type GroupResult } from '../../shared/domain/results.ts';
import type { Survey } from '../../shared/domain/survey.ts';
import type { Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { TableRegion } from '../../shared/ui/TableRegion.tsx';
import { IntervalBar } from '../../shared/ui/charts/IntervalBar.tsx';
import { groupName } from '../naming.ts';

export interface GroupsProps {
  readonly language: Language;
  readonly survey: Survey;
  readonly by: Cut;
  readonly groups: readonly GroupResult[];
}

/** Lowest index first, periods in their own order. */
export const inOrder = (by: Cut, groups: readonly GroupResult[]): readonly GroupResult[] =>
  by === 'period'
    ? [...groups].sort((a, b) => (a.key ?? '').localeCompare(b.key ?? ''))
    : weakestFirst(groups.map((group) => ({ group, share: group.index.share }))).map(
        ({ group }) => group,
      );

export function Groups({ language, survey, by, groups }: GroupsProps) {
  const messages = resultsMessages[language];
  const format = formatOf(language);
  const title = messages.groupsHeading(messages.cuts[by]);
  const hasPoints = groups.some(({ sub_index: subIndex }) => subIndex !== null);

  return (
    <TableRegion title={title}>
      <table class="figures groups-table" aria-label={title}>
        <Head language={language} by={by} hasPoints={hasPoints} />
        <tbody>
          {inOrder(by, groups).map((group) => (
            <tr key={group.key}>
              <th scope="row">{groupName(survey, by, group, language)}</th>
              <td class="number">{format.count(group.responses)}</td>
              <td class="number">
                <strong>{format.percent(group.index.share)}</strong>
              </td>
              <td class="drawn">
                <IntervalBar {...group.index} />
              </td>
              <td class="number">{format.percentRange(group.index.low, group.index.high)}</td>
              {hasPoints && (
                <td class="number">{format.points(group.sub_index?.points ?? null)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Head({
  language,
  by,
  hasPoints,
}: Pick<GroupsProps, 'language' | 'by'> & { readonly hasPoints: boolean }) {
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
          {messages.interval}
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
