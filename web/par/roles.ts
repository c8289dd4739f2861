/** Who sees which form. The service decides; the page only spares the others useless controls. */

/** Whose unit is scored: they plan, and set themselves targets. */
export const mayPlan = (role: string): boolean => role === 'par_officer' || role === 'leader';

export const mayOpenRounds = (role: string): boolean =>
  role === 'administrator' || role === 'appraiser';
