/** Whether a person is in the middle of answering; updates and new surveys wait until not. */
let there = false;

export const somebodyThere = (is: boolean): void => {
  there = is;
};

export const nobodyThere = (): boolean => !there;
