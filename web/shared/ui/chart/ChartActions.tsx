import type { Language } from '../../domain/text.ts';
import { chartMessages } from '../../i18n/chart.ts';
import { Downloads } from './Downloads.tsx';
import type { ChartModel } from './model.ts';
import { pictureOf } from './picture.ts';
import { saveFile, savePng } from './save.ts';
import { saveTable, TABLE_FORMATS } from './save_table.ts';

export interface ChartActionsProps {
  readonly language: Language;
  readonly model: ChartModel;
  readonly tableId: string;
  readonly tableOpen: boolean;
  readonly onTable: () => void;
}

const FORMATS = [...TABLE_FORMATS, 'PNG', 'SVG'] as const;

export function ChartActions(props: ChartActionsProps) {
  const { language, model, tableId, tableOpen, onTable } = props;

  return (
    <div class="chart-actions no-print">
      <button
        type="button"
        class="button plain small"
        aria-expanded={tableOpen}
        aria-controls={tableId}
        onClick={onTable}
      >
        {chartMessages[language].table}
      </button>
      <Downloads
        language={language}
        title={model.title}
        formats={FORMATS}
        onFormat={(format) => void save(format, model, language)}
      />
    </div>
  );
}

async function save(
  format: (typeof FORMATS)[number],
  model: ChartModel,
  language: Language,
): Promise<void> {
  const notes = [...model.notes, model.source];
  const { title, fileName, fileTable: table = model.table } = model;

  if (format === 'CSV' || format === 'XLSX') {
    return saveTable(format, { title, table, notes, fileName }, language);
  }
  const { drawingOf } = await import('./engine.ts');
  const picture = pictureOf(drawingOf(model), { ...model, notes });

  if (format === 'SVG') {
    saveFile(`${fileName}.svg`, 'image/svg+xml', picture.svg);
  } else {
    await savePng(`${fileName}.png`, picture);
  }
}
