import { resolve } from 'node:path';

function fromEnvironment(name: string): string {
  const value = process.env[name];

  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; start with tests/bench/results`);
  }
  return value;
}

export const sizes = fromEnvironment('BENCH_SIZES').split(',').map(Number);
export const strict = fromEnvironment('BENCH_STRICT') === 'yes';
export const program = fromEnvironment('SIPAS');
export const baseUrl = `http://${fromEnvironment('SIPAS_LISTEN')}`;
export const staffKey = fromEnvironment('STAFF_KEY');
export const superuserDatabase = fromEnvironment('BENCH_SUPERUSER_URL');
export const duckdbFolder = fromEnvironment('BENCH_DUCKDB');

export const inCheckout = (path: string): string => resolve(import.meta.dirname, '../../..', path);
export const scratchFile = (name: string): string =>
  resolve(fromEnvironment('BENCH_SCRATCH'), name);
