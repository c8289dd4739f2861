import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Result } from 'lighthouse';
import {
  loadSeveralTimes,
  median,
  numberOf,
  scoreOf,
  scriptBytes,
  shortcomings,
} from './support/measure.ts';

function fromEnvironment(name: string): string {
  const value = process.env[name];

  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; start the tests with tests/lighthouse/run`);
  }
  return value;
}

const baseUrl = fromEnvironment('SIPAS_BASE_URL');
const survey = fromEnvironment('SIPAS_SURVEY');
const counter = fromEnvironment('SIPAS_COUNTER');

const PAGES = {
  tablet: `${baseUrl}/kiosk/?survey=${survey}&counter=${counter}`,
  form: `${baseUrl}/s/${survey}`,
};

const SCORES = { performance: 95, accessibility: 100, 'best-practices': 100 };

const USABLE_MS = 1_500;

/** 60 kB as file sizes are told, of which the tablet page is held to; the form keeps to it as well. */
const SCRIPT_BYTES = 60_000;

const say = (page: string, name: string, value: string): void =>
  console.log(`${page}_${name}: ${value}`);

for (const [page, url] of Object.entries(PAGES)) {
  describe(page, () => {
    let reports: readonly Result[] = [];
    const figure = (of: (report: Result) => number) => median(reports.map(of));

    before(async () => {
      reports = await loadSeveralTimes(
        url,
        (loaded) => loaded.length > 0 && median(loaded.map(numberOf('interactive'))) <= USABLE_MS,
      );
    });

    for (const [category, wanted] of Object.entries(SCORES)) {
      test(`${category} is at least ${wanted}`, () => {
        const score = figure(scoreOf(category));

        say(page, category.replace('-', '_'), String(score));
        assert.ok(
          score >= wanted,
          `${score}: ${reports.flatMap((report) => shortcomings(report, category)).join('; ')}`,
        );
      });
    }

    // Lighthouse's Time to Interactive: not before the largest content, which comes with the survey
    // and its controls, has been drawn, and not while a long task blocks taps.
    test('it can be used within a second and a half', () => {
      const usable = figure(numberOf('interactive'));

      for (const audit of ['first-contentful-paint', 'largest-contentful-paint']) {
        say(page, `${audit.replaceAll('-', '_')}_ms`, figure(numberOf(audit)).toFixed(0));
      }
      say(page, 'total_blocking_time_ms', figure(numberOf('total-blocking-time')).toFixed(0));
      say(page, 'layout_shift', figure(numberOf('cumulative-layout-shift')).toFixed(3));
      say(page, 'time_to_interactive_ms', usable.toFixed(0));
      assert.ok(usable <= USABLE_MS, `${usable.toFixed(0)} ms`);
    });

    test('the first load brings at most 60 kB of compressed scripts', () => {
      const bytes = figure(scriptBytes);

      say(page, 'script_bytes', String(bytes));
      assert.ok(bytes <= SCRIPT_BYTES, `${bytes} bytes`);
    });
  });
}
