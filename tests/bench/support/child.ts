import { spawn } from 'node:child_process';

/** What a command says; it must do its work. */
export function output(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';

    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) {
        resolve(stdout);
      } else {
        reject(new Error(`${file} ended with ${code}: ${stderr}${stdout}`));
      }
    });
  });
}

/** Asks until it is so (true) or the time is over (false). */
export async function until(limitSeconds: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + limitSeconds * 1000;

  while (!(await isSo())) {
    if (performance.now() > end) {
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
