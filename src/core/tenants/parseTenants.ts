import { parseUrl } from '../http/parseUrl';
import { parseHost, type HostProblem } from './host';
import { isLoopback, type ClientAuthentication, type Tenant } from './tenant';

export const defaultTokenPath = '/configapi/v2/oauth/token';
/** Milliseconds a request may take when neither the tenant nor the user's settings say otherwise. */
export const defaultRequestTimeoutMs = 120_000;

/** Parameters that the grant itself sets (RFC 6749 section 4.4.2) and no setting may replace. */
const reservedParameters = new Set(['grant_type', 'client_id', 'client_secret', 'scope', 'tenant']);

const knownProperties = new Set([
  'name',
  'host',
  'clientId',
  'protocol',
  'tokenPath',
  'scope',
  'scopeParameter',
  'clientAuthentication',
  'tokenParameters',
  'allowedOrigins',
  'production',
  'requestTimeout',
  'caFile',
]);

/** One entry of the setting `tenantApi.tenants`, as the extension writes it. */
export interface TenantSetting {
  name: string;
  host: string;
  clientId: string;
  protocol?: 'http' | 'https';
  tokenPath?: string;
  scope?: string;
  scopeParameter?: 'scope' | 'tenant';
  clientAuthentication?: ClientAuthentication;
  tokenParameters?: Record<string, string>;
  allowedOrigins?: string[];
  production?: boolean;
  /** Seconds. */
  requestTimeout?: number;
  caFile?: string;
}

export type TenantProblemCode =
  | 'not-a-list'
  | 'not-an-object'
  | 'missing'
  | 'wrong-type'
  | 'not-a-choice'
  | 'bad-host'
  | 'protocol-conflict'
  | 'bad-path'
  | 'bad-origin'
  | 'plain-origin'
  | 'reserved-parameter'
  | 'out-of-range'
  | 'duplicate-name'
  | 'control-character'
  | 'secret-in-settings'
  | 'unknown-property';

/** A mistake in the setting: which entry, which property, what about it. Never a value. */
export interface TenantProblem {
  readonly code: TenantProblemCode;
  /** Position in the list, from 0; absent when the list as a whole is wrong. */
  readonly index?: number;
  /** The entry's name, where it has one. */
  readonly name?: string;
  readonly property?: string;
  readonly hostProblem?: HostProblem;
  /** True when the entry can't be used; otherwise the tenant works and the user is told. */
  readonly fatal: boolean;
}

export interface ParsedTenants {
  readonly tenants: readonly Tenant[];
  readonly problems: readonly TenantProblem[];
}

/**
 * Reads the setting `tenantApi.tenants`. A mistake in an entry leaves the other tenants as they are.
 *
 * @param value the setting as the user wrote it, of any shape.
 * @param requestTimeoutMs for tenants that do not name their own.
 */
export function parseTenants(
  value: unknown,
  requestTimeoutMs: number = defaultRequestTimeoutMs,
): ParsedTenants {
  if (value === undefined || value === null) return { tenants: [], problems: [] };
  if (!Array.isArray(value))
    return { tenants: [], problems: [{ code: 'not-a-list', fatal: true }] };

  const tenants: Tenant[] = [];
  const problems: TenantProblem[] = [];
  const names = new Set<string>();
  value.forEach((entry: unknown, index) => {
    const reader = new EntryReader(entry, index);
    const tenant = reader.read(requestTimeoutMs);
    if (tenant && names.has(tenant.name.toLowerCase())) {
      reader.report('duplicate-name', 'name');
    } else if (tenant) {
      names.add(tenant.name.toLowerCase());
      tenants.push(tenant);
    }
    problems.push(...reader.problems);
  });
  return { tenants, problems };
}

/** Reads one entry and collects all that is wrong with it. */
class EntryReader {
  readonly problems: TenantProblem[] = [];
  private readonly entry: Readonly<Record<string, unknown>> | undefined;
  private readonly name: string | undefined;

