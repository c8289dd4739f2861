/** The page in the address, so that the browser's own back button works. */
export const addressOf = (page: string): string => `#${page}`;

export const pageOfAddress = (hash: string): string => {
  try {
    return decodeURIComponent(hash.replace(/^#/, ''));
  } catch {
    return '';
  }
};

/** The address is /s/{survey}. */
export const surveyOfAddress = (path: string): string => {
  try {
    return decodeURIComponent(/^\/s\/([^/]+)/.exec(path)?.[1] ?? '');
  } catch {
    return '';
  }
};
