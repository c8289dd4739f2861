import type { CommonMessages } from '../common.ts';
import type { ownVi } from './vi.ts';

/** What the form says like the other pages: their words for the public, none of those for staff. */
export type PublicMessages = Pick<
  CommonMessages,
  | 'skipToContent'
  | 'systemName'
  | 'language'
  | 'footerPurpose'
  | 'footerPrivacy'
  | 'loading'
  | 'tryAgain'
  | 'back'
  | 'continue'
  | 'print'
  | 'na'
  | 'notAnswered'
  | 'citizen'
  | 'business'
  | 'problems'
>;

export type OwnMessages = typeof ownVi;

export type FormMessages = PublicMessages & OwnMessages;
