import { resolve } from 'node:path';

function fromEnvironment(name: string): string {
  const value = process.env[name];

  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; start the tests with tests/api/run`);
  }
  return value;
}

/** What the tests run against; tests/api/run sets it. */
export const baseUrl = fromEnvironment('BASE_URL');
export const staffKey = fromEnvironment('STAFF_KEY');
export const demoSurvey = fromEnvironment('SURVEY');
export const demoCounter = fromEnvironment('COUNTER');
export const program = fromEnvironment('SIPAS');
export const databaseUrl = fromEnvironment('SIPAS_DATABASE_URL');
export const ownerUrl = fromEnvironment('SIPAS_OWNER_URL');

/** A file or folder of the checkout. */
export const inCheckout = (path: string): string => resolve(import.meta.dirname, '../../..', path);
