import { expect, it, onTestFinished } from 'vitest';
import { startDelivery } from '../../src/watch/delivery.ts';

/** Turns that a test ends by hand. */
function byHand() {
  const ends: ((result?: Error) => void)[] = [];
  const seen = { turned: 0, faults: 0 };
  const turn = () => new Promise<void>((resolve, reject) => ends.push((fault) => (fault ? reject(fault) : resolve())));
  const delivery = startDelivery(turn, {
    turned: () => {
      seen.turned += 1;
    },
    fault: () => {
      seen.faults += 1;
    },
  });
  onTestFinished(() => {
    for (const end of ends) end();
    return delivery.stop();
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { ends, seen, delivery, settled };
}

it('begins at once, and no turn overlaps another', async () => {
  const { ends, delivery, settled } = byHand();
  delivery.nudge();
  delivery.nudge();
  expect(ends).toHaveLength(1);
  ends[0]!();
  await settled();
  delivery.nudge();
  expect(ends).toHaveLength(2);
});

it('goes on after a fault', async () => {
  const { ends, seen, delivery, settled } = byHand();
  ends[0]!(new Error('the server is away'));
  await settled();
  delivery.nudge();
  ends[1]!();
  await settled();
  expect(seen).toEqual({ turned: 1, faults: 1 });
});

it('waits for the turn under way when it stops, and begins no other', async () => {
  const { ends, seen, delivery } = byHand();
  const stopped = delivery.stop();
  ends[0]!();
  await stopped;
  delivery.nudge();
  expect([seen.turned, ends.length]).toEqual([1, 1]);
});
