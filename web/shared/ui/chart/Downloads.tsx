import type { Language } from '../../domain/text.ts';
import { chartMessages } from '../../i18n/chart.ts';

export interface DownloadsProps<Format extends string> {
  readonly language: Language;
  /** Of what is taken away. */
  readonly title: string;
  readonly formats: readonly Format[];
  readonly onFormat: (format: Format) => void;
}

/** A button for each format in which something may be taken away. */
export function Downloads<Format extends string>(props: DownloadsProps<Format>) {
  const { language, title, formats, onFormat } = props;
  const messages = chartMessages[language];

  return (
    <>
      <span class="soft small" aria-hidden="true">
        {messages.download}:
      </span>
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          class="button plain small"
          aria-label={messages.downloadAs(format, title)}
          onClick={() => onFormat(format)}
        >
          {format}
        </button>
      ))}
    </>
  );
}
