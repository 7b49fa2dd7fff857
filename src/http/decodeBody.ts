import { promisify } from 'node:util';
import zlib, { type ZlibOptions } from 'node:zlib';
import { TenantApiError } from '../core/errors';
import type { HeaderList } from '../core/http/httpClient';

type Decoder = (body: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>;

const inflate: Decoder = promisify(zlib.inflate);
const inflateRaw: Decoder = promisify(zlib.inflateRaw);
const gunzip: Decoder = promisify(zlib.gunzip);

const decoders = new Map<string, Decoder>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['br', promisify(zlib.brotliDecompress)],
  ['deflate', (body, options) => (hasZlibHeader(body) ? inflate : inflateRaw)(body, options)],
]);

/** Node 22.15 and newer. */
const { zstdDecompress } = zlib as { zstdDecompress?: typeof zlib.gunzip };
if (zstdDecompress) decoders.set('zstd', promisify(zstdDecompress));

/**
 * Undoes the content encoding of a whole body (RFC 9110 section 8.4), strictly: a stream that ends
 * early is an error here, while axios would pass its beginning on as the whole.
 *
 * @param limitBytes most bytes the result may have.
 * @throws TenantApiError `body-undecodable` for an encoding that is unknown, stacked or violated,
 *   `body-cut-off`, `body-too-large`
 */
export async function decodeBody(
  body: Uint8Array,
  headers: HeaderList,
  limitBytes: number,
  host: string,
): Promise<Uint8Array> {
  const encodings = headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '' && value.toLowerCase() !== 'identity');
  const [first] = encodings;
  if (first === undefined || body.byteLength === 0) return body;
  const encoding = encodings.join(', ').slice(0, 60);
  const decode = encodings.length === 1 ? decoders.get(first.toLowerCase()) : undefined;
  if (!decode) throw new TenantApiError('body-undecodable', { host, encoding });
  try {
    return await decode(body, { maxOutputLength: limitBytes });
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ERR_BUFFER_TOO_LARGE':
        throw new TenantApiError('body-too-large', { host, limitBytes });
      case 'Z_BUF_ERROR':
        throw new TenantApiError('body-cut-off', { host, receivedBytes: body.byteLength });
      default:
        throw new TenantApiError('body-undecodable', { host, encoding });
    }
  }
}

/** Tells the zlib format (RFC 1950 section 2.2) from the raw deflate that some servers send. */
function hasZlibHeader(body: Uint8Array): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}