  constructor(
    entry: unknown,
    private readonly index: number,
  ) {
    if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
      this.entry = entry as Record<string, unknown>;
      this.name = typeof this.entry['name'] === 'string' ? this.entry['name'].trim() : undefined;
    }
  }

  report(code: TenantProblemCode, property?: string, more: Partial<TenantProblem> = {}): void {
    this.problems.push({
      code,
      index: this.index,
      fatal: true,
      ...(this.name ? { name: this.name } : {}),
      ...(property === undefined ? {} : { property }),
      ...more,
    });
  }

  read(requestTimeoutMs: number): Tenant | undefined {
    if (!this.entry) {
      this.report('not-an-object');
      return undefined;
    }
    this.reportStrangers(this.entry);
    const name = this.requiredText('name');
    const clientId = this.requiredText('clientId');
    const origin = this.origin();
    const tokenEndpoint = origin === undefined ? undefined : this.tokenEndpoint(origin);
    const parameter = this.choice('scopeParameter', ['scope', 'tenant']) ?? 'scope';
    const scope = this.text('scope');
    const clientAuthentication = this.choice('clientAuthentication', ['form', 'basic']) ?? 'form';
    const tokenParameters = this.tokenParameters();
    const furtherOrigins = this.allowedOrigins();
    const production = this.boolean('production') ?? false;
    const timeout = this.seconds('requestTimeout');
    const caFile = this.text('caFile');
    if (this.problems.some((problem) => problem.fatal)) return undefined;
    if (!name || !clientId || !origin || !tokenEndpoint) return undefined;
    return {
      name,
      origin,
      clientId,
      tokenEndpoint,
      scope: { parameter, value: scope ?? new URL(origin).host },
      clientAuthentication,
      tokenParameters,
      allowedOrigins: [...new Set([origin, ...furtherOrigins])],
      production,
      requestTimeoutMs: timeout === undefined ? requestTimeoutMs : timeout * 1000,
      ...(caFile ? { caFile } : {}),
      sandbox: false,
    };
  }

  private reportStrangers(entry: Readonly<Record<string, unknown>>): void {
    for (const property of Object.keys(entry)) {
      if (knownProperties.has(property)) continue;
      const secret = /secret|password|passwd|token$/i.test(property);
      this.report(secret ? 'secret-in-settings' : 'unknown-property', property, { fatal: false });
    }
  }

  private property(property: string): unknown {
    const value = this.entry?.[property];
    return value === null ? undefined : value;
  }

  private text(property: string): string | undefined {
    const value = this.property(property);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') {
      this.report('wrong-type', property);
      return undefined;
    }
    const text = value.trim();
    if (hasControlCharacter(text)) {
      this.report('control-character', property);
      return undefined;
    }
    return text;
  }

  private requiredText(property: string): string | undefined {
    const before = this.problems.length;
    const text = this.text(property);
    if (!text && this.problems.length === before) this.report('missing', property);
    return text === '' ? undefined : text;
  }

  private boolean(property: string): boolean | undefined {
    const value = this.property(property);
    if (value === undefined || typeof value === 'boolean') return value;
    this.report('wrong-type', property);
    return undefined;
  }

  private choice<T extends string>(property: string, choices: readonly T[]): T | undefined {
    const value = this.property(property);
    if (value === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) this.report('not-a-choice', property);
    return choice;
  }

  private seconds(property: string): number | undefined {
    const value = this.property(property);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') this.report('wrong-type', property);
    else if (!(value >= 1 && value <= 3600)) this.report('out-of-range', property);
    else return value;
    return undefined;
  }

  private origin(): string | undefined {
    const protocol = this.choice('protocol', ['https', 'http']);
    const text = this.requiredText('host');
    if (!text) return undefined;
    const parsed = parseHost(text);
    if (!parsed.ok) {
      this.report('bad-host', 'host', { hostProblem: parsed.problem });
      return undefined;
    }
    const written = /^https?(?=:\/\/)/i.exec(text)?.[0].toLowerCase();
    if (written !== undefined && protocol !== undefined && written !== protocol) {
      this.report('protocol-conflict', 'host');
      return undefined;
    }
    return new URL(`${protocol ?? written ?? 'https'}://${parsed.host}`).origin;
  }

  private tokenEndpoint(origin: string): string | undefined {
    const path = this.text('tokenPath') ?? defaultTokenPath;
    const url = /^\/(?![/\\])[^?#\s\\]*$/.test(path) ? parseUrl(path, origin) : undefined;
    if (url?.origin === origin) return url.href;
    this.report('bad-path', 'tokenPath');
    return undefined;
  }

  private tokenParameters(): [string, string][] {
    const value = this.property('tokenParameters');
    if (value === undefined) return [];
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.report('wrong-type', 'tokenParameters');
      return [];
    }
    const parameters: [string, string][] = [];
    for (const [name, parameter] of Object.entries(value as Record<string, unknown>)) {
      if (reservedParameters.has(name.toLowerCase())) {
        this.report('reserved-parameter', `tokenParameters.${name}`);
      } else if (typeof parameter !== 'string') {
        this.report('wrong-type', `tokenParameters.${name}`);
      } else {
        parameters.push([name, parameter]);
      }
    }
    return parameters;
  }

  private allowedOrigins(): string[] {
    const value = this.property('allowedOrigins');
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.report('wrong-type', 'allowedOrigins');
      return [];
    }
    const origins: string[] = [];
    value.forEach((item: unknown, position) => {
      const property = `allowedOrigins[${String(position)}]`;
      const origin = typeof item === 'string' ? exactOrigin(item) : undefined;
      if (origin === undefined) this.report('bad-origin', property);
      else if (origin.startsWith('http:') && !isLoopback(new URL(origin).hostname)) {
        this.report('plain-origin', property);
      } else origins.push(origin);
    });
    return origins;
  }
}

/** The origin that the text is, with or without a closing slash; anything more is refused. */
function exactOrigin(text: string): string | undefined {
  const url = parseUrl(text.trim());
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.username !== '' || url.password !== '' || url.hostname.endsWith('.')) return undefined;
  return url.href === `${url.origin}/` && !/[?#*]/.test(text) ? url.origin : undefined;
}

function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u001F\u007F]/.test(text);
}
