import { isConnectionHeader, isToken } from '../http/headers';
import { basicParts, encodeBasic, unsupportedScheme } from './authorizationValue';
import type { HeaderLine, HeaderLines } from './headerLines';
import { shownName, type Finding, type ProblemList } from './problems';
import { rangeOf, type SourceText } from './sourceText';
import type { Expander } from './variables/expander';

/** Headers with variables replaced, and those of them that decide other things taken out. */
export interface RequestHeaders {
  readonly headers: [name: string, value: string][];
  /** Of a Host header, which is never sent as such. */
  readonly host?: { readonly value: string; readonly source: SourceText };
  /** True for `X-Request-Type: GraphQL`. */
  readonly graphql: boolean;
}

const fieldValue = /^[\t\u0020-\u007E\u0080-\u00FF]*$/;

/** Reads header lines as they are to be sent, and reports those that can't be. */
export class HeaderReader {
  private readonly headers: [name: string, value: string][] = [];
  private host: RequestHeaders['host'];
  private graphql = false;

  /** @param isToken whether a value of Authorization stands for the tenant's token */
  constructor(
    private readonly expander: Expander,
    private readonly problems: ProblemList,
    private readonly standsForToken: (value: string) => boolean,
  ) {}

  async read({ headers, whole, withoutColon }: HeaderLines): Promise<RequestHeaders> {
    for (const source of withoutColon) this.reportNoColon(source);
    for (const line of headers) await this.readLine(line);
    for (const source of whole) await this.readWhole(source);
    const { host, graphql } = this;
    return { headers: this.headers, graphql, ...(host ? { host } : {}) };
  }

  private reportNoColon(source: SourceText): void {
    const facts = { indented: source.column > 0 };
    this.problems.add('error', rangeOf(source), { code: 'header-without-colon', facts });
  }

  private async readLine({ name: written, value }: HeaderLine): Promise<void> {
    const name = await this.expander.expand(written, 'line');
    if (name.toLowerCase() !== 'authorization') {
      this.add(name, (await this.expander.expand(value, 'line')).trim(), value, written);
    } else if (!this.standsForToken(value.text)) {
      this.add(name, await this.readAuthorization(value), value, written);
    }
  }

  /** A variable that holds a header with its name. */
  private async readWhole(source: SourceText): Promise<void> {
    const text = await this.expander.expand(source, 'line');
    const colon = text.indexOf(':');
    if (text === source.text) return;
    if (colon < 0) this.reportNoColon(source);
    else this.add(text.slice(0, colon).trim(), text.slice(colon + 1).trim(), source, source);
  }

  private async readAuthorization(value: SourceText): Promise<string> {
    const written = basicParts(value);
    if (written) {
      const user = await this.expander.expand(written.user, 'line');
      return encodeBasic(user, await this.expander.expand(written.password, 'line'));
    }
    const text = (await this.expander.expand(value, 'line')).trim();
    const scheme = unsupportedScheme(text);
    if (scheme !== undefined) {
      this.refuse(value, { code: 'authorization-scheme-unsupported', facts: { scheme } });
    }
    const parts = basicParts({ ...value, text });
    return parts ? encodeBasic(parts.user.text, parts.password.text) : text;
  }

  private add(
    nameText: string,
    valueText: string,
    source: SourceText,
    nameSource: SourceText,
  ): void {
    // A CR of the file itself; one of a variable has been refused.
    const [name, value] = [nameText.replace(/\r/g, ''), valueText.replace(/\r/g, '')];
    const lower = name.toLowerCase();
    const facts = { name: shownName(nameSource === source ? '' : nameSource.text) };
    if (!isToken(name)) {
      this.refuse(nameSource, { code: 'header-name-invalid', facts: {} });
    } else if (!fieldValue.test(value)) {
      this.refuse(source, { code: 'header-value-invalid', facts });
    } else if (lower === 'host') {
      if (this.host) this.refuse(nameSource, { code: 'header-duplicate', facts });
      this.host = { value, source };
    } else if (lower === 'x-request-type' && value.toLowerCase() === 'graphql') {
      this.graphql = true;
    } else if (lower === 'connection' || lower === 'keep-alive') {
      this.problems.add('warning', rangeOf(nameSource), { code: 'header-dropped', facts });
    } else if (lower === 'content-length') {
      return;
    } else if (isConnectionHeader(name)) {
      this.refuse(nameSource, { code: 'header-reserved', facts });
    } else {
      this.append(name, value, nameSource);
    }
  }

  private append(name: string, value: string, source: SourceText): void {
    const lower = name.toLowerCase();
    const earlier = this.headers.find(([other]) => other.toLowerCase() === lower);
    if (earlier && lower === 'cookie') {
      earlier[1] = `${earlier[1]}; ${value}`;
      return;
    }
    if (earlier && (lower === 'authorization' || lower === 'content-type')) {
      this.refuse(source, { code: 'header-duplicate', facts: { name } });
    }
    this.headers.push([name, value]);
  }

  private refuse(source: SourceText, finding: Finding): void {
    this.problems.add('error', rangeOf(source), finding);
  }
}
