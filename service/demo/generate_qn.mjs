// SPDX-License-Identifier: Apache-2.0
// Writes responses_qn.jsonl.in and survey_qn.json.in: ten offices of a province, simulated.
// `node generate_qn.mjs` gives the same bytes every time; README.md tells what is modelled.
import { writeFileSync } from "node:fs";
import { drawFrom } from "./random.mjs";

const { random, normal, pick, uuid } = drawFrom(20260402);

// Responses, counters, effects on the mood and on single factors, dossiers for each response.
const UNITS = {
  "QN-SNNMT": { n: 96, counters: 2, mood: -0.75, factors: { III: -0.5 }, dossiers: 31, business: 0.3, procedures: ["NM1", "NM2"] },
  "QN-SXD": { n: 84, counters: 2, mood: -0.35, factors: { II: -0.5 }, dossiers: 17, business: 0.5, procedures: ["XD1", "XD2"] },
  "QN-STC": { n: 90, counters: 1, mood: 0.75, factors: {}, dossiers: 12, business: 0.85, procedures: ["TC1", "TC2"] },
  "QN-STP": { n: 66, counters: 1, mood: 0.2, factors: {}, dossiers: 14, business: 0.1, procedures: ["TP1", "TP2"] },
  "QN-CT": { n: 90, counters: 1, mood: 0.35, factors: { I: -0.9 }, dossiers: 22, business: 0.1, procedures: ["CT-HT1", "CT-CT1"] },
  "QN-NL": { n: 78, counters: 1, mood: 0.15, factors: {}, dossiers: 24, business: 0.1, procedures: ["NL-HT1", "NL-CT1"] },
  "QN-BS": { n: 72, counters: 1, mood: 0.0, factors: { V: -0.6 }, dossiers: 15, business: 0.1, procedures: ["BS-HT1", "BS-CT1"] },
  "QN-MD": { n: 60, counters: 1, mood: 0.6, factors: {}, dossiers: 13, business: 0.05, procedures: ["MD-HT1", "MD-CT1"] },
  "QN-BT": { n: 36, counters: 1, mood: -0.1, factors: { I: -0.6 }, dossiers: 9, business: 0.05, procedures: ["BT-HT1", "BT-CT1"] },
  "QN-LS": { n: 7, counters: 1, mood: 0.3, factors: {}, dossiers: 11, business: 0, procedures: ["LS-HT1", "LS-CT1"] },
};
// Share of satisfied answers, chance of "not applicable".
const CRITERIA = {
  I: { "1.1": [0.74, 0.1], "1.2": [0.82, 0.1], "1.3": [0.76, 0.12], "1.4": [0.84, 0.1] },
  II: { "2.1": [0.79, 0.03], "2.2": [0.8, 0.04], "2.3": [0.75, 0.03], "2.4": [0.86, 0.1], "2.5": [0.68, 0.03] },
  III: { "3.1": [0.92, 0.02], "3.2": [0.89, 0.03], "3.3": [0.85, 0.04], "3.4": [0.84, 0.05], "3.5": [0.79, 0.05], "3.6": [0.88, 0.05] },
  IV: { "4.1": [0.9, 0.02], "4.2": [0.88, 0.02], "4.3": [0.88, 0.02] },
  V: { "5.1": [0.8, 0.15], "5.2": [0.73, 0.28], "5.3": [0.68, 0.32], "5.4": [0.63, 0.34] },
};
const WEIGHT_OF_FACTOR = { I: 0.1, II: 0.75, III: 0.9, IV: 0.3, V: 0.1 };
const CHANNELS = [["kiosk", 58], ["online", 27], ["paper", 15]];
// Rounds of two months, counted back from the day of loading; the last goes on. How it went since.
const ROUNDS = [{ code: "DOT1", from: 179, until: 119, mood: -0.35 }, { code: "DOT2", from: 119, until: 59, mood: -0.05 }, { code: "DOT3", from: 59, until: 0, mood: 0.4 }];

