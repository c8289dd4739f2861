import type { LeftOut, Measure, Optimum } from '../../../shared/domain/par_plan.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { MeasureName } from './MeasureName.tsx';

export interface LeftOutListProps {
  readonly language: Language;
  readonly optimum: Optimum;
  readonly measures: readonly Measure[];
}

/** The measures that were not chosen, each with the reason. */
export function LeftOutList({ language, optimum, measures }: LeftOutListProps) {
  const { reached, left_out: leftOut } = optimum;
  const byCode = new Map(measures.map((measure) => [measure.code, measure]));
  const titleOf = (code: string) => byCode.get(code)?.title ?? code;

  return leftOut.length === 0 ? null : (
    <div>
      <h4>{planMessages[language].optimum.leftOut}</h4>
      <ul class="left-out">
        {leftOut.map((left) => {
          const measure = byCode.get(left.code);

          return (
            <li key={left.code}>
              {measure === undefined ? left.code : <MeasureName measure={measure} />}:{' '}
              {[reasonText(left, reached, titleOf, language), reached && extraText(left, language)]
                .filter(Boolean)
                .join('; ')}
              .
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function reasonText(
  { why, by }: LeftOut,
  reached: boolean,
  titleOf: (code: string) => string,
  language: Language,
): string {
  const messages = planMessages[language].optimum.why;
  const other = titleOf(by ?? '');

  switch (why) {
    case 'dearer':
      return reached ? messages.dearer : messages.noBetter;
    case 'excluded':
    case 'needs':
      return messages[why](other);
    case 'at_maximum':
    case 'dropped':
      return messages[why];
  }
}

/** What the plan would cost more with the measure; nothing if no plan with it reaches the target. */
function extraText({ extra_cost: cost, extra_known: known }: LeftOut, language: Language): string {
  const { extra, extraAtMost, extraNone, extraUnknown } = planMessages[language].optimum;
  const { count } = formatOf(language);

  if (cost === null) {
    return known ? '' : extraUnknown;
  }
  if (cost === 0) {
    return extraNone;
  }
  return (known ? extra : extraAtMost)(count(cost));
}
