import { call } from './http.ts';

/** Who the key in the cookie belongs to; the key itself is out of reach of the page. */
export interface Session {
  readonly role: string;
  readonly unit: string | null;
}

export const getSession = () => call<Session>('GET', '/session');

export const openSession = (key: string) => call<Session>('POST', '/session', { key });

export const closeSession = () => call<null>('DELETE', '/session');
