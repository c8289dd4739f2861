import { readFileSync } from 'node:fs';
import { inCheckout } from './setting.ts';

export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Roles, or `public`. */
  readonly access: readonly string[];
}

const listIn = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

/** Reads the two levels of the description that matter here; it is written with one key a line. */
export function operationsOf(yaml: string): readonly Operation[] {
  const paths = yaml.slice(yaml.indexOf('\npaths:'), yaml.indexOf('\ncomponents:'));
  const operations: Operation[] = [];
  let path = '';
  let method = '';

  for (const line of paths.split('\n')) {
    path = /^ {2}(\/\S*):$/.exec(line)?.[1] ?? path;
    method = /^ {4}([a-z]+):$/.exec(line)?.[1] ?? method;
    const access = /^ {6}x-access: \[(.*)\]$/.exec(line)?.[1];

    if (access !== undefined) {
      operations.push({ method: method.toUpperCase(), path, access: listIn(access) });
    }
  }
  return operations;
}

export const description = readFileSync(inCheckout('service/docs/openapi.yaml'), 'utf8');
export const operations = operationsOf(description);
export const roles = listIn(/^ {4}Role: \{ enum: \[(.*?)\]/m.exec(description)?.[1] ?? '');
