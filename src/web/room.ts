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
  /** Networks whose X-Forwarded-For and -Proto are believed; absent: this machine's own. */
  readonly trustedProxies?: readonly string[];
  /** Opens the mailbox to the operator from elsewhere. Absent: only from this machine. */
  readonly adminToken?: string | null;
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
  /** Over a copy of the archive: nothing is written, and subscriptions are refused. */
  readonly readOnly?: boolean;
  /** Where faults are written down. */
  readonly log?: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}
