/** A message ready to travel. */
export interface OutgoingMail {
  readonly from: { readonly name?: string; readonly address: string };
  readonly to: string;
  /** Return path, where bounces go; `from` where absent. */
  readonly envelopeFrom?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With angle brackets. */
  readonly messageId: string;
  readonly references?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** ISO 8601: when the message was written, the same at every attempt. */
  readonly date: string;
}

/**
 * accepted: the other side took responsibility. later: may pass; `channel` where the fault is the way there and not
 * this message. never: refused for good; `recipient` where the address itself is dead.
 */
export type SendResult =
  | { readonly outcome: 'accepted'; readonly answer: string }
  | { readonly outcome: 'later'; readonly answer: string; readonly channel: boolean }
  | { readonly outcome: 'never'; readonly answer: string; readonly recipient: boolean };

/** A way for messages to leave. `send` never throws for what mail servers and networks do. */
export interface Channel {
  readonly name: string;
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendResult>;
  close(): Promise<void>;
}
