/** Whether a person is answering or the staff is at work; updates and new surveys wait until not. */
let there = false;

export const somebodyThere = (is: boolean): void => {
  there = is;
};

export const nobodyThere = (): boolean => !there;
