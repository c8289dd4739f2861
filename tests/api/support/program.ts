import { resolve } from 'node:path';

export function fromEnvironment(name: string): string {
  const value = process.env[name];

  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; start the tests with the script "run" of their folder`);
  }
  return value;
}

/** The program under test and the database it is given; for tests that need no service started before them. */
export const program = fromEnvironment('SIPAS');
export const databaseUrl = fromEnvironment('SIPAS_DATABASE_URL');
export const ownerUrl = fromEnvironment('SIPAS_OWNER_URL');

/** A file or folder of the checkout. */
export const inCheckout = (path: string): string => resolve(import.meta.dirname, '../../..', path);
