import type { Range } from '../../shared/domain/chart.ts';
import type { GroupResult, ItemResult } from '../../shared/domain/results.ts';
import type { Option, Section } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf, type Format } from '../../shared/i18n/format.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { TableRegion } from '../../shared/ui/TableRegion.tsx';
import { DivergingBar } from '../../shared/ui/charts/DivergingBar.tsx';

export interface FactorTableProps {
  readonly language: Language;
  readonly section: Section;
  readonly options: readonly Option[];
  readonly group: GroupResult;
  readonly range: Range;
}

/** Every figure of a factor's criteria: distribution, denominators, share and interval. */
export function FactorTable({ language, section, options, group, range }: FactorTableProps) {
  const format = formatOf(language);
  const title = `${section.code}. ${textIn(section.title, language)}`;
  const texts = new Map(section.items.map(({ code, text }) => [code, textIn(text, language)]));
  const items = group.items.filter(({ code }) => texts.has(code));

  return (
    <TableRegion title={title}>
      <table class="figures factor-table" aria-label={title}>
        <Head language={language} options={options} />
        <tbody>
          {items.map((item) => (
            <CriterionRow
              key={item.code}
              item={item}
              text={texts.get(item.code) ?? item.code}
              options={options}
              format={format}
              range={range}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface CriterionRowProps {
  readonly item: ItemResult;
  readonly text: string;
  readonly options: readonly Option[];
  readonly format: Format;
  readonly range: Range;
}

function CriterionRow({ item, text, options, format, range }: CriterionRowProps) {
  return (
    <tr>
      <th scope="row">
        {item.code}. {text}
        <DivergingBar options={options} counts={item.counts} range={range} description={null} />
      </th>
      {options.map(({ value }) => (
        <td key={value} class="number">
          {format.count(item.counts.find((count) => count.value === value)?.n ?? 0)}
        </td>
      ))}
      <td class="number">{format.count(item.n)}</td>
      <td class="number">{format.count(item.na)}</td>
      <td class="number">{format.count(item.missing)}</td>
      <td class="number">
        <strong>{format.percent(item.satisfied?.share ?? null)}</strong>
      </td>
      <td class="number">
        {format.percentRange(item.satisfied?.low ?? null, item.satisfied?.high ?? null)}
      </td>
    </tr>
  );
}

function Head({ language, options }: Pick<FactorTableProps, 'language' | 'options'>) {
  const messages = resultsMessages[language];

  return (
    <thead>
      <tr>
        <th scope="col">{messages.criterion}</th>
        {options.map(({ value, label }) => (
          <th key={value} scope="col" class="number option">
            {textIn(label, language)}
          </th>
        ))}
        <th scope="col" class="number">
          {messages.n}
        </th>
        <th scope="col" class="number">
          <abbr title={messages.naLong}>{messages.naShort}</abbr>
        </th>
        <th scope="col" class="number">
          {messages.missing}
        </th>
        <th scope="col" class="number">
          {messages.share}
        </th>
        <th scope="col" class="number">
          {messages.interval}
        </th>
      </tr>
    </thead>
  );
}
