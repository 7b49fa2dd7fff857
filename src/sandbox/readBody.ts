import type { IncomingMessage } from 'node:http';

/** Bytes a body may have. */
export const mostBodyBytes = 10 * 1024 * 1024;

/**
 * Reads a request's body. One that is too long is read on and dropped, so that the client gets to see
 * the answer, up to ten times the limit.
 *
 * @returns the bytes, or `too-large`.
 * @throws when the client goes away before the end
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | 'too-large'> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBodyBytes) chunks = [];
    else chunks.push(chunk);
    if (length > mostBodyBytes * 10) request.destroy();
  }
  return length > mostBodyBytes ? 'too-large' : Buffer.concat(chunks);
}
