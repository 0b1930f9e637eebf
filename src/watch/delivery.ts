const EVERY_MS = 15_000;

export interface Delivery {
  /** Looks at once, because something new is due. */
  nudge(): void;
  stop(): Promise<void>;
}

/** Empties the outbox again and again; turns never overlap, and a fault of one turn does not end the next. */
export function startDelivery<Turn>(
  turn: (signal: AbortSignal) => Promise<Turn>,
  on: { turned: (result: Turn) => void; fault: (fault: unknown) => void },
): Delivery {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      on.turned(await turn(stopping.signal));
    } catch (fault) {
      if (!stopping.signal.aborted) on.fault(fault);
    }
  };
  const nudge = (): void => {
    if (stopping.signal.aborted) return;
    running ??= run().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(nudge, EVERY_MS);
  nudge();
  return {
    nudge,
    async stop() {
      clearInterval(timer);
      stopping.abort(new Error('the service stops'));
      await running;
    },
  };
}
