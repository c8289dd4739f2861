import { connect } from 'node:net';
import { request } from 'node:http';
import { baseUrl } from './setting.ts';

const { hostname, port } = new URL(baseUrl);

/** What comes back for bytes that no HTTP client would send, until the service closes or the answer is there. */
export function exchange(sent: string | Uint8Array, milliseconds = 20_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    const timer = setTimeout(
      () => socket.destroy(new Error(`no end after ${milliseconds} ms: ${received}`)),
      milliseconds,
    );
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };

    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (received += text));
    socket.on('end', finish);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // A service that has answered may close while we are still sending.
      if (received !== '' && (error.code === 'ECONNRESET' || error.code === 'EPIPE')) {
        finish();
      } else {
        reject(error);
      }
    });
    socket.end(sent); // half closed: the service answers what it has and closes
  });
}

/** The status of each answer in what came back. */
export const statusesIn = (received: string): readonly number[] =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

/** A request head with the usual lines, then the body. */
export function message(
  first: string,
  headers: readonly string[],
  body = '',
  connection = 'close',
): string {
  return [
    `${first} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Connection: ${connection}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
}

/** A whole request with a JSON body, as a front proxy might take it for part of the body of the one before it. */
export const hiddenPost = (path: string, body: string): string =>
  message(
    `POST ${path}`,
    ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`],
    body,
  );

export interface Flood {
  readonly path: string;
  readonly bytes: number;
  /** With its length told in advance, or in chunks. */
  readonly told: boolean;
}

/** Posts so many spaces, piece by piece, and tells the status of the answer. */
export function flood({ path, bytes, told }: Flood): Promise<number> {
  const piece = Buffer.alloc(1024 * 1024, ' ');

  return new Promise((resolve, reject) => {
    const post = request(baseUrl + path, {
      method: 'POST',
      timeout: 60_000,
      headers: { 'content-type': 'application/json', ...(told ? { 'content-length': bytes } : {}) },
    });
    let left = bytes;
    let answered = false;
    const pump = (): void => {
      while (left > 0 && !answered) {
        const size = Math.min(left, piece.length);

        left -= size;
        if (!post.write(piece.subarray(0, size))) {
          post.once('drain', pump);
          return;
        }
      }
      post.end();
    };

    post.on('response', (response) => {
      answered = true;
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode ?? 0);
        post.destroy();
      });
    });
    post.on('timeout', () => post.destroy(new Error('no answer')));
    post.on('error', (error) => {
      if (!answered) {
        reject(error);
      }
    });
    pump();
  });
}
