/** What waits to be done one after the other. */
export interface Line<Item> {
  readonly waiting: Item[];
  busy: boolean;
}

/** Does the work on each; false where it is left to who is at work on the line already. */
export async function doInTurn<Item>(
  line: Line<Item>,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<boolean> {
  line.waiting.push(...items);
  if (line.busy) {
    return false;
  }
  line.busy = true;
  try {
    for (let item = line.waiting.shift(); item !== undefined; item = line.waiting.shift()) {
      await work(item);
    }
  } finally {
    line.busy = false;
  }
  return true;
}
