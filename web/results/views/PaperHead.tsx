import type { Selection } from '../../shared/domain/filters.ts';
import { CUTS, type ResultsReport } from '../../shared/domain/results.ts';
import { textIn } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { PrintHeader } from '../../shared/ui/PrintHeader.tsx';
import { schemeText, type View } from '../models/view.ts';

export interface PaperHeadProps {
  readonly view: View;
  readonly selection: Selection;
  readonly report: ResultsReport;
  readonly now: Date;
}

export const PaperHead = ({ view, selection, report, now }: PaperHeadProps) => (
  <PrintHeader
    language={view.language}
    from={ownName(view, selection)}
    title={view.messages.printTitle}
    subtitle={textIn(view.survey.title, view.language)}
    scope={scopeLine(view, selection, report)}
    now={now}
  />
);

/** The unit that the paper is about stands in capitals, as on letters of the administration. */
function ownName({ groupName, language }: View, { filters }: Selection): string {
  return filters.unit === undefined
    ? commonMessages[language].systemName
    : groupName('unit', filters.unit).toLocaleUpperCase(language);
}

/** The filters in words. */
export function scopeOf({ messages, language, groupName }: View, { filters }: Selection): string {
  const parts = CUTS.flatMap((cut) => {
    const value = filters[cut];

    return value === undefined
      ? []
      : [`${resultsMessages[language].cuts[cut].toLowerCase()} ${groupName(cut, value)}`];
  });

  return messages.scope(parts.length === 0 ? messages.wholeScope : parts.join('; '));
}

/** What the figures are about and how they are weighted: without both no figure means anything. */
export const scopeLine = (view: View, selection: Selection, report: ResultsReport): string =>
  `${scopeOf(view, selection)} · ${view.messages.scheme}: ${schemeText(view.messages, report)}`;
