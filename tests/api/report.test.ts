import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mustRun, sipas } from './support/command.ts';
import { asStaff, call, type Json } from './support/http.ts';
import { baseUrl, demoSurvey as survey, staffKey } from './support/setting.ts';

/** The report on the demonstration, whose criteria have the long texts of real forms. */
const folder = mkdtempSync(join(tmpdir(), 'sipas-report-test-'));
const pdf = join(folder, 'report.pdf');
const docx = join(folder, 'report.docx');
const reportPath = (query: string): string => `/api/v1/surveys/${survey}/report${query}`;

let group: Json;
let text = '';
let document = '';

const output = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

before(async () => {
  const options = ['--number', '12/BC-SNV', '--date', '2026-01-05', '--place', 'Quảng Ngãi'];
  const issuer = ['--issuer', 'Ủy ban nhân dân tỉnh Quảng Ngãi / Sở Nội vụ'];

  group = JSON.parse((await mustRun('results', '--survey', survey, '--json')).stdout).groups[0];
  for (const out of [pdf, docx]) {
    await mustRun('report', '--survey', survey, ...options, ...issuer, '--out', out);
  }
  text = output('pdftotext', '-layout', pdf, '-');
  document = output('unzip', '-p', docx, 'word/document.xml');
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** Half up, with a decimal comma. */
function decimal(value: number, decimals: number): string {
  return (Math.floor(value * 10 ** decimals + 0.5 + 1e-9) / 10 ** decimals)
    .toFixed(decimals)
    .replace('.', ',');
}

const decimalsOf = (estimate: Json): number => (estimate.respondents < 100 ? 0 : 1);
const shareOf = (estimate: Json): string =>
  `${decimal(100 * estimate.share, decimalsOf(estimate))}%`;
const intervalOf = (estimate: Json): string =>
  [estimate.low, estimate.high].map((end) => decimal(100 * end, decimalsOf(estimate))).join('–');

const criteria = (): readonly Json[] =>
  group.items.filter((item: Json) => item.factor !== null && item.share !== null);

test('the PDF has the frame of an official document', () => {
  for (const wanted of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'SỞ NỘI VỤ',
    'Số: 12/BC-SNV',
    'Quảng Ngãi, ngày 05 tháng 01 năm 2026',
    'BÁO CÁO',
    'Nơi nhận:',
    'Phụ lục I',
  ]) {
    assert.ok(text.includes(wanted), wanted);
  }
});

test('the figures of the PDF are those of the results, rounded', () => {
  assert.ok(criteria().length >= 22);
  for (const estimate of [group.index, ...group.factors, ...criteria()]) {
    const wanted = new RegExp(`${shareOf(estimate)}\\*?\\s+${intervalOf(estimate)}`);

    assert.match(text, wanted, estimate.code ?? 'index');
  }
});

test('the DOCX has the same figures and every table, with repeated heads', async () => {
  const html = await call(reportPath('?format=html'), { key: staffKey });
  const cells = [...document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((found) => found[1]);
  const tables = html.text.match(/<table/g)!.length;

  for (const estimate of [group.index, ...group.factors, ...criteria()]) {
    assert.ok(
      cells.some(
        (cell, i) =>
          cell?.replace('*', '') === shareOf(estimate) && cells[i + 1] === intervalOf(estimate),
      ),
      estimate.code ?? 'index',
    );
  }
  assert.equal(document.match(/<w:tbl>/g)!.length, tables + 2); // head and end are tables, too
  assert.equal(document.match(/<w:tblHeader ?\/>/g)!.length, tables);
  assert.equal(document.match(/<w:drawing>/g)!.length, html.text.match(/<svg/g)!.length);
  const [, day = ''] = document.split('<w:tbl>')[1]!.split('<w:tr>').slice(1);

  assert.match(day, /Số: .*ngày .* tháng /s, 'number and day are in one row');
  assert.ok(document.includes('w:top="1247"') && document.includes('<w:titlePg'));
});

test('the PDF embeds its fonts and has no more pages than it needs', () => {
  const fonts = output('pdffonts', pdf).trimEnd().split('\n').slice(2);
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(output('pdfinfo', pdf))?.[1]);

  assert.ok(fonts.length > 0);
  for (const font of fonts) {
    assert.match(font, /Liberation-Serif/); // any other is a fallback for letters that it lacks
    assert.match(font, /Identity-H\s+yes yes/);
  }
  assert.ok(pages >= 6 && pages <= 16, `${pages} pages`);
});

const millimetre = 72 / 25.4;

test('no text of the PDF leaves the margins; pages are numbered from the second', () => {
  const pages = output('pdftotext', '-bbox', pdf, '-').split('<page ').slice(1);

  for (const [i, page] of pages.entries()) {
    const words = [
      ...page.matchAll(
        /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
      ),
    ].map(([, ...found]) => ({ at: found.slice(0, 4).map(Number), word: found[4] }));
    const above = words.filter(({ at }) => at[3]! < 22 * millimetre);

    assert.deepEqual(
      above.map(({ word }) => word),
      i === 0 ? [] : [String(i + 1)],
    );
    for (const { at, word } of words) {
      const [left, , right, bottom] = at as [number, number, number, number];

      assert.ok(left >= 30 * millimetre - 1, `page ${i + 1}: ${word} at ${left}`);
      assert.ok(right <= (210 - 15) * millimetre + 1, `page ${i + 1}: ${word} to ${right}`);
      assert.ok(bottom <= (297 - 22) * millimetre + 1, `page ${i + 1}: ${word} down to ${bottom}`);
    }
  }
});

test('no page of the PDF is blank', () => {
  output('pdftoppm', '-r', '20', '-gray', pdf, join(folder, 'page'));
  const count = Number(/^Pages:\s+(\d+)$/m.exec(output('pdfinfo', pdf))?.[1]);

  for (let page = 1; page <= count; page += 1) {
    const name = `page-${String(page).padStart(String(count).length, '0')}.pgm`;
    const pixels = readFileSync(join(folder, name)).subarray(15);
    const dark = pixels.filter((value) => value < 200).length;

    assert.ok(dark > pixels.length / 200, `page ${page}: ${dark} of ${pixels.length}`);
  }
});

test('over HTTP the report is a file to be kept, with room for number and day', async () => {
  const response = await fetch(baseUrl + reportPath('?format=pdf'), {
    headers: { authorization: `Bearer ${staffKey}` },
  });
  const file = join(folder, 'http.pdf');

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  assert.equal(
    response.headers.get('content-disposition'),
    `attachment; filename="bao-cao-${survey}.pdf"`,
  );
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const words = output('pdftotext', '-layout', file, '-');

  assert.match(words, /Số: \.+\/BC-\.+/);
  assert.match(words, /ngày \.+ tháng \.+ năm \.+/);
});

test('what is no report is refused with its reason', async () => {
  assert.equal((await asStaff(reportPath('?format=odt'))).status, 422);
  assert.equal((await asStaff(reportPath('?period=NEVER'))).status, 422);
  assert.equal((await asStaff('/api/v1/surveys/NO_SUCH/report')).status, 404);
  assert.equal((await call(reportPath(''))).status, 401);

  const out = ['--out', join(folder, 'no.pdf')];

  assert.equal((await sipas(['report', ...out])).code, 2);
  assert.equal((await sipas(['report', '--survey', survey, '--out', 'report.odt'])).code, 2);
  assert.equal((await sipas(['report', '--survey', survey, '--date', '5/1', ...out])).code, 2);
  const lacking = await sipas(['report', '--survey', survey, ...out], {
    env: { SIPAS_REPORT_DIR: '/no/such/folder' },
  });

  assert.equal(lacking.code, 1);
  assert.match(lacking.stderr, /no folder \/no\/such\/folder/);
});
