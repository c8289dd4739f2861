import { createHash } from 'node:crypto';
import { asStaff, call, type Answer, type Json } from './http.ts';
import { day, type World } from './world.ts';

/** A device that staff added, as they are told of it. */
export async function addDevice(
  world: World,
  counter: string = world.counter,
  label = 'Máy của kiểm thử',
): Promise<Json> {
  const answer = await asStaff('/api/v1/devices', {
    body: { survey: world.survey, counter, label },
  });

  if (answer.status !== 201) {
    throw new Error(`POST /api/v1/devices: ${answer.status} ${answer.text}`);
  }
  return answer.json;
}

export const enrol = (code: string): Promise<Answer> =>
  call('/api/v1/device/enrolment', { body: { code } });

/** A device that staff added and that has enrolled: what it was told. */
export async function enrolDevice(world: World, counter: string = world.counter): Promise<Json> {
  const answer = await enrol((await addDevice(world, counter)).code);

  if (answer.status !== 201) {
    throw new Error(`POST /api/v1/device/enrolment: ${answer.status} ${answer.text}`);
  }
  return answer.json;
}

export type SessionEvent = 'opened' | 'abandoned' | 'submitted';

export interface Entry {
  readonly number: number;
  readonly session: number;
  readonly event: SessionEvent;
  readonly day: string;
  readonly hash: string;
}

/** The chain that a tablet keeps, by the text of the description. */
export class Chain {
  readonly entries: Entry[] = [];
  private readonly device: number;
  private session = 0;

  constructor(device: number) {
    this.device = device;
  }

  add(event: SessionEvent, at: string = day(0)): Entry {
    const number = this.entries.length + 1;
    const previous = this.entries.at(-1)?.hash ?? '0'.repeat(64);

    this.session += event === 'opened' ? 1 : 0;
    const text = [previous, this.device, number, this.session, event, at].join('|');
    const entry = {
      number,
      session: this.session,
      event,
      day: at,
      hash: createHash('sha256').update(text).digest('hex'),
    };

    this.entries.push(entry);
    return entry;
  }

  /** Persons who came, one after the other. */
  addSessions(count: number, event: SessionEvent = 'submitted', at: string = day(0)): void {
    for (let i = 0; i < count; i += 1) {
      this.add('opened', at);
      this.add(event, at);
    }
  }
}

export const tell = (key: string, entries: readonly unknown[], more: Json = {}): Promise<Answer> =>
  call('/api/v1/device/sessions', { key, body: { version: '0.1.0', queue: 0, entries, ...more } });

/** What staff see of a device. */
export async function listed(device: number): Promise<Json> {
  const { json } = await asStaff('/api/v1/devices');

  return json.devices.find((found: Json) => found.device === device);
}
