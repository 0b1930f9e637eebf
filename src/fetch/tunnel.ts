import * as http from 'node:http';
import * as https from 'node:https';
import { connect, type Socket } from 'node:net';
import { SocksClient } from 'socks';
import { problem } from '../domain/problem.ts';
import type { Allowance } from './addresses.ts';
import { guardedLookup, ProblemError } from './guard.ts';

/** Opens a TCP stream to a host. Fails with a ProblemError or the socket's own error. */
export type Tunnel = (host: string, port: number) => Promise<Socket>;

/** Straight to the host, at an address that the guard has seen. */
export function directTunnel(allowed: Allowance, timeoutMs: number): Tunnel {
  return (host, port) => {
    const socket = connect({
      host,
      port,
      lookup: guardedLookup(allowed),
      autoSelectFamily: true,
      noDelay: true,
      keepAlive: true,
    });
    const { promise, resolve, reject } = Promise.withResolvers<Socket>();
    const timer = setTimeout(() => socket.destroy(connectTimeout(host, timeoutMs)), timeoutMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
    socket.once('close', () => clearTimeout(timer));
    return promise;
  };
}

/** Through an HTTP proxy by CONNECT (RFC 9110 §9.3.6), or through SOCKS; the proxy resolves the names. */
export function proxyTunnel(proxy: URL, timeoutMs: number): Tunnel {
  if (proxy.protocol.startsWith('socks')) return (host, port) => throughSocks(proxy, host, port, timeoutMs);
  return (host, port) => throughConnect(proxy, host, port, timeoutMs);
}

/** `Proxy-Authorization` from the user part of the proxy's address (RFC 7617), if it has one. */
export function proxyCredentials(proxy: URL): Record<string, string> {
  if (!proxy.username && !proxy.password) return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

function throughConnect(proxy: URL, host: string, port: number, timeoutMs: number): Promise<Socket> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const ask = (proxy.protocol === 'https:' ? https : http).request({
    method: 'CONNECT',
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    path: authority,
    headers: { host: authority, ...proxyCredentials(proxy) },
    agent: false,
  });
  const timer = setTimeout(() => ask.destroy(connectTimeout(`proxy ${proxy.host}`, timeoutMs)), timeoutMs);
  ask.once('close', () => clearTimeout(timer));
  ask.once('error', reject);
  ask.once('response', (answer) => {
    answer.destroy();
    reject(refused(proxy, authority, answer.statusCode));
  });
  ask.once('connect', (answer, socket) => {
    clearTimeout(timer);
    if (answer.statusCode === 200) return resolve(socket as Socket);
    socket.destroy();
    reject(refused(proxy, authority, answer.statusCode));
  });
  ask.end();
  return promise;
}

function refused(proxy: URL, authority: string, status: number | undefined): ProblemError {
  return new ProblemError(problem('network', `proxy ${proxy.host} answered ${status} to CONNECT ${authority}`));
}

async function throughSocks(proxy: URL, host: string, port: number, timeoutMs: number): Promise<Socket> {
  const user = proxy.username ? { userId: decodeURIComponent(proxy.username) } : {};
  const password = proxy.password ? { password: decodeURIComponent(proxy.password) } : {};
  const { socket } = await SocksClient.createConnection({
    command: 'connect',
    proxy: {
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: Number(proxy.port || 1080),
      type: proxy.protocol.startsWith('socks4') ? 4 : 5,
      ...user,
      ...password,
    },
    destination: { host, port },
    timeout: timeoutMs,
  });
  socket.setNoDelay(true);
  return socket;
}

function connectTimeout(host: string, timeoutMs: number): ProblemError {
  return new ProblemError(problem('timeout', `no connection to ${host} within ${timeoutMs} ms`));
}
