import { hasHeader } from '../http/headers';
import { schemeOf, type OutgoingRequest } from './outgoingRequest';
import type { CurlPrintOptions } from './printCurl';

/** A word of a command, not quoted yet. */
export type CurlWord =
  | { readonly kind: 'plain'; readonly text: string }
  /** The name and value of a header. */
  | { readonly kind: 'header'; readonly text: string }
  /** A header that ends with the environment variable of the token. */
  | { readonly kind: 'token-header'; readonly before: string };

/** The options of a command without those for the body, one group of words for each line. */
export type CurlWords = readonly (readonly CurlWord[])[];

/** As many redirects as the extension itself follows. */
const maxRedirects = '5';

/** What cURL has to be told so that it sends the request, but for the bytes of its body. */
export function curlWords(request: OutgoingRequest, options: CurlPrintOptions): CurlWords {
  const { url, headers } = request;
  const lines: CurlWord[][] = [methodWords(request)];
  const add = (...words: CurlWord[]) => lines.push(words);
  // cURL reads brackets and braces as a list of URLs unless told otherwise.
  if (/[[\]{}]/.test(url)) add(plain('-g'));
  if (followsRedirects(request, options)) add(...redirectWords(url));
  if (options.timeoutSeconds !== undefined) add(plain('-m'), plain(`${options.timeoutSeconds}`));
  if (options.caFile !== undefined) add(plain('--cacert'), plain(options.caFile));
  for (const [name, value] of headers) {
    const isCredential = name.toLowerCase() === 'authorization' && options.ownCredentials !== true;
    add(plain('-H'), isCredential ? tokenHeader(name, schemeOf(value)) : headerWord(name, value));
  }
  if (request.authorize && !hasHeader(headers, 'authorization')) {
    const { token } = options;
    const word = token === undefined ? undefined : headerWord('Authorization', `Bearer ${token}`);
    add(plain('-H'), word ?? tokenHeader('Authorization', 'Bearer'));
  }
  // Without a type of its own a body would get one of a form.
  if (request.body !== undefined && !hasHeader(headers, 'content-type')) {
    add(plain('-H'), plain('Content-Type:'));
  }
  return lines.filter((words) => words.length > 0);
}

/** The option for the method, where cURL would use another one, and the URL. */
function methodWords({ method, url, body, headers }: OutgoingRequest): CurlWord[] {
  if (method === 'HEAD' && body === undefined) return [plain('-I'), plain(url)];
  if (method === (body === undefined ? 'GET' : 'POST')) return [plain(url)];
  const words = [plain('-X'), plain(method), plain(url)];
  const announces = ['POST', 'PUT', 'PATCH'].includes(method) && body === undefined;
  if (!announces || hasHeader(headers, 'content-length')) return words;
  return [...words, plain('-H'), plain('Content-Length: 0')];
}

function followsRedirects({ method }: OutgoingRequest, options: CurlPrintOptions): boolean {
  return options.followRedirects === true && (method === 'GET' || method === 'HEAD');
}

/** The extension stays on the origin; the nearest that cURL can do is to stay on https. */
function redirectWords(url: string): CurlWord[] {
  const words = ['-L', '--max-redirs', maxRedirects];
  if (url.startsWith('https:')) words.push('--proto-redir', '=https');
  return words.map(plain);
}

function headerWord(name: string, value: string): CurlWord {
  // A header without a value is written with a semicolon: with a colon it would be left out.
  return { kind: 'header', text: value.trim() === '' ? `${name};` : `${name}: ${value}` };
}

function tokenHeader(name: string, scheme: string): CurlWord {
  return { kind: 'token-header', before: `${name}: ${scheme === '' ? '' : `${scheme} `}` };
}

function plain(text: string): CurlWord {
  return { kind: 'plain', text };
}
