import {
  isLeaf,
  stageSums,
  type Criterion,
  type Scorecard,
  type TreeRow,
} from '../../../shared/domain/scorecard.ts';
import type { EnteredStage } from '../../../shared/domain/par_workflow.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { pointsWriter } from '../../wording.ts';
import { LostBar } from './LostBar.tsx';
import { rowId } from './rows.ts';

export interface CriterionRowProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly row: TreeRow;
  readonly scale: number;
  readonly hidden: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}

const STAGES: readonly EnteredStage[] = ['self', 'appraised', 'final'];

/** A criterion and its points; its name is the button that opens what is behind it. */
export function CriterionRow(props: CriterionRowProps) {
  const { language, card, row, scale, hidden, open, onToggle } = props;
  const { criterion, depth } = row;
  const points = pointsWriter(language, card);

  return (
    <tr class={`depth-${depth}`} hidden={hidden}>
      <td class="code">{criterion.code}</td>
      <th scope="row">
        <Name language={language} criterion={criterion} open={open} onToggle={onToggle} />
      </th>
      <td class="number">{formatOf(language).whole(criterion.max_points)}</td>
      {STAGES.map((stage) => (
        <td key={stage} class="number stage">
          {stageText(criterion, stage, language, points)}
        </td>
      ))}
      <td class="number">
        <Points language={language} criterion={criterion} write={points} />
      </td>
      <td class="number">{points(criterion.lost)}</td>
      <td class="drawn">
        <LostBar language={language} criterion={criterion} scale={scale} />
      </td>
    </tr>
  );
}

function stageText(
  criterion: Criterion,
  stage: EnteredStage,
  language: Language,
  write: (points: number | null) => string,
): string {
  const entry = criterion.stages?.[stage];

  if (entry?.na === true) {
    return parMessages[language].naShort;
  }
  const points = stageSums(criterion)[stage];

  return points === null ? '' : write(points);
}

type NameProps = Pick<CriterionRowProps, 'language' | 'open' | 'onToggle'> & {
  readonly criterion: Criterion;
};

function Name({ language, criterion, open, onToggle }: NameProps) {
  const messages = parMessages[language];
  const { code, stage, bonus } = criterion;
  const leaf = isLeaf(criterion);

  return (
    <button
      type="button"
      class="expand"
      id={rowId(code)}
      data-row={code}
      aria-expanded={open}
      aria-controls={leaf && open ? `${rowId(code)}-panel` : undefined}
      onClick={onToggle}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={open ? 'M2 4l4 4 4-4' : 'M4 2l4 4-4 4'} fill="none" stroke="currentColor" />
      </svg>
      <span>
        {textIn(criterion.name, language)}
        {bonus === true && <span class="soft small"> ({messages.bonus})</span>}
        {stage === 'release' && <span class="soft small from">{messages.stages.release}</span>}
      </span>
    </button>
  );
}

interface PointsProps {
  readonly language: Language;
  readonly criterion: Criterion;
  readonly write: (points: number | null) => string;
}

function Points({ language, criterion, write }: PointsProps) {
  const messages = parMessages[language];

  if (criterion.na) {
    return (
      <abbr class="soft" title={messages.notApplicable}>
        {messages.naShort}
      </abbr>
    );
  }
  return criterion.points === null ? (
    <span class="soft">{messages.notScored}</span>
  ) : (
    <strong>{write(criterion.points)}</strong>
  );
}
