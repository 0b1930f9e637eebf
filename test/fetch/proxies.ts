import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';

export interface TestProxy extends AsyncDisposable {
  readonly port: number;
  /** Request lines (`GET http://…`, `CONNECT host:port`) or SOCKS destinations. */
  readonly seen: string[];
  readonly headers: IncomingMessage['headers'][];
}

/** A forward proxy that sends every name to 127.0.0.1: absolute-form requests, and CONNECT where `tunnels`. */
export async function httpProxy(tunnels: boolean): Promise<TestProxy> {
  const seen: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    const { port, pathname, search } = new URL(request.url!);
    const onward = httpRequest(
      { host: '127.0.0.1', port, path: pathname + search, method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connect', (request, socket: Socket) => {
    seen.push(`CONNECT ${request.url}`);
    if (!tunnels) return socket.end('HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    const onward = connect(Number(request.url!.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...portOf(server.address()),
    seen,
    headers,
    [Symbol.asyncDispose]: async () => server.closeAllConnections() ?? void server.close(),
  };
}

/** A SOCKS5 proxy (RFC 1928) without passwords that sends every name to 127.0.0.1. */
export async function socksProxy(): Promise<TestProxy> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (ask) => {
        const name = ask[3] === 3;
        const host = name ? ask.subarray(5, 5 + ask[4]!).toString() : [...ask.subarray(4, 8)].join('.');
        const port = ask.readUInt16BE(name ? 5 + ask[4]! : 8);
        seen.push(`${host}:${port}`);
        const onward = connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
          onward.pipe(socket).pipe(onward);
        });
        onward.on('error', () => socket.destroy());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...portOf(server.address()),
    seen,
    headers: [],
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const portOf = (address: string | AddressInfo | null) => ({ port: (address as AddressInfo).port });
