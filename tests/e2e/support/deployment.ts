import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { baseUrl } from './setting.ts';

/**
 * The service behind an address of its own, at which a later version of the tablet page can be put:
 * as after a build with new names of all scripts, and those of before are gone.
 */
export interface Deployment {
  readonly address: string;
  readonly next: () => void;
  /** Refuses batches of answers until told otherwise. */
  readonly refuse: (refuses: boolean) => void;
}

export const NEXT_VERSION = '99.0.0';

interface Stored {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

async function stored(path: string): Promise<Stored> {
  const response = await fetch(baseUrl + path);

  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

/** "kiosk-GQgOMFx1" → "kiosk-GQgOMFx1-2"; only names of scripts, which name each other. */
const renamed = (text: string): string =>
  text.replace(/(assets\/|\.\/)([\w.-]+)\.js\b/g, '$1$2-2.js');

/** The page and the list of the worker are the same but for their names: they need another revision. */
const laterText = (text: string): string =>
  renamed(text)
    .replace(/(["'`])\d+\.\d+\.\d+\1/g, `$1${NEXT_VERSION}$1`)
    .replace(/(kiosk\/index\.html",revision:")\w{16}/, '$1ffffffffffffffff');

async function answerLater(path: string, response: ServerResponse): Promise<void> {
  const isScript = path.startsWith('/assets/') && path.endsWith('.js');
  const isOld = isScript && !path.endsWith('-2.js');
  const { status, type, text } = await stored(isScript ? path.replace('-2.js', '.js') : path);

  response.writeHead(isOld ? 404 : status, { ...(type === null ? {} : { 'content-type': type }) });
  response.end(isOld ? '' : laterText(text));
}

function passOn(incoming: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(baseUrl);
  const { method, headers, url } = incoming;
  const onward = request({ hostname, port, path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });

  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

/** Opens it for one test file; it is closed when the file is done. */
export async function openDeployment(): Promise<Deployment> {
  let later = false;
  let refuses = false;
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '/';

    if (refuses && path.endsWith('responses:batch')) {
      incoming.resume();
      response.writeHead(503).end();
    } else if (later && /^\/(kiosk\/(sw\.js|index\.html)?$|assets\/.*\.js$)/.test(path)) {
      answerLater(path, response).catch(() => response.destroy());
    } else {
      passOn(incoming, response);
    }
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => {
      later = true;
    },
    refuse: (now) => {
      refuses = now;
    },
  };
}
