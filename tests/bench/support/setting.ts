import { resolve } from 'node:path';

function fromEnvironment(name: string): string {
  const value = process.env[name];

  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; start with tests/bench/run`);
  }
  return value;
}

/** How to measure; tests/bench/run sets it. */
export const rounds = Number(fromEnvironment('BENCH_ROUNDS'));
export const seconds = Number(fromEnvironment('BENCH_SECONDS'));
export const strict = fromEnvironment('BENCH_STRICT') === 'yes';
export const parts: readonly string[] = fromEnvironment('BENCH_ONLY').split(' ');

/** What to measure. */
export const program = fromEnvironment('SIPAS');
export const baseUrl = `http://${fromEnvironment('SIPAS_LISTEN')}`;
export const workers = Number(fromEnvironment('SIPAS_THREADS'));
export const webDir = fromEnvironment('SIPAS_WEB_DIR');
export const staffKey = fromEnvironment('STAFF_KEY');
export const survey = fromEnvironment('SURVEY');
export const serviceDatabase = fromEnvironment('SIPAS_DATABASE_URL');
export const superuserDatabase = fromEnvironment('BENCH_SUPERUSER_URL');
export const postmaster = Number(fromEnvironment('BENCH_POSTMASTER'));
export const nginxUrl = fromEnvironment('BENCH_NGINX_URL');
export const nginxRoot = fromEnvironment('BENCH_NGINX_ROOT');

/** A file or folder of the checkout. */
export const inCheckout = (path: string): string => resolve(import.meta.dirname, '../../..', path);

/** A file that is gone when the run has ended. */
export const scratchFile = (name: string): string =>
  resolve(fromEnvironment('BENCH_SCRATCH'), name);
