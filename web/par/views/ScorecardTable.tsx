import { useState } from 'preact/hooks';
import { largestLoss, type Criterion, type Scorecard } from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { TableRegion } from '../../shared/ui/TableRegion.tsx';

export interface ScorecardTableProps {
  readonly language: Language;
  readonly card: Scorecard;
}

export function ScorecardTable({ language, card }: ScorecardTableProps) {
  const messages = parMessages[language];
  const format = formatOf(language);
  const title = textIn(card.framework.title, language);
  const scale = largestLoss(card.fields);

  return (
    <TableRegion title={title}>
      <table class="figures scorecard" aria-label={title}>
        <Head language={language} />
        <tbody>
          {card.fields.map((field) => (
            <CriterionRows
              key={field.code}
              language={language}
              criterion={field}
              depth={0}
              scale={scale}
              hidden={false}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">{messages.total}</th>
            <td class="number">{format.whole(card.max_points)}</td>
            <td class="number" data-testid="total">
              {format.points(card.points)}
            </td>
            <td class="number">{format.points(card.lost)}</td>
            <td class="drawn" />
            <td />
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  );
}

interface CriterionRowsProps {
  readonly language: Language;
  readonly criterion: Criterion;
  readonly depth: number;
  readonly scale: number;
  readonly hidden: boolean;
}

/** A criterion and, when opened, what it is made of. Paper always shows everything. */
function CriterionRows({ language, criterion, depth, scale, hidden }: CriterionRowsProps) {
  const [open, setOpen] = useState(false);
  const format = formatOf(language);
  const children = criterion.criteria ?? [];

  return (
    <>
      <tr class={`depth-${depth}`} hidden={hidden}>
        <td>{criterion.code}</td>
        <th scope="row">
          {children.length === 0 ? (
            textIn(criterion.name, language)
          ) : (
            <ExpandButton
              language={language}
              criterion={criterion}
              open={open}
              onToggle={() => setOpen(!open)}
            />
          )}
        </th>
        <td class="number">{format.whole(criterion.max_points)}</td>
        <td class="number">
          <Points language={language} criterion={criterion} />
        </td>
        <td class="number">{format.points(criterion.lost)}</td>
        <td class="drawn">
          <LostBar language={language} criterion={criterion} scale={scale} />
        </td>
        <td class="stage">
          {criterion.stage !== null && parMessages[language].stages[criterion.stage]}
        </td>
      </tr>
      {children.map((child) => (
        <CriterionRows
          key={child.code}
          language={language}
          criterion={child}
          depth={depth + 1}
          scale={scale}
          hidden={hidden || !open}
        />
      ))}
    </>
  );
}

interface ExpandButtonProps {
  readonly language: Language;
  readonly criterion: Criterion;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function ExpandButton({ language, criterion, open, onToggle }: ExpandButtonProps) {
  return (
    <button type="button" class="expand" aria-expanded={open} onClick={onToggle}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={open ? 'M2 4l4 4 4-4' : 'M4 2l4 4-4 4'} fill="none" stroke="currentColor" />
      </svg>
      <span>{textIn(criterion.name, language)}</span>
    </button>
  );
}

function Points({ language, criterion }: { language: Language; criterion: Criterion }) {
  const messages = parMessages[language];

  if (criterion.na) {
    return <span class="soft">{messages.notApplicable}</span>;
  }
  return criterion.points === null ? (
    <span class="soft">{messages.notScored}</span>
  ) : (
    <strong>{formatOf(language).points(criterion.points)}</strong>
  );
}

interface LostBarProps {
  readonly language: Language;
  readonly criterion: Criterion;
  readonly scale: number;
}

function LostBar({ language, criterion, scale }: LostBarProps) {
  if (criterion.at_maximum) {
    return (
      <span class="at-maximum">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
        {parMessages[language].atMaximum}
      </span>
    );
  }
  if (criterion.lost === null || scale === 0) {
    return null;
  }
  return (
    <svg class="lost-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.min((criterion.lost / scale) * 100, 100)} height="12" />
    </svg>
  );
}

function Head({ language }: { readonly language: Language }) {
  const messages = parMessages[language];

  return (
    <thead>
      <tr>
        <th scope="col">{messages.code}</th>
        <th scope="col">{messages.field}</th>
        <th scope="col" class="number">
          {messages.max}
        </th>
        <th scope="col" class="number">
          {messages.points}
        </th>
        <th scope="col" class="number">
          {messages.lost}
        </th>
        <th scope="col" class="drawn">
          {messages.lostBar}
        </th>
        <th scope="col">{messages.stage}</th>
      </tr>
    </thead>
  );
}
