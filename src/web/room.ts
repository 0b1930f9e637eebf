import type { Archive } from '../archive/archive.ts';

/** What the service says of itself; app.ts puts it together. */
export interface ServiceStatus {
  readonly startedAt: string;
  /** When the scheduler last looked at what is due; null: no scheduler runs in this process. */
  readonly lastTick: string | null;
  readonly nextRound: string | null;
  readonly browser: { readonly available: boolean; readonly detail?: string };
  readonly mail: 'smtp' | 'mailbox';
}

export interface WebConfig {
  readonly host: string;
  /** 0: any free port */
  readonly port: number;
  /** Where people reach the pages, without a slash at the end; absent: the address listened on. */
  readonly baseUrl?: string | null;
  /** Opens the mailbox to the operator from elsewhere. Absent: only from this machine. */
  readonly adminToken?: string | null;
}

export interface Confirmation {
  readonly subscriber: number;
  readonly token: string;
  readonly language: 'en' | 'zh';
  readonly now: string;
}

/** What the pages need of the rest of the house. */
export interface WebRoom {
  readonly archive: Archive;
  /** The data folder: mails of the local mailbox lie in `mailbox/` there. */
  readonly data: string;
  readonly config: WebConfig;
  now(): Date;
  readonly version: string;
  status(): ServiceStatus;
  /** Puts the confirmation mail into the outbox, inside the caller's transaction. Absent: no subscriptions here. */
  readonly requestConfirmation?: (confirmation: Confirmation) => void;
  /** Where faults are written down. */
  readonly log?: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}
