import { hasHeader } from '../http/headers';
import { dataBody, dataPiece, encodedPiece, joinedText, type DataPiece } from './bodyOptions';
import type { CurlArgument } from './curlArguments';
import type { CurlBody, CurlNote, CurlPart, CurlRequest } from './curlRequest';
import { looksLikeUrl, readCurlUrl, readUser, withQuery } from './curlUrl';
import { formParts, textPart } from './formOption';

/** Makes the requests of one command: one for each URL, and none where there is no URL. */
export function requestsOf(
  args: readonly CurlArgument[],
  notes: readonly CurlNote[],
): CurlRequest[] {
  const reader = new CommandReader(notes);
  for (const argument of args) reader.take(argument);
  return reader.requests();
}

type Settings = { -readonly [K in keyof CurlRequest]?: CurlRequest[K] };

/** Collects what the options of one command say. */
class CommandReader {
  private readonly notes: CurlNote[];
  private readonly urls: string[] = [];
  private readonly headers: (readonly [string, string])[] = [];
  /** Headers that cURL is told not to add. */
  private readonly removed = new Set<string>();
  private readonly data: DataPiece[] = [];
  private readonly query: string[] = [];
  private readonly parts: CurlPart[] = [];
  private readonly settings: Settings = {};
  private readonly added = new Map<'User-Agent' | 'Referer' | 'Cookie' | 'Authorization', string>();
  private upload: string | undefined;
  private hasData = false;
  private isJson = false;
  private isGet = false;
  private isHead = false;

  constructor(notes: readonly CurlNote[]) {
    this.notes = [...notes];
  }

  take({ does, value }: CurlArgument): void {
    switch (does) {
      case 'word':
        if (looksLikeUrl(value)) this.urls.push(value);
        else this.notes.push({ kind: 'argument-ignored' });
        break;
      case 'url':
        this.urls.push(value);
        break;
      case 'header':
        this.takeHeader(value);
        break;
      case 'json':
      case 'data':
      case 'data-raw':
      case 'data-binary':
        this.isJson ||= does === 'json';
        this.takeData(dataPiece(does, value, this.notes));
        break;
      case 'data-urlencode':
        this.takeData(encodedPiece(value, this.notes));
        break;
      case 'url-query':
        this.takeQuery(value);
        break;
      case 'form':
        this.parts.push(...formParts(value, this.notes));
        break;
      case 'form-string':
        this.takeTextPart(value);
        break;
      case 'method':
        this.settings.method = value;
        break;
      case 'user':
        this.settings.user = readUser(value);
        break;
      case 'bearer':
        this.added.set('Authorization', `Bearer ${value}`);
        break;
      case 'cookie':
        this.takeCookie(value);
        break;
      case 'agent':
        this.added.set('User-Agent', value);
        break;
      case 'referer':
        this.added.set('Referer', value.replace(/;auto$/, ''));
        break;
      case 'upload':
        this.upload = value;
        break;
      case 'timeout':
        this.takeTimeout(value);
        break;
      case 'get':
        this.isGet = true;
        break;
      case 'head':
        this.isHead = true;
        break;
      case 'follow':
        this.settings.followRedirects = true;
        break;
      case 'insecure':
        this.settings.insecure = true;
        break;
      case 'next':
      case 'silent':
      case 'noted':
        break;
    }
  }

  requests(): CurlRequest[] {
    return this.urls.map((url) => this.request(url));
  }

  private takeHeader(value: string): void {
    if (value.startsWith('@')) {
      this.notes.push({ kind: 'header-file' });
      return;
    }
    const [, name = '', sign, text = ''] = /^([^:;]+)([:;])([^]*)$/.exec(value) ?? [];
    const content = text.replace(/[\r\n]+/g, ' ').trim();
    if (sign === undefined || (sign === ';' && content !== '')) {
      this.notes.push({ kind: 'header-without-colon' });
    } else if (sign === ':' && content === '') {
      this.removed.add(name.trim().toLowerCase());
    } else {
      this.headers.push([name.trim(), content]);
    }
  }

