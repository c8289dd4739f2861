function fromEnvironment(name: string): string {
  const value = process.env[name];

  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; start the tests with tests/e2e/run`);
  }
  return value;
}

/** What the tests run against; tests/e2e/run sets it from its arguments. */
export const baseUrl = fromEnvironment('SIPAS_BASE_URL');
export const staffKey = fromEnvironment('SIPAS_STAFF_KEY');
export const survey = fromEnvironment('SIPAS_SURVEY');
export const counter = fromEnvironment('SIPAS_COUNTER');

export const kioskUrl = `${baseUrl}/kiosk/?survey=${survey}&counter=${counter}`;
export const formUrl = `${baseUrl}/s/${survey}`;
export const resultsUrl = `${baseUrl}/results/?survey=${survey}`;
/** The other survey of the demonstration: ten offices, one with too few responses to be shown. */
export const province = survey.replace('DUNGQUAT', 'QUANGNGAI');
export const provinceUrl = `${baseUrl}/results/?survey=${province}`;
export const parUrl = `${baseUrl}/par/`;
