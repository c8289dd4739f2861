import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Json } from './support/http.ts';
import { faultsOf } from './support/schema.ts';
import { inCheckout } from './support/program.ts';

const json = (path: string): Json => JSON.parse(readFileSync(inCheckout(path), 'utf8'));
const schema = json('service/data/schemas/framework.schema.json');
const shipped = readdirSync(inCheckout('service/data/frameworks'));

test('every shipped framework fits its schema', () => {
  assert.ok(shipped.length >= 13);
  for (const name of shipped) {
    assert.deepEqual(faultsOf(schema, json(`service/data/frameworks/${name}`)), [], name);
  }
});

const withRule = (rule: Json): Json => {
  const framework = json('service/data/frameworks/HUE_2021_AGENCIES.json');

  framework.fields[0].rule = rule;
  return framework;
};

for (const rule of [
  { kind: 'survey_steps', steps: [{ at_least: 90, points: 10 }] },
  { kind: 'bonus', each: 1, lowest: -2 },
  { kind: 'deduction', each: 0.25, counted: { vi: 'Báo cáo chậm' } },
]) {
  test(`the schema takes a rule ${rule.kind}`, () => {
    assert.deepEqual(faultsOf(schema, withRule(rule)), []);
  });
}

for (const [what, rule] of [
  ['of an unknown kind', { kind: 'guess' }],
  ['with a member of another', { kind: 'manual', each: 1 }],
  ['without steps', { kind: 'steps', steps: [] }],
  ['with a target of nothing', { kind: 'ratio', target: 0 }],
  ['with a lowest above nothing', { kind: 'bonus', lowest: 1 }],
  ['without an item', { kind: 'survey_options', options: [{ code: 'A', percent: 100 }] }],
] as const) {
  test(`the schema refuses a rule ${what}`, () => {
    assert.notDeepEqual(faultsOf(schema, withRule(rule)), []);
  });
}

const scores = json('service/data/schemas/scores.schema.json');
const year = (path: string): Json =>
  JSON.parse(readFileSync(inCheckout(path), 'utf8').replaceAll('@YEAR@', '2026'));

test('the scores of the demonstration fit their schema', () => {
  const examples = [
    'service/demo/scores_dq.json.in',
    'service/demo/scores_tg_2019.json',
    ...readdirSync(inCheckout('service/demo/par'))
      .filter((name) => name.startsWith('scores_'))
      .map((name) => `service/demo/par/${name}`),
  ];

  assert.ok(examples.length >= 5);
  for (const path of examples) {
    assert.deepEqual(faultsOf(scores, year(path)), [], path);
  }
});

for (const [what, change] of [
  ['of no unit', { unit: undefined }],
  ['with facts of two kinds', { facts: { '1': { count: 1, value: 2 } } }],
  ['with a part of nothing', { facts: { '1': { numerator: 1, denominator: 0 } } }],
  ['with a decision without a day', { decision: { number: '1' } }],
] as const) {
  test(`the schema refuses scores ${what}`, () => {
    const document = { ...year('service/demo/scores_tg_2019.json'), ...change };

    assert.notDeepEqual(faultsOf(scores, JSON.parse(JSON.stringify(document))), []);
  });
}
