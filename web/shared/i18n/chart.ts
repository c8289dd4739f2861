import type { Language } from '../domain/text.ts';

const vi = {
  table: 'Bảng số liệu',
  download: 'Tải về',
  downloadAs: (format: string, title: string) => `Tải về ${format}: ${title}`,
  drawing: 'Đang vẽ biểu đồ…',
  failed: 'Không vẽ được biểu đồ; số liệu ở bảng bên dưới.',
};

export type ChartMessages = typeof vi;

const en: ChartMessages = {
  table: 'Table of figures',
  download: 'Download',
  downloadAs: (format, title) => `Download ${format}: ${title}`,
  drawing: 'Drawing the chart…',
  failed: 'The chart could not be drawn; its figures are in the table below.',
};

export const chartMessages: Readonly<Record<Language, ChartMessages>> = { vi, en };
