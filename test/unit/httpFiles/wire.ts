import type { Socket } from 'node:net';
import { scanHttpFile } from '../../../src/core/httpFile/scan';
import { tenantOf } from '../../fixtures/fakes';
import { contextOf } from '../core/httpFile/preparing';
import { startTcp } from '../http/servers';
import { createEngine, userAgent } from './engine';

const accessToken = 'T0-ken.of~the_tenant';

/** A tenant behind a socket that keeps each message to it as the bytes that arrived. */
export interface Wire {
  readonly host: string;
  /** Sends the last request of a file; gives the bytes it arrived as. */
  send(text: string, context?: Parameters<typeof contextOf>[0]): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts a recording server, and what sends requests to it. */
export async function openWire(): Promise<Wire> {
  const messages: Buffer[] = [];
  const server = await startTcp(record(messages));
  const host = `127.0.0.1:${server.port}`;
  const engine = createEngine(tenantOf({ host, protocol: 'http' }), 'unused');
  return {
    host,
    send: async (text, context) => {
      const outline = scanHttpFile(text).at(-1);
      if (!outline) throw new Error('There is no request.');
      await engine.send(text, outline, contextOf(context));
      const sent = messages.at(-1);
      if (!sent) throw new Error('Nothing arrived.');
      return sent;
    },
    close: async () => {
      engine.dispose();
      await server.close();
    },
  };
}

/** A message as it has to arrive: with its own header lines, then those of the client. */
export function message(
  host: string,
  line: string,
  own: readonly string[],
  body?: string | Uint8Array,
): Buffer {
  const bytes = Buffer.from(body ?? '');
  const lines = [
    `${line} HTTP/1.1`,
    `Host: ${host}`,
    ...own,
    `User-Agent: ${userAgent}`,
    'Accept-Encoding: gzip, br',
    ...(body === undefined ? [] : [`Content-Length: ${bytes.length}`]),
    'Connection: keep-alive',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

/** The header that carries the tenant's token. */
export const tokenLine = `Authorization: Bearer ${accessToken}`;

/** Answers each message when all of it has arrived: those for a token with one. */
function record(messages: Buffer[]): (socket: Socket) => void {
  return (socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = received.toString('latin1', 0, end);
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
      if (received.length < end + 4 + length) return;
      const isToken = head.includes('/oauth/token HTTP/1.1');
      if (!isToken) messages.push(received);
      received = Buffer.alloc(0);
      const body = isToken ? `{"access_token":"${accessToken}","expires_in":3600}` : '{}';
      const answer = ['HTTP/1.1 200 OK', 'Content-Type: application/json'];
      socket.write([...answer, `Content-Length: ${body.length}`, '', body].join('\r\n'));
    });
  };
}
