export const responsesPath = (survey: string): string => `/api/v1/surveys/${survey}/responses`;
export const batchPath = (survey: string): string => `${responsesPath(survey)}:batch`;
export const HEALTH = '/healthz';
