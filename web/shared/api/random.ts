import { uuidOf } from '../domain/uuid.ts';

/** Not crypto.randomUUID: that one is missing on plain http addresses of a local network. */
export const newResponseId = (): string => uuidOf(crypto.getRandomValues(new Uint8Array(16)));
