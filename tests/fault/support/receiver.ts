// A receiver of webhooks as an outside system would be: a process with a journal of its own. Killed
// at any moment it goes on where it was; what it has taken up once it never takes up again.
// Usage: node receiver.ts PORT JOURNAL SECRET [DELAY_MS]; prints "ready" when it listens.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port = '0', journal = '', secret = '', delay = '0'] = process.argv.slice(2);
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const known = new Set(
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(' ')[0])
    : [],
);

const server = createServer((request, response) => {
  const id = String(request.headers['webhook-id']);
  const timestamp = String(request.headers['webhook-timestamp']);
  const chunks: Buffer[] = [];

  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
    const given = Buffer.from(
      String(request.headers['webhook-signature']).replace(/^v1,/, ''),
      'base64',
    );

    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401).end();
      return;
    }
    if (!known.has(id)) {
      // The effect and that it was had are one line: both are there or neither.
      appendFileSync(journal, `${id} ${JSON.parse(body).data.sha256}\n`);
      known.add(id);
    }
    // Who is killed here has taken it up and not said so: it comes again.
    setTimeout(() => response.writeHead(204).end(), Number(delay));
  });
});

server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
