import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { call, read, type Json } from './support/http.ts';
import { baseUrl, staffKey } from './support/setting.ts';
import { columnNamed, expectA4, sheetsOf } from './support/workbook.ts';

/** The plan of seed 000 (Tiền Giang 2019), as the files that officials hand on. */
const folder = mkdtempSync(join(tmpdir(), 'sipas-plan-test-'));
const pathOf = (ending: string): string => join(folder, `plan.${ending}`);
const key = { framework: 'TG_BQLKCN_2019', unit: 'BQLKCN_TG', period: '2019' };
const planPath = (format: string): string =>
  `/api/v1/par/plan?${new URLSearchParams({ ...key, format })}`;
const args = Object.entries(key).flatMap(([name, value]) => [`--${name}`, value]);

const output = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** The text of a PDF in one line, since cells break it. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

let plan: Json;
let text = '';
let pages: readonly string[] = [];
let document = '';

const texts = {
  proof: 'Đề án vị trí việc làm được phê duyệt',
  title: 'Hoàn thiện đề án vị trí việc làm; sắp xếp lại các phòng chuyên môn',
};

before(async () => {
  const frame = ['--number', '30/KH-BQL', '--date', '2020-08-04', '--place', 'Tiền Giang'];
  const issuer = ['--issuer', 'Ủy ban nhân dân tỉnh Tiền Giang / Ban Quản lý các khu công nghiệp'];
  const change = {
    code: 'KP-4',
    title: texts.title,
    proof: texts.proof,
    owner_unit: 'BQLKCN_TG',
    owner: 'Chánh Văn phòng',
    due_on: '2020-10-15',
    cost: 15000,
    state: 'planned',
  };

  await mustRun('par', 'target', 'add', fileOf({ ...key, kind: 'total', low: 100, high: 100 }));
  await mustRun('par', 'plan', 'propose', ...args);
  const other = { code: 'KP-5', owner_unit: 'BQLKKT_DT', owner: 'Trưởng phòng' };
  await mustRun('par', 'plan', 'add', fileOf({ ...key, reason: 'Họp', measures: [change, other] }));
  for (const ending of ['pdf', 'docx', 'xlsx', 'ics']) {
    await mustRun('par', 'plan', 'export', ...args, ...frame, ...issuer, '--out', pathOf(ending));
  }
  plan = await read(`/api/v1/par/plan?${new URLSearchParams(key)}`);
  pages = output('pdftotext', '-layout', pathOf('pdf'), '-').split('\f').slice(0, -1);
  text = flat(pages.join(' '));
  document = output('unzip', '-p', pathOf('docx'), 'word/document.xml');
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('the PDF has the frame and the parts of an official plan', () => {
  for (const wanted of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Số: 30/KH-BQL',
    'Tiền Giang, ngày 04 tháng 8 năm 2020',
    'KẾ HOẠCH',
    'Khắc phục những hạn chế, thiếu sót của các tiêu chí chưa đạt điểm',
    'Chỉ số cải cách hành chính năm 2019',
    'I. MỤC ĐÍCH, YÊU CẦU',
    'II. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2019',
    'III. NHIỆM VỤ, GIẢI PHÁP',
    'IV. TỔ CHỨC THỰC HIỆN',
    'Phấn đấu tổng điểm đạt từ 100 điểm trở lên',
    'kinh phí dự kiến 15.000 nghìn đồng',
    'Nơi nhận:',
    'Phụ lục',
    '(Kèm theo Kế hoạch số 30/KH-BQL ngày 04 tháng 8 năm 2020',
  ]) {
    assert.ok(text.includes(wanted), wanted);
  }
  assert.doesNotMatch(text, /BÁO CÁO/);
});

test('a unit in charge stands with its name wherever the plan is read', async () => {
  const [, second] = plan.measures;
  const calendar = readFileSync(pathOf('ics'), 'utf8').replaceAll('\r\n ', '');

  assert.equal(second.owner_unit, 'BQLKKT_DT');
  assert.equal(second.owner_name.vi, 'Ban Quản lý Khu kinh tế tỉnh Đồng Tháp');
  assert.match(document, /Ban Quản lý Khu kinh tế tỉnh Đồng Tháp; Trưởng phòng/);
  assert.match(calendar, /Ban Quản lý Khu kinh tế tỉnh Đồng Tháp/);
  assert.doesNotMatch(document, /BQLKKT_DT/);
});

test('the PDF has the row of the fields as the seed prints it', () => {
  assert.match(text, /LV1 LV2 LV3 LV4 LV5 LV6 LV7/);
  assert.match(text, /2019 10\/10 10\/10 18\/18 7,4\/10 13,5\/14 3,25\/6 30,9\/32 93,05\/100/);
});

test('the appendix of the PDF has each measure on a wide page, with commas in line', () => {
  const wide = flat(pages.at(-1)!);

  assert.equal(pages.length, 3);
  for (const wanted of ['15/10/2020', '2,60', '0,50', '2,75', '1,10', '93,05', '6,95']) {
    assert.ok(wide.includes(wanted), wanted);
  }
  for (const measure of plan.measures) {
    assert.ok(text.includes(measure.title.split(' ').slice(0, 2).join(' ')), measure.title);
  }
  const sizes = [...output('pdfinfo', '-l', '9', pathOf('pdf')).matchAll(/size:\s+(\S+) x (\S+)/g)];

  assert.deepEqual(
    sizes.map(([, width, height]) => Number(width) > Number(height)),
    [false, false, true],
  );
});

const millimetre = 72 / 25.4;

test('no text of the PDF leaves the margins, and its letters are all of one family', () => {
  const boxes = output('pdftotext', '-bbox', pathOf('pdf'), '-').split('<page ').slice(1);

  for (const [i, page] of boxes.entries()) {
    const [width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page)!.slice(1).map(Number);

    for (const [, left, , right, bottom, word] of page.matchAll(
      /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
    )) {
      assert.ok(Number(left) >= 30 * millimetre - 1, `page ${i + 1}: ${word} at ${left}`);
      assert.ok(Number(right) <= width! - 15 * millimetre + 1, `page ${i + 1}: ${word}`);
      assert.ok(Number(bottom) <= height! - 22 * millimetre + 1, `page ${i + 1}: ${word}`);
    }
  }
  for (const font of output('pdffonts', pathOf('pdf')).trimEnd().split('\n').slice(2)) {
    assert.match(font, /Liberation-Serif.*Identity-H\s+yes yes/);
  }
});

test('the DOCX has the same, upright and then wide, with numbers on its pages', () => {
  const cells = [...document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((found) => found[1]);
  const sections = document.match(/<w:sectPr[ >].*?<\/w:sectPr>/gs)!;

  for (const wanted of ['KẾ HOẠCH', '7,4/10', '93,05/100', '15/10/2020', texts.title, '2,60']) {
    assert.ok(cells.includes(wanted), wanted);
  }
  assert.equal(sections.length, 2);
  assert.doesNotMatch(sections[0]!, /landscape/);
  assert.match(sections[1]!, /w:w="16838" w:h="11906" w:orient="landscape"/);
  for (const section of sections) {
    assert.match(section, /<w:headerReference /);
  }
  assert.match(sections[0]!, /<w:titlePg/);
  assert.doesNotMatch(sections[1]!, /<w:titlePg/);
});

test('the workbook has measures, fields and everything that was written', async () => {
  const sheets = await sheetsOf(pathOf('xlsx'));
  const [measures, fields, history] = sheets;
  const at = (heading: string, row = 1) => measures!.rows[row]![columnNamed(measures!, heading)];

  sheets.forEach(({ xml }) => expectA4(xml));
  assert.equal(at('Mã / Code')?.text, 'KP-4');
  assert.equal(at('Nhiệm vụ, giải pháp / Measure')?.text, texts.title);
  assert.equal(at('Thời hạn / Due')?.text, '15/10/2020');
  assert.equal(at('Điểm dự kiến / Expected')?.number, 2.6);
  assert.equal(at('Kinh phí (nghìn đồng) / Cost')?.number, 15000);
  assert.equal(at('Quá hạn / Overdue')?.text, 'Quá hạn / Overdue');
  assert.deepEqual(
    fields!.rows.slice(1).map((row) => row[4]?.number),
    [0, 0, 0, 2.6, 0.5, 2.75, 1.1, 6.95],
  );
  assert.ok(history!.rows.length - 1 >= 5);
});

test('the calendar has a day for each measure', async () => {
  const calendar = readFileSync(pathOf('ics'), 'utf8');

  assert.equal(calendar.match(/BEGIN:VEVENT\r\n/g)!.length, plan.measures.length);
  assert.match(calendar, /\r\nDTSTART;VALUE=DATE:20201015\r\n/);
  assert.equal((await call(planPath('ics'), { key: staffKey })).text, calendar);
});

test('over HTTP the files are to be kept, with room for number and day', async () => {
  for (const [format, type] of [
    ['pdf', /^application\/pdf$/],
    ['docx', /wordprocessingml/],
    ['xlsx', /spreadsheetml/],
    ['ics', /^text\/calendar/],
  ] as const) {
    const response = await fetch(baseUrl + planPath(format), {
      headers: { authorization: `Bearer ${staffKey}` },
    });
    const file = join(folder, `http.${format}`);

    assert.equal(response.status, 200, format);
    assert.match(response.headers.get('content-type')!, type);
    assert.equal(
      response.headers.get('content-disposition'),
      `attachment; filename="ke-hoach-BQLKCN_TG-2019.${format}"`,
    );
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  }
  const words = output('pdftotext', '-layout', join(folder, 'http.pdf'), '-');

  assert.match(words, /Số: \.+\/KH-\.+/);
  assert.match(words, /ngày \.+ tháng \.+ năm \.+/);
  assert.match(words, /BAN QUẢN LÝ CÁC KHU\s/);
});

test('what is no plan is refused with its reason', async () => {
  assert.equal((await sipas(['par', 'plan', 'export', ...args, '--out', 'plan.odt'])).code, 2);
  assert.equal(
    (await sipas(['par', 'plan', 'export', ...args, '--date', '5/1', '--out', 'plan.pdf'])).code,
    2,
  );
  const nowhere = await sipas(['par', 'plan', 'export', ...args, '--out', '/no/such/plan.xlsx']);

  assert.equal(nowhere.code, 1);
  assert.match(nowhere.stderr, /cannot write \/no\/such\/plan\.xlsx/);
});

test('what XML cannot say is left out of the files, which still open', async () => {
  const change = { code: 'KP-5', title: 'Rà soát\ufffe thủ tục\uffff', state: 'planned' };
  const pathTo = (ending: string): string => join(folder, `odd.${ending}`);

  await mustRun('par', 'plan', 'add', fileOf({ ...key, reason: 'Họp', measures: [change] }));
  for (const [ending, part] of [
    ['docx', 'word/document.xml'],
    ['xlsx', 'xl/sharedStrings.xml'],
  ] as const) {
    await mustRun('par', 'plan', 'export', ...args, '--out', pathTo(ending));
    const xml = output('unzip', '-p', pathTo(ending), part);

    assert.ok(xml.includes('Rà soát thủ tục'), ending);
    assert.doesNotMatch(xml, /[\ufffe\uffff]/, ending);
  }
});

test('a terminal gets no control characters that somebody wrote into a measure', async () => {
  const change = { code: 'KP-6', title: 'Sửa\u001b[2J\u009b2J\r\nGiả', state: 'planned' };

  await mustRun('par', 'plan', 'add', fileOf({ ...key, reason: 'Họp', measures: [change] }));
  const { stdout } = await mustRun('par', 'plan', 'show', ...args);

  assert.ok(stdout.includes('Sửa [2J 2J  Giả'), stdout);
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
