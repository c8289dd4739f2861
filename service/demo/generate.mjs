// SPDX-License-Identifier: Apache-2.0
// Writes responses.jsonl.in: simulated answers, no person's. `node generate.mjs > responses.jsonl.in`
// gives the same bytes every time; README.md tells what is modelled. All randomness is drawn before the
// levels are set, so that `shift` can be searched for the published share without changing anything else.
import { drawFrom } from "./random.mjs";

const SEED = 20260401, COUNT = 420, TARGET = 0.8208;

const { random, normal, pick, uuid } = drawFrom(SEED);

// criterion: typical share of satisfied answers, chance of "not applicable" at a counter, online
const CRITERIA = {
  "1.1": [0.72, 0.03, 0.6], "1.2": [0.8, 0.04, 0.6], "1.3": [0.75, 0.05, 0.6], "1.4": [0.83, 0.05, 0.5],
  "2.1": [0.87, 0.03, 0.05], "2.2": [0.88, 0.05, 0.05], "2.3": [0.85, 0.03, 0.03], "2.4": [0.92, 0.12, 0.12],
  "2.5": [0.81, 0.03, 0.02], "3.1": [0.93, 0.01, 0.2], "3.2": [0.9, 0.02, 0.2], "3.3": [0.86, 0.03, 0.1],
  "3.4": [0.86, 0.04, 0.1], "3.5": [0.82, 0.04, 0.08], "3.6": [0.9, 0.05, 0.08], "4.1": [0.91, 0.03, 0.03],
  "4.2": [0.89, 0.03, 0.03], "4.3": [0.9, 0.03, 0.03], "5.1": [0.79, 0.18, 0.25], "5.2": [0.71, 0.38, 0.4],
  "5.3": [0.66, 0.45, 0.48], "5.4": [0.6, 0.48, 0.5],
};
const COUNTER_EFFECT = { "BQL_DQ-K1": 0.2, "BQL_DQ-K2": -0.45, "BQL_DQ-K3": 0.15 };
const COUNTER_OF = { DT: "BQL_DQ-K1", XD: "BQL_DQ-K2", MT: "BQL_DQ-K2", DD: "BQL_DQ-K2", LD: "BQL_DQ-K3", TM: "BQL_DQ-K3" };
const PROCEDURES = { // [kiosk weight, online weight]
  DT01: [14, 16], DT02: [13, 15], DT03: [8, 3], XD01: [7, 3], XD02: [16, 5], LD01: [14, 16],
  LD02: [6, 8], LD03: [6, 12], MT01: [8, 4], DD01: [10, 0], TM01: [4, 18],
};
const COMMENTS = [
  "Cán bộ hướng dẫn nhiệt tình, hồ sơ trả trước hẹn.", "Khu vực chờ ít ghế vào buổi sáng, đề nghị bổ sung.",
  "Đề nghị thông báo kết quả xử lý phản ánh qua tin nhắn.", "Hồ sơ phải bổ sung hai lần, mong được hướng dẫn một lần cho đủ.",
  "Nộp hồ sơ trực tuyến thuận tiện, đỡ phải đi lại.", "Hệ thống trực tuyến đôi lúc chậm khi tải tệp dung lượng lớn.",
  "Mẫu đơn cần có ví dụ điền sẵn.", "Thời gian thẩm định thiết kế còn dài.", "Rất hài lòng với thái độ phục vụ.",
  "Nên có thêm biểu mẫu song ngữ cho nhà đầu tư nước ngoài.", "Máy lấy số thứ tự hay hết giấy.",
  "Không rõ gửi góp ý ở đâu, đề nghị đặt hộp thư góp ý dễ thấy hơn.", "Phí, lệ phí công khai rõ ràng.",
];
const BACKGROUND = {
  gender: [[1, 55], [2, 45]], age_band: [[1, 6], [2, 38], [3, 42], [4, 11], [5, 3]],
  education: [[3, 8], [4, 24], [5, 66], [6, 2]], occupation: [[3, 12], [5, 74], [6, 9], [7, 5]],
  residence: [[1, 48], [2, 52]], terrain: [[1, 9], [2, 88], [3, 3]], ethnicity: [[1, 95], [2, 5]],
};

