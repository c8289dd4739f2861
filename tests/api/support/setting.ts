import { fromEnvironment } from './program.ts';

export { databaseUrl, inCheckout, ownerUrl, program } from './program.ts';

/** What the tests run against; tests/api/run sets it. */
export const baseUrl = fromEnvironment('BASE_URL');
export const staffKey = fromEnvironment('STAFF_KEY');
export const demoSurvey = fromEnvironment('SURVEY');
export const demoCounter = fromEnvironment('COUNTER');
