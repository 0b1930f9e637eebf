/** One thing looked at: what was found and, where it is not well, how to mend it. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly detail: string;
  readonly remedy?: string;
}
