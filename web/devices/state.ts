import type { Problem } from '../shared/api/http.ts';
import type { AddedDevice, Device } from '../shared/domain/device.ts';

/** What the staff are about to do; one thing at a time. */
export type Task =
  | { readonly is: 'looking'; readonly revoked: number | null }
  | { readonly is: 'adding'; readonly sending: boolean; readonly problem: Problem | null }
  | { readonly is: 'added'; readonly added: AddedDevice }
  | {
      readonly is: 'revoking';
      readonly device: Device;
      readonly sending: boolean;
      readonly problem: Problem | null;
    };

export type TaskEvent =
  | { readonly type: 'add' }
  | { readonly type: 'revoke'; readonly device: Device }
  | { readonly type: 'send' }
  | { readonly type: 'added'; readonly added: AddedDevice }
  | { readonly type: 'revoked'; readonly device: number }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'leave' };

export const looking: Task = { is: 'looking', revoked: null };

export function nextTask(task: Task, event: TaskEvent): Task {
  switch (event.type) {
    case 'add':
      return { is: 'adding', sending: false, problem: null };
    case 'revoke':
      return { is: 'revoking', device: event.device, sending: false, problem: null };
    case 'send':
      return task.is === 'adding' || task.is === 'revoking'
        ? { ...task, sending: true, problem: null }
        : task;
    case 'added':
      return { is: 'added', added: event.added };
    case 'revoked':
      return { is: 'looking', revoked: event.device };
    case 'refused':
      return task.is === 'adding' || task.is === 'revoking'
        ? { ...task, sending: false, problem: event.problem }
        : task;
    case 'leave':
      return looking;
  }
}
