/** What befell a person's session at the tablet; never who, when in the day, or what was said. */
export type SessionEvent = 'opened' | 'abandoned' | 'submitted';

export interface SessionEntry {
  readonly number: number;
  readonly session: number;
  readonly event: SessionEvent;
  readonly day: string;
  readonly hash: string;
}

/** Where the chain of a device stands. Each entry's hash covers the one before. */
export interface Chain {
  readonly number: number;
  readonly session: number;
  readonly hash: string;
  /** The session of the person who is there now; one tap makes it a submitted one. */
  readonly open: { readonly submitted: boolean } | null;
}

export interface ChainStep {
  readonly chain: Chain;
  readonly entries: readonly SessionEntry[];
}

export interface ChainSetting {
  readonly device: number;
  readonly day: string;
  readonly sha256Hex: (text: string) => string;
}

export const newChain: Chain = { number: 0, session: 0, hash: '0'.repeat(64), open: null };

function append(
  { device, day, sha256Hex }: ChainSetting,
  { chain, entries }: ChainStep,
  event: SessionEvent,
): ChainStep {
  const number = chain.number + 1;
  const session = event === 'opened' ? chain.session + 1 : chain.session;
  const hash = sha256Hex([chain.hash, device, number, session, event, day].join('|'));
  const open = event === 'abandoned' ? null : { submitted: event === 'submitted' };

  return {
    chain: { number, session, hash, open },
    entries: [...entries, { number, session, event, day, hash }],
  };
}

export function openSession(setting: ChainSetting, chain: Chain): ChainStep {
  return chain.open === null
    ? append(setting, { chain, entries: [] }, 'opened')
    : { chain, entries: [] };
}

/** An answer is about to be kept: the session, opened if need be, is a submitted one. */
export function submitSession(setting: ChainSetting, chain: Chain): ChainStep {
  const opened = openSession(setting, chain);

  return opened.chain.open?.submitted === true ? opened : append(setting, opened, 'submitted');
}

/** The person is gone, or the tablet was restarted in the middle. */
export function closeSession(setting: ChainSetting, chain: Chain): ChainStep {
  if (chain.open?.submitted === false) {
    return append(setting, { chain, entries: [] }, 'abandoned');
  }
  return { chain: { ...chain, open: null }, entries: [] };
}

/**
 * What the server may hear: the entries of finished sessions. The one that is going on follows with
 * its answers, or the server would miss a response that is still being given.
 */
export const finishedEntries = (
  chain: Chain,
  entries: readonly SessionEntry[],
): readonly SessionEntry[] =>
  chain.open === null ? entries : entries.filter(({ session }) => session < chain.session);
