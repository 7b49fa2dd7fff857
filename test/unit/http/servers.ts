import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import tls, { type TlsOptions } from 'node:tls';

/** A server on a raw socket, with what it received. */
export interface RawServer {
  readonly port: number;
  /** Application bytes received over all connections. */
  received(): Buffer;
  connections(): number;
  openConnections(): number;
  close(): Promise<void>;
}

type Serve = (socket: Socket) => void;

/** Starts a TCP server on 127.0.0.1. */
export function startTcp(serve: Serve): Promise<RawServer> {
  return start((onSocket) => net.createServer(onSocket), serve);
}

/** Starts a TLS server on 127.0.0.1; what it counts is what came out of the encryption. */
export function startTls(options: TlsOptions, serve: Serve): Promise<RawServer> {
  return start((onSocket) => tls.createServer(options, onSocket), serve);
}

/** Answers each request head with the same bytes. */
export function answer(bytes: string | Buffer, then: 'keep' | 'end' | 'reset' = 'keep'): Serve {
  return (socket) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      text = '';
      socket.write(bytes, () => {
        if (then === 'end') socket.end();
        if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 50);
      });
    });
  };
}

/** A plain 200 with a short body. */
export const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

function start(create: (onSocket: Serve) => Server, serve: Serve): Promise<RawServer> {
  const chunks: Buffer[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = create((socket) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined);
    serve(socket);
  });
  server.on('tlsClientError', () => undefined);
  server.prependListener('connection', (socket: Socket) => {
    connections++;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        received: () => Buffer.concat(chunks),
        connections: () => connections,
        openConnections: () => open.size,
        close: () =>
          new Promise((done) => {
            server.close(() => {
              done();
            });
            for (const socket of open) socket.destroy();
          }),
      });
    });
  });
}
