import { connect } from 'node:net';

export interface Reply {
  readonly status: number;
  /** The lines before the body. */
  readonly head: string;
  readonly text: string;
  readonly milliseconds: number;
}

/** One TCP connection, used for one request after the other. */
export interface Connection {
  readonly ask: (request: string | Uint8Array) => Promise<Reply>;
  /** Bytes as they are, whether or not they make a request. */
  readonly send: (bytes: string | Uint8Array) => void;
  /** Whatever comes next and is a whole reply. */
  readonly next: () => Promise<Reply>;
  /** Whether it still stands. */
  readonly stands: () => boolean;
  /** When it has ended, by whichever side. */
  readonly ended: Promise<void>;
  readonly close: () => void;
  /** Closes as a machine does that lost its power or its process: with a reset. */
  readonly reset: () => void;
  /** Sends no more, but listens. */
  readonly finish: () => void;
}

export class ConnectionLost extends Error {}

interface Waiting {
  readonly since: number;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** No reply of the service may take longer, whatever is wrong with its database. */
const REPLY_MS = 20_000;
const HEAD_END = '\r\n\r\n';

/** The first whole reply in the bytes, and how many of them it takes. */
function takeReply(bytes: Buffer, since: number): readonly [Reply, number] | undefined {
  const end = bytes.indexOf(HEAD_END);

  if (end < 0) {
    return undefined;
  }
  const head = bytes.toString('latin1', 0, end);
  const start = end + HEAD_END.length;
  const size = start + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);

  if (bytes.length < size) {
    return undefined;
  }
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);

  return [
    {
      status,
      head,
      text: bytes.toString('utf8', start, size),
      milliseconds: performance.now() - since,
    },
    size,
  ];
}

/** Connects; a service that is not there is a connection lost. */
export function open(base: string): Promise<Connection> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname.replace(/^\[(.*)\]$/, '$1'));
  const waiting: Waiting[] = [];
  let received: Buffer = Buffer.alloc(0);
  let stands = true;
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      stands = false;
      waiting.splice(0).forEach(({ reject }) => reject(new ConnectionLost('closed')));
      resolve();
    });
  });
  const next = (): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (!stands) {
        reject(new ConnectionLost('closed before'));
        return;
      }
      const timer = setTimeout(() => reject(new Error(`no reply in ${REPLY_MS} ms`)), REPLY_MS);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          settle(value);
        };

      waiting.push({
        since: performance.now(),
        resolve: settled(resolve),
        reject: settled(reject),
      });
    });

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const taken = takeReply(received, first.since);

      if (taken === undefined) {
        return;
      }
      received = received.subarray(taken[1]);
      waiting.shift();
      first.resolve(taken[0]);
    }
  });

  const connection: Connection = {
    ask: (request) => {
      const reply = next();

      socket.write(request);
      return reply;
    },
    send: (bytes) => void (stands && socket.write(bytes)),
    next,
    stands: () => stands,
    ended,
    close: () => socket.destroy(),
    reset: () => socket.resetAndDestroy(),
    finish: () => socket.end(),
  };

  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(connection));
    void ended.then(() => reject(new ConnectionLost('not connected')));
  });
}

/** So many connections to the same place. */
export const openMany = (base: string, count: number): Promise<readonly Connection[]> =>
  Promise.all(Array.from({ length: count }, () => open(base)));

export const getRequest = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: test\r\n\r\n`;

export function postRequest(path: string, body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);

  return [
    `POST ${path} HTTP/1.1`,
    'Host: test',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

/** One request on a connection of its own. */
export async function askOnce(base: string, request: string): Promise<Reply> {
  const connection = await open(base);

  try {
    return await connection.ask(request);
  } finally {
    connection.close();
  }
}
