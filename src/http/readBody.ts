import type { IncomingMessage } from 'node:http';
import { TenantApiError } from '../core/errors';

/**
 * Reads a body as it was sent, to its end.
 *
 * @param limitBytes most bytes it may have; reading stops there.
 * @throws TenantApiError `body-too-large`, `body-cut-off`
 */
export async function readBody(
  response: IncomingMessage,
  limitBytes: number,
  host: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let receivedBytes = 0;
  const cutOff = () => {
    const declared = Number(response.headers['content-length'] ?? NaN);
    const expected = Number.isSafeInteger(declared) ? { expectedBytes: declared } : {};
    return new TenantApiError('body-cut-off', { host, receivedBytes, ...expected });
  };
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      receivedBytes += chunk.byteLength;
      if (receivedBytes > limitBytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw cutOff();
  }
  if (receivedBytes > limitBytes) throw new TenantApiError('body-too-large', { host, limitBytes });
  if (!response.complete) throw cutOff();
  return Buffer.concat(chunks);
}