function person() {
  const channel = pick([["kiosk", 68], ["online", 32]]);
  const online = channel === "online" ? 1 : 0;
  const type = pick(online ? [["business", 74], ["citizen", 26]] : [["business", 52], ["citizen", 48]]);
  const procedure = pick(Object.entries(PROCEDURES).map(([code, weights]) => [code, weights[online]]));
  const home = COUNTER_OF[procedure.slice(0, 2)];
  const counter = random() < 0.92 ? home : pick(Object.keys(COUNTER_EFFECT).map((code) => [code, 1]));
  const given = {};
  for (const [code, [, naKiosk, naOnline]] of Object.entries(CRITERIA))
    given[code] = { na: random() < (online ? naOnline : naKiosk), skipped: random() < 0.012, level: random() };
  const flat = random() < 0.09 ? pick([[4, 60], [5, 40]]) : null; // the same answer everywhere, as in real life
  const until = random() < 0.055 ? 2 + Math.floor(random() * 17) : Infinity; // breaks off after so many criteria
  const background = {};
  for (const [code, weights] of Object.entries(BACKGROUND)) {
    const value = pick(weights);
    if (random() < (code === "ethnicity" ? 0.25 : 0.8)) background[code] = value;
  }
  return {
    id: uuid(), channel, type, procedure, counter: online ? null : counter, given, flat, until, background,
    mood: 1.15 * normal() + COUNTER_EFFECT[home] - 0.1 * online - (type === "business" ? 0.1 : 0),
    days: 1 + Math.floor(170 * random() ** 1.15), language: type === "business" && random() < 0.07 ? "en" : "vi",
    seconds: (online ? 190 : 130) * Math.exp(0.35 * normal()),
    comment: random() < 0.07 ? COMMENTS[Math.floor(random() * COMMENTS.length)] : null,
  };
}

const chance = (x) => 1 / (1 + Math.exp(-x));
function level(typical, who, drawn, shift) {
  const x = Math.log(typical / (1 - typical)) + who.mood + shift;
  return 1 + [x + 3.1, x + 1.6, x, x - 2.3].filter((cut) => drawn < chance(cut)).length;
}

function response(who, shift) {
  const answers = {};
  for (const [code, { na, skipped, level: drawn }] of Object.entries(who.given).slice(0, who.until))
    if (!skipped) answers[code] = na ? "NA" : who.flat ?? level(CRITERIA[code][0], who, drawn, shift);
  const complete = who.until === Infinity;
  if (complete) Object.assign(answers, who.background);
  const part = complete ? 1 : who.until / 22;
  return {
    id: who.id, instrument: "SIPAS_2017_22", unit: "BQL_DQ", ...(who.counter && { counter: who.counter }),
    procedure: who.procedure, channel: who.channel, respondent_type: who.type, day: `@-${who.days}@`, language: who.language,
    duration_s: Math.max(9, Math.round(who.seconds * part * (who.flat ? 0.3 : 1))), complete, answers,
    ...(complete && who.comment && { comment: who.comment }),
  };
}

function share(responses) {
  const levels = responses.flatMap(({ answers }) => Object.keys(CRITERIA).map((code) => answers[code]).filter(Number.isInteger));
  return levels.filter((given) => given >= 4).length / levels.length;
}

const people = Array.from({ length: COUNT }, person);
let low = -3, high = 3;
while (high - low > 1e-4) {
  const middle = (low + high) / 2;
  if (share(people.map((who) => response(who, middle))) < TARGET) low = middle; else high = middle;
}
const responses = people.map((who) => response(who, high)).sort((a, b) => (a.id < b.id ? -1 : 1));
process.stdout.write(responses.map((one) => `${JSON.stringify(one)}\n`).join(""));
process.stderr.write(`${responses.length} responses, share ${share(responses).toFixed(4)}, ${(38 * share(responses)).toFixed(2)} of 38 points\n`);
