import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';

/** As in the end-to-end tests: nothing but the page itself goes over the network. */
const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const RUNS = Number(process.env['SIPAS_LIGHTHOUSE_RUNS'] ?? 3);
const ATTEMPTS = 3;

/**
 * One load into an empty cache, in a browser of its own: the phone that Lighthouse emulates, on its
 * slow 4G (1.6 Mbit/s, 150 ms) with a quarter of this machine's speed, both simulated.
 */
async function load(url: string): Promise<Result> {
  const browser = await launch({
    chromePath: process.env['SIPAS_CHROMIUM'] ?? '/usr/bin/chromium',
    chromeFlags: FLAGS,
    logLevel: 'error',
  });

  try {
    const result = await lighthouse(url, {
      port: browser.port,
      logLevel: 'error',
      formFactor: 'mobile',
      throttlingMethod: 'simulate',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    });
    const report = result?.lhr;
    if (report === undefined || report.runtimeError !== undefined) {
      throw new Error(`${url}: ${report?.runtimeError?.message ?? 'Lighthouse gave no report'}`);
    }
    return report;
  } finally {
    browser.kill();
  }
}

/**
 * Loads until the reports are good enough, in threes, three times at most: noise of the machine can only make a
 * page slower, and a page that is too slow stays so.
 */
export async function loadSeveralTimes(
  url: string,
  enough: (reports: readonly Result[]) => boolean,
): Promise<readonly Result[]> {
  let reports: Result[] = [];

  for (let attempt = 0; attempt < ATTEMPTS && !enough(reports); attempt += 1) {
    reports = [];
    while (reports.length < RUNS) {
      reports.push(await load(url));
    }
  }
  return reports;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) {
    throw new Error('no run to take the median of');
  }
  return middle;
}

export const scoreOf = (category: string) => (report: Result) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);

export function numberOf(audit: string) {
  return (report: Result): number => {
    const value = report.audits[audit]?.numericValue;
    if (value === undefined) {
      throw new Error(`Lighthouse has no figure for ${audit}`);
    }
    return value;
  };
}

interface Transfer {
  readonly url: string;
  readonly resourceType: string;
  readonly transferSize: number;
}

/** What went over the line for the scripts of the page, headers included, in bytes. */
export function scriptBytes(report: Result): number {
  const details = report.audits['network-requests']?.details as
    { readonly items: readonly Transfer[] } | undefined;
  const scripts = details?.items.filter(({ resourceType }) => resourceType === 'Script') ?? [];
  if (scripts.length === 0) {
    throw new Error('Lighthouse saw no script');
  }
  return scripts.reduce((sum, { transferSize }) => sum + transferSize, 0);
}

/** What keeps a report from being perfect, to be read in a failed test. */
export const shortcomings = (report: Result, category: string): readonly string[] =>
  (report.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = report.audits[id];
    const score = audit?.score ?? null;

    return weight > 0 && score !== null && score < 1
      ? [`${id}: ${audit?.displayValue ?? audit?.title ?? ''}`]
      : [];
  });
