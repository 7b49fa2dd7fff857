import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, type Clock } from '../core/clock';
import type { HeaderList } from '../core/http/httpClient';
import { failure, Refusal, type Answer } from './answer';
import { refuseBearer } from './bearerCheck';
import { Interception, overridden, type SandboxBehavior } from './behavior';
import { interactionRoutes } from './interactionRoutes';
import { IssuedTokens } from './issuedTokens';
import { Ledger, type RecordedRequest, type RequestEntry } from './ledger';
import { mostBodyBytes, readBody } from './readBody';
import { findRoute, type Route, type SandboxRequest } from './routes';
import { sendAnswer, sendFailure } from './sendAnswer';
import { tokenEndpoint, tokenPath } from './tokenEndpoint';
import { tryOutRoutes } from './tryOutRoutes';
import { userRoutes } from './userRoutes';
import { Users } from './users';

const host = '127.0.0.1';

export interface SandboxOptions {
  /** A free one by default. */
  readonly port?: number;
  /** Life of a token; 3600 by default. */
  readonly tokenLifetimeSeconds?: number;
  /** Made at random at each start by default, as is the secret. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Tells when a token ends; the machine's by default. */
  readonly clock?: Pick<Clock, 'now'>;
  /** PEM texts; with them the sandbox speaks https only. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** How many requests the ledger keeps; 1000 by default. */
  readonly mostRecordedRequests?: number;
}

/** A running sandbox tenant. All its state is in memory and gone with it. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, or `https:` with `tls`. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The last requests, as they came in; live, not a copy. */
  readonly requests: readonly RecordedRequest[];
  /** Lets answers be other than regular. */
  readonly behavior: SandboxBehavior;
  /** Makes every token issued so far invalid. */
  revokeTokens(): void;
  /** Closes the port and all connections at once. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox tenant: a small HTTP server with a token endpoint, believable data and paths to try
 * a client on. It listens on 127.0.0.1 alone and never logs.
 *
 * @throws the error of `net.Server.listen`, as `EADDRINUSE` for a port in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const server: Server = options.tls ? createTlsServer(options.tls) : createServer();
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  return new RunningSandbox(server, options);
}

class RunningSandbox implements Sandbox {
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly behavior = { token: new Interception(), api: new Interception() };
  private readonly ledger: Ledger;
  private readonly tokens: IssuedTokens;
  private readonly routes: readonly Route[];
  /** TCP connections, those below TLS too. */
  private readonly connections = new Set<Socket>();

  constructor(
    private readonly server: Server,
    options: SandboxOptions,
  ) {
    const { port } = server.address() as AddressInfo;
    this.origin = `${options.tls ? 'https' : 'http'}://${host}:${port}`;
    this.clientId = options.clientId ?? `sandbox.${randomBytes(2).toString('hex')}`;
    this.clientSecret = options.clientSecret ?? randomBytes(32).toString('base64url');
    this.ledger = new Ledger(options.mostRecordedRequests ?? 1000);
    this.tokens = new IssuedTokens(
      options.tokenLifetimeSeconds ?? 3600,
      options.clock ?? systemClock,
    );
    this.routes = this.allRoutes();
    server.on('connection', (socket: Socket) => this.track(socket));
    server.on('request', (request, response) => {
      this.handle(request, response).catch((error: unknown) => sendFailure(response, error));
    });
  }

  get requests(): readonly RecordedRequest[] {
    return this.ledger.requests;
  }

  revokeTokens(): void {
    this.tokens.revokeAll();
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.connections) socket.destroy();
    await closed;
  }

  private allRoutes(): readonly Route[] {
    const { origin, clientId, clientSecret, tokens } = this;
    const token = tokenEndpoint({ origin, credentials: { clientId, clientSecret }, tokens });
    return [
      { path: tokenPath, handlers: { POST: token }, open: true },
      ...interactionRoutes,
      ...userRoutes(new Users()),
      ...tryOutRoutes,
    ];
  }

  private track(socket: Socket): void {
    this.connections.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.connections.delete(socket));
  }

  /** Resets the connection (RST), which only a TCP socket can, not the TLS socket upon it. */
  private reset({ remoteAddress, remotePort }: Socket): void {
    for (const socket of this.connections) {
      const isSame = socket.remotePort === remotePort && socket.remoteAddress === remoteAddress;
      if (isSame) socket.resetAndDestroy();
    }
  }

  private async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const abandoned = new AbortController();
    response.on('close', () => abandoned.abort());
    const headers = headerLines(incoming.rawHeaders);
    const entry = this.ledger.add(incoming.method ?? '', incoming.url ?? '', headers);
    const body = await readBody(incoming);
    if (body !== 'too-large') this.ledger.setBody(entry, body);

    const override = await this.interception(entry).take(entry);
    if (override?.fault === 'hang') return;
    if (override?.fault === 'reset') {
      this.reset(incoming.socket);
      return;
    }
    const regular =
      override?.status === undefined ? await this.answer(entry, body, abandoned.signal) : undefined;
    if (override?.delayMs) await wait(override.delayMs, undefined, { signal: abandoned.signal });
    const answer = override ? overridden(override, regular) : regular;
    if (!answer) return;
    entry.status = answer.status;
    sendAnswer(response, answer, override?.fault);
  }

  private interception({ path }: RecordedRequest): Interception {
    return path === tokenPath ? this.behavior.token : this.behavior.api;
  }

  private async answer(
    entry: RequestEntry,
    body: Uint8Array | 'too-large',
    signal: AbortSignal,
  ): Promise<Answer> {
    if (body === 'too-large') {
      return failure(413, 'content_too_large', `A body may have ${mostBodyBytes} bytes at most.`);
    }
    try {
      const { method, path, headers } = entry;
      const { handler, parameters, open } = findRoute(this.routes, method, path);
      const refusal = open ? undefined : refuseBearer(headers, this.tokens);
      if (refusal) return refusal;
      const query = new URLSearchParams(entry.target.slice(path.length));
      const request: SandboxRequest = { method, path, query, headers, body, signal };
      return await handler(request, ...parameters);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }
}

/** Node's flat list of names and values as lines. */
function headerLines(raw: readonly string[]): HeaderList {
  const lines: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) lines.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return lines;
}
