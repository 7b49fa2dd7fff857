import { encodeComponent } from '../httpFile/percentEncoding';
import type { CurlBody, CurlNote, CurlRequest, FormPart } from './curlRequest';
import { isWithoutMeaning, readCurlOptions, type CurlOption } from './curlOptions';
import { readShellCommands } from './shellWords';
import { startsWithCurl } from './startsWithCurl';

/**
 * The requests that the cURL commands of a text would send, as curl's manual describes its options;
 * commands of other programs are left out. Never throws.
 */
export function parseCurl(text: string): readonly CurlRequest[] {
  if (!startsWithCurl(text)) return [];
  return readShellCommands(text.replace(/^\s*(?:[$>#%]\s+|PS [^>\n]*>\s*)/, '')).flatMap(
    ({ words }) => {
      const [program = '', ...rest] = words[0] === '$' ? words.slice(1) : words;
      if (!/^(?:.*[/\\])?curl(?:\.exe)?$/i.test(program)) return [];
      const request = new CurlReader().read(readCurlOptions(rest));
      return request ? [request] : [];
    },
  );
}

const formType = 'application/x-www-form-urlencoded';

/** Puts together what the options of one command say. */
class CurlReader {
  private method: string | undefined;
  private url: string | undefined;
  private readonly headers: [string, string][] = [];
  private readonly data: string[] = [];
  private file: string | undefined;
  private readonly parts: FormPart[] = [];
  private user: string | undefined;
  private timeoutSeconds: number | undefined;
  private readonly notes: CurlNote[] = [];
  private readonly flags = new Set<string>();

  read(options: readonly CurlOption[]): CurlRequest | undefined {
    for (const option of options) this.take(option);
    if (this.url === undefined) return undefined;
    const body = this.body();
    const isGet = this.flags.has('get');
    const { user, timeoutSeconds, headers, notes } = this;
    const url = isGet ? withQuery(this.url, this.data) : this.url;
    const sends = body !== undefined && !isGet;
    const implied = this.flags.has('head') ? 'HEAD' : this.flags.has('upload') ? 'PUT' : 'POST';
    const method = this.method ?? (sends || this.flags.has('head') ? implied : 'GET');
    const isForm = sends && body.kind !== 'form' && !this.flags.has('upload');
    if (isForm)
      this.addDefault('Content-Type', this.flags.has('json') ? 'application/json' : formType);
    if (this.flags.has('json')) this.addDefault('Accept', 'application/json');
    return {
      method,
      url,
      headers: headers.filter(([, value]) => value !== ''),
      ...(sends ? { body } : {}),
      ...(user === undefined ? {} : { user }),
      followsRedirects: this.flags.has('location'),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      notes,
    };
  }

  private take({ name, value }: CurlOption): void {
    switch (name) {
      case '':
      case 'url':
        if (this.url === undefined) this.url = absolute(value);
        else this.ignore(value);
        return;
      case 'request':
        this.method = value;
        return;
      case 'header':
        this.takeHeader(value);
        return;
      case 'data':
      case 'data-ascii':
      case 'json':
      case 'data-binary':
        if (name === 'json') this.flags.add('json');
        if (value.startsWith('@')) this.takeFile(value.slice(1));
        else this.data.push(value);
        return;
      case 'data-raw':
        this.data.push(value);
        return;
      case 'data-urlencode':
        this.takeEncoded(value);
        return;
      case 'form':
      case 'form-string':
        this.takePart(value, name === 'form-string');
        return;
      case 'upload-file':
        this.flags.add('upload');
        this.takeFile(value);
        return;
      case 'user':
        this.user = value.split(':', 1)[0] ?? '';
        return;
      case 'oauth2-bearer':
        this.leaveOut();
        return;
      case 'cookie':
        if (value.includes('=')) this.headers.push(['Cookie', value]);
        else this.notes.push({ code: 'file-not-read', path: value });
        return;
      case 'user-agent':
        this.headers.push(['User-Agent', value]);
        return;
      case 'referer':
        this.headers.push(['Referer', value.replace(/;auto$/, '')]);
        return;
      case 'max-time':
        if (Number(value) > 0) this.timeoutSeconds = Number(value);
        return;
      case 'get':
      case 'head':
      case 'location':
        this.flags.add(name);
        return;
      default:
        if (!isWithoutMeaning(name)) this.ignore(name.length === 1 ? `-${name}` : `--${name}`);
    }
  }

  private takeHeader(text: string): void {
    if (text.startsWith('@')) {
      this.notes.push({ code: 'file-not-read', path: text.slice(1) });
      return;
    }
    const [, name, value] = /^([^:;]+)(?::\s*([^]*)|;)$/.exec(text) ?? [];
    if (name === undefined || name.startsWith(':')) return;
    if (/^(?:proxy-)?authorization$/i.test(name.trim())) this.leaveOut();
    else if (!/^(?:host|content-length|connection)$/i.test(name.trim())) {
      this.headers.push([name.trim(), (value ?? '').trim()]);
    }
  }

  private takeFile(path: string): void {
    if (this.file !== undefined || this.data.length > 0) {
      this.notes.push({ code: 'file-not-read', path });
    } else {
      this.file = path;
    }
  }

  /** `content`, `=content`, `name=content`, `@file` and `name@file`; files are not read. */
  private takeEncoded(value: string): void {
    const [, name = '', sign, content = ''] = /^([^=@]*)([=@])([^]*)$/.exec(value) ?? [];
    if (sign === '@') this.notes.push({ code: 'file-not-read', path: content });
    else if (sign === undefined) this.data.push(encoded(value));
    else this.data.push(`${name === '' ? '' : `${name}=`}${encoded(content)}`);
  }

  private takePart(value: string, isLiteral: boolean): void {
    const [, name, rest] = /^([^=]+)=([^]*)$/.exec(value) ?? [];
    if (name === undefined || rest === undefined) {
      this.ignore('--form');
      return;
    }
    if (isLiteral) {
      this.parts.push({ name, value: rest });
      return;
    }
    const [content = '', ...settings] = rest.split(';');
    const setting = (key: string) =>
      settings
        .find((text) => text.trim().startsWith(`${key}=`))
        ?.trim()
        .slice(key.length + 1)
        .replace(/^"([^]*)"$/, '$1');
    const type = setting('type');
    const fileName = setting('filename');
    const common = {
      name,
      ...(type === undefined ? {} : { type }),
      ...(fileName === undefined ? {} : { fileName }),
    };
    const plain = content.replace(/^"([^]*)"$/, '$1');
    if (plain.startsWith('@')) {
      const file = plain.slice(1);
      const ownName = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
      this.parts.push({ ...common, fileName: fileName ?? ownName, file });
    } else if (plain.startsWith('<')) {
      this.parts.push({ ...common, file: plain.slice(1) });
    } else {
      this.parts.push({
        ...common,
        value: type === undefined && fileName === undefined ? rest : plain,
      });
    }
  }

  private body(): CurlBody | undefined {
    if (this.parts.length > 0) return { kind: 'form', parts: this.parts };
    if (this.file !== undefined) return { kind: 'file', path: this.file };
    if (this.data.length === 0) return undefined;
    return { kind: 'text', text: this.data.join(this.flags.has('json') ? '' : '&') };
  }

  private addDefault(name: string, value: string): void {
    const has = this.headers.some(([other]) => other.toLowerCase() === name.toLowerCase());
    if (!has) this.headers.push([name, value]);
  }

  private leaveOut(): void {
    if (!this.notes.some(({ code }) => code === 'credentials-left-out')) {
      this.notes.push({ code: 'credentials-left-out' });
    }
  }

  private ignore(option: string): void {
    this.notes.push({ code: 'option-ignored', option });
  }
}

/** As curl does, http where no scheme is written. */
function absolute(url: string): string {
  return /^[a-z][\w+.-]*:\/\//i.test(url) ? url : `http://${url}`;
}

function withQuery(url: string, data: readonly string[]): string {
  if (data.length === 0) return url;
  const [address = '', fragment] = url.split('#', 2);
  const joined = `${address}${address.includes('?') ? '&' : '?'}${data.join('&')}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}

/** All but RFC 3986's unreserved characters, as curl encodes. */
function encoded(text: string): string {
  return encodeComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
