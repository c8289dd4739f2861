import type { Problem } from '../api/http.ts';
import type { Language } from '../domain/text.ts';
import { commonMessages } from './common.ts';
import { problemText } from './problem.ts';

const vi = {
  title: 'Hai câu hỏi đặt cạnh nhau',
  lead: 'Bảng chéo đếm những người cùng chọn một trả lời ở câu này và một trả lời ở câu kia. Bảng theo phạm vi đang xem, lập được cho mọi cơ quan hoặc cho một cơ quan; riêng một quầy, hay vài cơ quan gộp lại, thì không. Quyền số không áp dụng: mỗi phiếu đếm là một.',
  price:
    'Phạm vi của mỗi bảng được ghi lại (không ghi ai đã lập): mỗi đợt khảo sát chỉ có chỗ cho một số phạm vi, và bảng lập trước có thể làm bảng lập sau phải ẩn thêm ô, nên hãy chọn kỹ phạm vi trước khi lập.',
  first: 'Câu hỏi ở các hàng',
  second: 'Câu hỏi ở các cột',
  choose: 'Chọn một câu hỏi',
  make: 'Lập bảng',
  chooseBoth: 'Hãy chọn cả hai câu hỏi.',
  withheld:
    'Không lập được bảng này, vì bảng, hoặc bảng đặt cạnh các số liệu đã cho xem, có thể làm lộ một nhóm dưới 10 người. Hãy thử một phạm vi khác, thường là rộng hơn.',
  full: 'Đợt khảo sát này không còn chỗ cho phạm vi mới. Những phạm vi đã từng lập bảng thì vẫn lập được, với bất kỳ hai câu hỏi nào.',
  wrongItems:
    'Không lập được bảng của hai câu hỏi này. Mỗi câu phải là câu chỉ chọn một trả lời, và hai câu phải khác nhau.',
  refused:
    'Máy chủ không lập được bảng cho phạm vi này hoặc cho đợt khảo sát này. Nếu phạm vi nào cũng vậy, xin báo quản trị viên: có thể đợt khảo sát quá lớn so với bộ nhớ dành cho bảng chéo.',
  loadingAnswers: 'Máy chủ đang nạp các câu trả lời để đếm. Xin thử lại sau ít phút.',
  tooFew: 'Đợt khảo sát này có quá ít phiếu nên không lập bảng, để không ai bị nhận ra.',
  heading: (first: string, second: string) => `“${first}” (hàng) và “${second}” (cột)`,
  figures: 'Trong mỗi ô',
  counts: 'Số phiếu',
  shares: '% trong hàng',
  total: 'Tổng',
  all: 'Số phiếu',
  summary: (responses: string, day: string) =>
    `${responses} phiếu, không dùng quyền số, số liệu đến ngày ${day}`,
  inRow: (percents: string) => `${percents} trong hàng`,
  missing: 'Không trả lời',
  association: (v: string, chiSquare: string, df: string, p: string, n: string) =>
    `Mức liên hệ của hai câu: V Cramér = ${v} (0 là không liên hệ, 1 là hoàn toàn đi cùng nhau); χ² = ${chiSquare}, bậc tự do ${df}, ${p}, n = ${n} người trả lời cả hai câu. Liên hệ không có nghĩa là nguyên nhân; p coi các phiếu là độc lập, không xét quầy và ngày.`,
  oneAnswer: 'Một trong hai câu chỉ có một trả lời được chọn, nên không tính được mức liên hệ.',
  noAssociation: 'Khi có ô bị ẩn thì không cho biết mức liên hệ của hai câu.',
};

export type CrosstabMessages = typeof vi;

const en: CrosstabMessages = {
  title: 'Two questions side by side',
  lead: 'A crosstab counts the people who gave one answer to this question and one answer to that. It is of the present selection, of all units or of one; there is none of a counter or of some of the units. Weights do not apply: every response counts as one.',
  price:
    'What each table covers is kept (not who made it): a survey has room for a limited number of selections, and an earlier table may make a later one hide more cells, so please choose the selection with care first.',
  first: 'Question of the rows',
  second: 'Question of the columns',
  choose: 'Choose a question',
  make: 'Make the table',
  chooseBoth: 'Choose both questions.',
  withheld:
    'This table is not shown: by itself, or beside what has been shown already, it might give away a group of fewer than 10 people. Try another selection; a wider one is more likely to do.',
  full: 'This survey has no room for another selection. Those of which tables were made before can be asked for again, with any two questions.',
  wrongItems:
    'There is no table of these two questions. Both must take a single answer, and they must not be the same.',
  refused:
    'The server cannot make a table of this selection or of this survey. If that is so for every selection, please tell the administrator: the survey may be too large for the memory that crosstabs have.',
  loadingAnswers:
    'The server is loading the answers that are to be counted. Please try again in a few minutes.',
  tooFew: 'This survey has too few responses for a table, so that nobody can be recognised.',
  heading: (first, second) => `“${first}” (rows) and “${second}” (columns)`,
  figures: 'In each cell',
  counts: 'Responses',
  shares: '% of the row',
  total: 'Total',
  all: 'Responses',
  summary: (responses, day) => `${responses} responses, not weighted, figures up to ${day}`,
  inRow: (percents) => `${percents} of the row`,
  missing: 'No answer',
  association: (v, chiSquare, df, p, n) =>
    `How far the two go together: Cramér’s V = ${v} (0 is not at all, 1 is entirely); χ² = ${chiSquare}, df = ${df}, ${p}, n = ${n} people who answered both. Going together does not mean that one causes the other; p takes responses as independent and leaves counters and days out of account.`,
  oneAnswer:
    'One of the two questions was given but one answer, so nothing can be said of how far they go together.',
  noAssociation: 'Where cells are hidden it is not told how far the two questions go together.',
};

export const crosstabMessages: Readonly<Record<Language, CrosstabMessages>> = { vi, en };

/** A refusal of a crosstab in words; they must not tell more than the service does. */
export function crosstabRefusal(problem: Problem, language: Language): string {
  const messages = crosstabMessages[language];
  const { status, slug, where } = problem;
  const usual = problemText(problem, commonMessages[language]);

  switch (status) {
    case 409:
      return slug === 'withheld' ? messages.withheld : messages.full;
    case 422:
      return where === 'first' || where === 'second' ? messages.wrongItems : messages.refused;
    case 503:
      return where === 'columns' ? messages.loadingAnswers : usual;
    default:
      return usual;
  }
}