const chance = (x) => 1 / (1 + Math.exp(-x));
const levelAt = (x) => {
  const drawn = random();
  return 1 + [x + 3.1, x + 1.6, x, x - 2.3].filter((cut) => drawn < chance(cut)).length;
};

function answersOf(unit, mood) {
  const answers = {};
  let whole = mood;
  for (const [factor, criteria] of Object.entries(CRITERIA)) {
    const own = 1.1 * normal();
    whole += WEIGHT_OF_FACTOR[factor] * (own + (unit.factors[factor] ?? 0));
    for (const [code, [typical, na]] of Object.entries(criteria))
      if (random() > 0.01)
        answers[code] = random() < na ? "NA" : levelAt(Math.log(typical / (1 - typical)) + mood + own + (unit.factors[factor] ?? 0) + 0.45);
  }
  return { ...answers, overall: levelAt(1.9 + whole) };
}

function response(code, round) {
  const unit = UNITS[code];
  const channel = pick(CHANNELS);
  const type = random() < unit.business ? "business" : "citizen";
  const answers = answersOf(unit, 0.8 * normal() + unit.mood + round.mood - (channel === "online" ? 0.15 : 0));
  const flat = random() < 0.06 ? pick([[4, 60], [5, 40]]) : null;
  const counter = channel === "online" ? {} : { counter: `${code}-K${1 + Math.floor(random() * unit.counters)}` };
  return {
    id: uuid(), instrument: "SIPAS_QN_23", unit: code, ...counter, procedure: `QN-${pick(unit.procedures.map((name, place) => [name, 3 - place]))}`,
    channel, respondent_type: type, day: `@-${round.until + 1 + Math.floor(random() * (round.from - round.until - 1))}@`, language: "vi",
    duration_s: Math.max(9, Math.round(150 * Math.exp(0.35 * normal()) * (flat === null ? 1 : 0.3))), complete: true,
    answers: flat === null ? answers : Object.fromEntries(Object.keys(answers).map((item) => [item, flat])),
  };
}

const all = ROUNDS.flatMap((round, place) =>
  Object.entries(UNITS).flatMap(([code, { n }]) =>
    Array.from({ length: Math.floor(n / 3) + (n % 3 > place ? 1 : 0) }, () => ({ round: round.code, code, one: response(code, round) }))));

// Dossiers by the cells in which there is a response: more online and of citizens than answer.
function populations() {
  const cells = new Map();
  for (const { round, code, one } of all) {
    const key = [round, code, one.channel, one.respondent_type].join();
    cells.set(key, (cells.get(key) ?? 0) + UNITS[code].dossiers * (one.channel === "online" ? 2 : 1));
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, transactions]) => {
    const [period, unit, channel, respondent_type] = key.split(",");
    return { period, unit, channel, respondent_type, transactions };
  });
}

const survey = {
  code: "QUANGNGAI_@YEAR@",
  title: {
    vi: "Khảo sát mức độ hài lòng đối với sự phục vụ của cơ quan hành chính tỉnh Quảng Ngãi năm @YEAR@ (trình diễn, số liệu mô phỏng)",
    en: "Satisfaction with the administrative agencies of Quảng Ngãi Province, @YEAR@ (demonstration, simulated data)",
  },
  instrument: { code: "SIPAS_QN_23", version: 1 }, channels: CHANNELS.map(([code]) => code), respondent_types: ["citizen", "business"],
  periods: ROUNDS.map(({ code, from, until }) => ({ code, from: `@-${from}@`, until: until === 0 ? "@YEAR_AFTER_NEXT@-01-01" : `@-${until}@` })),
  units: Object.keys(UNITS), index_rule: "pooled",
};
const lines = populations().map((row) => `    ${JSON.stringify(row)}`);
const members = Object.entries(survey).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(",\n");
writeFileSync("survey_qn.json.in", `{\n${members},\n  "populations": [\n${lines.join(",\n")}\n  ]\n}\n`);
writeFileSync("responses_qn.jsonl.in", all.map(({ one }) => one).sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => `${JSON.stringify(one)}\n`).join(""));
