import type { EChartsCoreOption } from 'echarts/core';
import type { DataTable } from '../../domain/table.ts';

/** What a swatch of the legend looks like; marks are for cells that colour alone cannot tell. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly mark?: 'hidden' | 'weak' | 'band';
}

/** A chart for one width: how it is drawn depends on the room there is. */
export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** Where paper may part it: below its head, below each of its parts. None if it stays whole. */
  readonly edges?: readonly number[];
}

/** All there is to a chart; made by pure functions, shown by the component Chart. */
export interface ChartModel {
  /** Says the finding. */
  readonly title: string;
  /** Says what is drawn, for those who do not see it. */
  readonly description: string;
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
  /** Says where the figures are from, on what leaves the page. */
  readonly source: string;
  readonly table: DataTable;
  /** For files, where a figure must stand alone in its field; else they have the table. */
  readonly fileTable?: DataTable;
  readonly draw: (width: number) => Drawing;
  /** The name of exported files, without ending. */
  readonly fileName: string;
}
