import type { Json } from './http.ts';

/** The keywords of JSON Schema (2020-12) that the schemas of service/data use; any other throws. */
const told = new Set(['$schema', '$id', '$defs', 'title', 'description', 'default', 'format']);

const typeOf = (value: Json): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const isType = (type: string, value: Json): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;

const isObject = (value: Json): boolean => typeOf(value) === 'object';

type Check = (rule: Json, value: Json, schema: Json, root: Json, at: string) => readonly string[];

const fault = (good: boolean, at: string, what: string): readonly string[] =>
  good ? [] : [`${at === '' ? '/' : at}: ${what}`];

const each = (value: Json, check: (name: string) => readonly string[]): readonly string[] =>
  isObject(value) ? Object.keys(value).flatMap(check) : [];

const inNumber = (good: (value: number, rule: number) => boolean, what: string): Check =>
  function check(rule, value, _schema, _root, at) {
    return fault(typeof value !== 'number' || good(value, rule), at, what);
  };

const inText = (good: (value: string, rule: Json) => boolean, what: string): Check =>
  function check(rule, value, _schema, _root, at) {
    return fault(typeof value !== 'string' || good(value, rule), at, what);
  };

const inArray = (good: (value: readonly Json[], rule: Json) => boolean, what: string): Check =>
  function check(rule, value, _schema, _root, at) {
    return fault(!Array.isArray(value) || good(value, rule), at, what);
  };

const checks: Readonly<Record<string, Check>> = {
  $ref: (rule, value, _schema, root, at) =>
    faultsOf(root.$defs[rule.replace('#/$defs/', '')], value, root, at),
  type: (rule, value, _schema, _root, at) =>
    fault(
      [rule].flat().some((t) => isType(t, value)),
      at,
      `no ${rule}`,
    ),
  const: (rule, value, _schema, _root, at) => fault(value === rule, at, `not ${rule}`),
  enum: (rule, value, _schema, _root, at) => fault(rule.includes(value), at, `not one of ${rule}`),
  anyOf: (rule, value, _schema, root, at) =>
    fault(
      rule.some((one: Json) => faultsOf(one, value, root, at).length === 0),
      at,
      'fits none',
    ),
  oneOf: (rule, value, _schema, root, at) =>
    fault(
      rule.filter((one: Json) => faultsOf(one, value, root, at).length === 0).length === 1,
      at,
      'fits not exactly one',
    ),
  required: (rule, value, _schema, _root, at) =>
    isObject(value)
      ? rule.flatMap((name: string) => fault(name in value, at, `lacks ${name}`))
      : [],
  properties: (rule, value, _schema, root, at) =>
    each(value, (name) =>
      name in rule ? faultsOf(rule[name], value[name], root, `${at}/${name}`) : [],
    ),
  additionalProperties: (rule, value, schema, root, at) =>
    each(value, (name) =>
      name in (schema.properties ?? {})
        ? []
        : rule === false
          ? fault(false, `${at}/${name}`, 'unknown')
          : faultsOf(rule, value[name], root, `${at}/${name}`),
    ),
  propertyNames: (rule, value, _schema, root, at) =>
    each(value, (name) => faultsOf(rule, name, root, `${at}/${name}`)),
  items: (rule, value, _schema, root, at) =>
    Array.isArray(value) ? value.flatMap((one, i) => faultsOf(rule, one, root, `${at}/${i}`)) : [],
  minProperties: (rule, value, _schema, _root, at) =>
    fault(!isObject(value) || Object.keys(value).length >= rule, at, 'too few members'),
  uniqueItems: inArray((value) => new Set(value).size === value.length, 'repeated'),
  minItems: inArray((value, rule) => value.length >= rule, 'too few'),
  maxItems: inArray((value, rule) => value.length <= rule, 'too many'),
  minLength: inText((value, rule) => [...value].length >= rule, 'too short'),
  maxLength: inText((value, rule) => [...value].length <= rule, 'too long'),
  pattern: inText((value, rule) => new RegExp(rule, 'u').test(value), 'not of the pattern'),
  minimum: inNumber((value, rule) => value >= rule, 'too small'),
  maximum: inNumber((value, rule) => value <= rule, 'too large'),
  exclusiveMinimum: inNumber((value, rule) => value > rule, 'too small'),
  multipleOf: inNumber(
    (value, rule) => Math.abs(value / rule - Math.round(value / rule)) < 1e-3,
    'too many decimals',
  ),
};

/** What a document lacks to fit its schema. */
export function faultsOf(
  schema: Json,
  value: Json,
  root: Json = schema,
  at = '',
): readonly string[] {
  return Object.keys(schema)
    .filter((keyword) => !told.has(keyword))
    .flatMap((keyword) => {
      const check = checks[keyword];

      if (check === undefined) {
        throw new Error(`this keyword is not known here: ${keyword}`);
      }
      return check(schema[keyword], value, schema, root, at);
    });
}
