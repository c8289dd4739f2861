import {
  deliveryOf,
  enqueue,
  nextDue,
  settle,
  type Delivery,
  type Outbox,
} from '../domain/outbox.ts';
import type { ResponseBody } from '../domain/response.ts';
import { postResponse } from './surveys.ts';

export interface Sender {
  readonly send: (body: ResponseBody) => void;
}

/**
 * Sends answers one at a time and tries again while the page lives. The outbox is kept in memory:
 * closing the page loses what is unsent, and the pages say so.
 */
export function openSender(
  survey: string,
  onDelivery: (body: ResponseBody, delivery: Delivery, waiting: number) => void,
): Sender {
  let outbox: Outbox = [];
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function work(): Promise<void> {
    const parcel = nextDue(outbox);

    clearTimeout(timer);
    if (sending || parcel === null) {
      return;
    }
    const waitMs = parcel.dueMs - Date.now();
    if (waitMs > 0) {
      timer = setTimeout(() => void work(), waitMs);
      return;
    }
    sending = true;
    const reply = await postResponse(survey, parcel.body);
    const delivery = deliveryOf(reply.ok ? reply.status : reply.problem.status);
    sending = false;
    outbox = settle(outbox, parcel.body, delivery, Date.now(), Math.random());
    onDelivery(parcel.body, delivery, outbox.length);
    void work();
  }

  window.addEventListener('online', () => {
    outbox = outbox.map((parcel) => ({ ...parcel, dueMs: Date.now() }));
    void work();
  });

  return {
    send(body) {
      outbox = enqueue(outbox, body, Date.now());
      void work();
    },
  };
}
