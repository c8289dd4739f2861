import type { Measure } from '../../../shared/domain/par_plan.ts';

export interface MeasureNameProps {
  readonly measure: Pick<Measure, 'code' | 'criterion' | 'title'>;
}

/** "4. Sắp xếp tổ chức KP-4": what it is first, then its code. */
export const MeasureName = ({ measure: { code, criterion, title } }: MeasureNameProps) => (
  <>
    {criterion}. {title} <span class="soft small code">{code}</span>
  </>
);
