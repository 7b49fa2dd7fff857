import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { connect } from 'node:net';
import type { Sandbox } from '../../../src/sandbox/sandboxServer';

/** What came back; header names in lower case. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Message {
  readonly method?: string;
  /** An array repeats the header. */
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Uint8Array;
  /** PEM of a certificate to trust. */
  readonly ca?: string;
}

/** One request on a connection of its own. */
export async function send(sandbox: Sandbox, path: string, message: Message = {}): Promise<Reply> {
  const { method = 'GET', headers = {}, body, ca } = message;
  const client = sandbox.origin.startsWith('https:') ? https : http;
  const options = { method, headers, agent: false, path, ...(ca === undefined ? {} : { ca }) };
  const request = client.request(sandbox.origin, options);
  // Node frames the body of a GET or DELETE only when told its length.
  const framed = body === undefined || request.hasHeader('Transfer-Encoding');
  if (!framed) request.setHeader('Content-Length', Buffer.byteLength(body));
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: response.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

/** The JSON of a reply. */
export function jsonOf<T = Record<string, unknown>>(reply: Reply): T {
  return JSON.parse(reply.text) as T;
}

export const tokenPath = '/configapi/v2/oauth/token';

/** The form of a good token request, with changes; `undefined` leaves a parameter out. */
export function tokenForm(
  sandbox: Sandbox,
  changes: Record<string, string | undefined> = {},
): string {
  const parameters = {
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    scope: new URL(sandbox.origin).host,
    ...changes,
  };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) form.set(name, value);
  }
  return form.toString();
}

/** A token request with this form. */
export function askToken(
  sandbox: Sandbox,
  body = tokenForm(sandbox),
  headers: Record<string, string | string[]> = {},
): Promise<Reply> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return send(sandbox, tokenPath, { method: 'POST', headers: { ...type, ...headers }, body });
}

/** A fresh token. */
export async function newToken(sandbox: Sandbox): Promise<string> {
  return jsonOf<{ access_token: string }>(await askToken(sandbox)).access_token;
}

/** A request with a fresh token. */
export async function call(sandbox: Sandbox, path: string, message: Message = {}): Promise<Reply> {
  const headers = { ...message.headers, Authorization: `Bearer ${await newToken(sandbox)}` };
  return send(sandbox, path, { ...message, headers });
}

/** A request with a fresh token and a JSON body. */
export function callJson(
  sandbox: Sandbox,
  method: string,
  path: string,
  value: unknown,
): Promise<Reply> {
  const headers = { 'Content-Type': 'application/json' };
  return call(sandbox, path, { method, headers, body: JSON.stringify(value) });
}

/** Sends bytes as they are and gives what came back until the server closed. */
export async function sendRaw(sandbox: Sandbox, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
  socket.end(bytes, 'latin1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return text;
}
