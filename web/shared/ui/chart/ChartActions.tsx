import { csvOf } from '../../domain/table.ts';
import type { Language } from '../../domain/text.ts';
import { chartMessages } from '../../i18n/chart.ts';
import type { ChartModel } from './model.ts';
import { pictureOf } from './picture.ts';
import { saveFile, savePng } from './save.ts';

export interface ChartActionsProps {
  readonly language: Language;
  readonly model: ChartModel;
  readonly tableId: string;
  readonly tableOpen: boolean;
  readonly onTable: () => void;
}

const FORMATS = ['CSV', 'XLSX', 'PNG', 'SVG'] as const;

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function ChartActions(props: ChartActionsProps) {
  const { language, model, tableId, tableOpen, onTable } = props;
  const messages = chartMessages[language];

  return (
    <div class="chart-actions no-print">
      <button
        type="button"
        class="button plain small"
        aria-expanded={tableOpen}
        aria-controls={tableId}
        onClick={onTable}
      >
        {messages.table}
      </button>
      <span class="soft small" aria-hidden="true">
        {messages.download}:
      </span>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="button plain small"
          aria-label={messages.downloadAs(format, model.title)}
          onClick={() => void save(format, model, language)}
        >
          {format}
        </button>
      ))}
    </div>
  );
}

async function save(
  format: (typeof FORMATS)[number],
  model: ChartModel,
  language: Language,
): Promise<void> {
  const name = `${model.fileName}.${format.toLowerCase()}`;
  const table = model.fileTable ?? model.table;
  const notes = [...model.notes, model.source];

  if (format === 'CSV') {
    saveFile(name, 'text/csv;charset=utf-8', csvOf(table, language));
    return;
  }
  if (format === 'XLSX') {
    const { workbookOf } = await import('./xlsx.ts');

    saveFile(name, XLSX_TYPE, workbookOf({ title: model.title, table, notes }, language));
    return;
  }
  const { drawingOf } = await import('./engine.ts');
  const picture = pictureOf(drawingOf(model), { ...model, notes });

  if (format === 'SVG') {
    saveFile(name, 'image/svg+xml', picture.svg);
  } else {
    await savePng(name, picture);
  }
}
