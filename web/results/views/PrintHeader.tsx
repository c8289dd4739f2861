import { localDay } from '../../shared/domain/calendar.ts';
import type { Selection } from '../../shared/domain/filters.ts';
import { CUTS } from '../../shared/domain/results.ts';
import { textIn } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import type { View } from '../models/view.ts';

export interface PrintHeaderProps {
  readonly view: View;
  readonly selection: Selection;
  readonly now: Date;
}

/** The head of an official paper, in the form that papers of the state have. */
export function PrintHeader({ view, selection, now }: PrintHeaderProps) {
  const { messages, survey, language } = view;
  const [year = '', month = '', day = ''] = localDay(now).split('-');

  return (
    <div class="print-header">
      <div class="print-names">
        <p>{ownName(view, selection)}</p>
        <p>
          <strong>{messages.nation}</strong>
          <br />
          <strong class="motto">{messages.motto}</strong>
        </p>
      </div>
      <p class="print-date">{messages.printedOn(day, month, year)}</p>
      <p class="print-title">{messages.printTitle}</p>
      <p class="print-subtitle">{textIn(survey.title, language)}</p>
      <p class="print-scope">{scopeOf(view, selection)}</p>
    </div>
  );
}

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