  private takeData(piece: DataPiece | undefined): void {
    this.hasData = true;
    if (piece) this.data.push(piece);
  }

  /** The forms of `--data-urlencode`, and `+text` for what is encoded already. */
  private takeQuery(value: string): void {
    if (value.startsWith('+')) {
      this.query.push(value.slice(1));
      return;
    }
    const piece = encodedPiece(value, this.notes);
    if (piece?.kind === 'text') this.query.push(piece.text);
  }

  private takeTextPart(value: string): void {
    const part = textPart(value);
    if (part) this.parts.push(part);
    else this.notes.push({ kind: 'argument-ignored' });
  }

  private takeCookie(value: string): void {
    if (!value.includes('=')) {
      if (value !== '') this.notes.push({ kind: 'cookie-file' });
      return;
    }
    const earlier = this.added.get('Cookie');
    this.added.set('Cookie', earlier === undefined ? value : `${earlier}; ${value}`);
  }

  private takeTimeout(value: string): void {
    const seconds = Number(value);
    if (seconds > 0 && Number.isFinite(seconds)) this.settings.timeoutSeconds = seconds;
  }

  private request(written: string): CurlRequest {
    const notes = [...this.notes];
    const { url, user } = readCurlUrl(written, notes);
    const query = this.isGet ? [...this.query, joinedText(this.data)] : this.query;
    const target = query.filter((text) => text !== '').reduce(withQuery, url);
    if (this.isGet && this.data.some(({ kind }) => kind === 'file')) {
      notes.push({ kind: 'body-file-left-out' });
    }
    const body = this.body(notes);
    const { followRedirects = false, insecure = false, timeoutSeconds } = this.settings;
    const credentials = this.settings.user ?? user;
    return {
      method: this.method(),
      url: this.upload === undefined ? target : withFileName(target, this.upload),
      headers: this.allHeaders(),
      ...(body ? { body } : {}),
      ...(credentials ? { user: credentials } : {}),
      followRedirects,
      insecure,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      notes,
    };
  }

  private method(): string {
    const { method } = this.settings;
    if (method !== undefined && method !== '') return method;
    if (this.isHead) return 'HEAD';
    if (this.isGet) return 'GET';
    if (this.upload !== undefined) return 'PUT';
    return this.hasData || this.parts.length > 0 ? 'POST' : 'GET';
  }

  private body(notes: CurlNote[]): CurlBody | undefined {
    if (this.isGet) return undefined;
    if (this.upload !== undefined) {
      if (this.upload !== '-' && this.upload !== '.') return { kind: 'file', path: this.upload };
      notes.push({ kind: 'body-from-input' });
      return undefined;
    }
    if (this.hasData) return dataBody(this.data, notes);
    return this.parts.length > 0 ? { kind: 'multipart', parts: this.parts } : undefined;
  }

  private allHeaders(): (readonly [string, string])[] {
    const all = [...this.headers];
    const add = (name: string, value: string) => {
      if (!hasHeader(all, name) && !this.removed.has(name.toLowerCase())) all.push([name, value]);
    };
    for (const [name, value] of this.added) if (value !== '') add(name, value);
    if (this.isJson) {
      add('Content-Type', 'application/json');
      add('Accept', 'application/json');
    } else if (this.hasData && !this.isGet && this.upload === undefined) {
      add('Content-Type', 'application/x-www-form-urlencoded');
    }
    return all;
  }
}

/** A URL that ends with a slash gets the name of the file that is sent to it. */
function withFileName(url: string, path: string): string {
  const name = path.replace(/^.*[\\/]/, '');
  const isFolder = !url.includes('?') && (url.endsWith('/') || /^[^:]+:\/\/[^/]+$/.test(url));
  if (!isFolder || name === '-' || name === '.') return url;
  return `${url.replace(/\/$/, '')}/${encodeURIComponent(name)}`;
}
