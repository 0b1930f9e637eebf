import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly from: string;
  readonly source: string;
  /** The connection it came by. */
  readonly session: string;
}

/** What a server does with a message: take it, refuse it with a reply code, hang up, never answer, or say nothing for a while and hang up. */
export type Verdict = 'take' | number | 'drop' | 'stall' | 'leave';

const LEAVES_AFTER_MS = 500;

export interface MailServer {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

const refusal = (code: number): Error => Object.assign(new Error(`refused with ${code}`), { responseCode: code });

/** A real SMTP server on loopback, to be closed by who started it; `judge` decides for each message once its text has come, `rcpt` for each recipient. */
export async function startMailServer(
  judge: (to: string, nth: number) => Verdict = () => 'take',
  rcpt: (to: string) => Error | null = () => null,
  extra: SMTPServerOptions = {},
): Promise<MailServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const hangUp = (port: number): void => {
    for (const socket of sockets) if (socket.remotePort === port) socket.destroy();
  };
  let nth = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onRcptTo: (address, _session, callback) => callback(rcpt(address.address)),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const verdict = judge(to, nth++);
        if (verdict === 'drop') hangUp(session.remotePort);
        if (verdict === 'leave') setTimeout(hangUp, LEAVES_AFTER_MS, session.remotePort).unref();
        if (typeof verdict === 'number') return callback(refusal(verdict));
        if (verdict === 'take') {
          received.push({ to, from, source: Buffer.concat(chunks).toString('latin1'), session: session.id });
          callback();
        }
      });
    },
    ...extra,
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, close };
}
