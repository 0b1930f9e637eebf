/** Hosts that several programs ask: whoever has the turn of a host asks it, the others wait. */
export interface HostTurns {
  /**
   * The turn of a host, as soon as nobody else has it.
   * @throws Error when the turns were closed meanwhile
   */
  take(host: string): Promise<Turn>;
}

export interface Turn {
  /** Milliseconds since the host was last asked by another; Infinity: never. */
  readonly restedMs: number;
  end(): Promise<void>;
}

/** A host's turn as one program holds it: from the first of its users that enters until the last one has left. */
export interface SharedTurn {
  /** Counts at once; resolves when the host may be asked. Every `enter` has its `leave`, whatever became of the waiting. */
  enter(): Promise<unknown>;
  leave(): void;
}

/** `onTurn` hears how long the host has rested, each time that the turn comes back from others. */
export function sharedTurn(take: () => Promise<Turn>, onTurn: (restedMs: number) => void): SharedTurn {
  let users = 0;
  let current: Promise<Turn> | null = null;
  let given: Promise<unknown> = Promise.resolve();

  async function taken(): Promise<Turn> {
    await given;
    const turn = await take();
    onTurn(turn.restedMs);
    return turn;
  }

  return {
    enter() {
      users++;
      current ??= taken();
      return current;
    },
    leave() {
      if (--users > 0 || !current) return;
      const last = current;
      current = null;
      // The next one to enter waits until the turn is given back: it must not be given back over its head.
      given = last.then((turn) => turn.end()).catch(() => {});
    },
  };
}
