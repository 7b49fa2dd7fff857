import type * as vscode from 'vscode';
import { Emitter } from '../../core/emitter';
import { TenantApiError } from '../../core/errors';
import type { Credential, CredentialStore } from '../../core/oauth/credentials';
import type { Redactor } from '../../core/redact';
import type { Tenant } from '../../core/tenants/tenant';

/** What is stored for one login at one origin, as one value: never a new login with an old secret. */
interface StoredSecret extends Credential {
  readonly version: 1;
  readonly origin: string;
  readonly clientId: string;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

const keyPrefix = 'clientSecret.';
const indexKey = 'tenantApi.secretIndex';

/**
 * Client secrets in VS Code's SecretStorage, one for each token origin and login. A tenant whose host
 * or login is edited has no secret until one is entered for the new place.
 */
export class ClientSecrets implements CredentialStore, vscode.Disposable {
  private readonly cache = new Map<string, Credential | undefined>();
  private readonly changed = new Emitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly secrets: vscode.SecretStorage,
    /** Remembers the keys in use, for VS Code versions whose storage can't list them. */
    private readonly index: vscode.Memento,
    private readonly redactor: Redactor,
  ) {
    this.subscription = secrets.onDidChange(({ key }) => {
      if (!key.startsWith(keyPrefix)) return;
      this.cache.delete(key);
      this.changed.fire();
    });
  }

  async get(tenant: Tenant): Promise<Credential | undefined> {
    const key = await keyOf(tenant);
    if (this.cache.has(key)) return this.cache.get(key);
    const text = await this.attempt(() => this.secrets.get(key));
    if (text === undefined) return undefined;
    const stored = parseStored(text);
    if (stored?.origin !== tenant.origin || stored.clientId !== tenant.clientId) {
      throw new TenantApiError('secret-unreadable', { tenant: tenant.name }, 'no');
    }
    this.redactor.add(stored.clientSecret);
    const credential = { clientSecret: stored.clientSecret, revision: stored.revision };
    this.cache.set(key, credential);
    return credential;
  }

  /** Keeps the secret for the tenant's origin and login and returns its revision. */
  async set(tenant: Tenant, clientSecret: string): Promise<string> {
    const key = await keyOf(tenant);
    const stored: StoredSecret = {
      version: 1,
      origin: tenant.origin,
      clientId: tenant.clientId,
      clientSecret,
      revision: crypto.randomUUID(),
      savedAt: Date.now(),
    };
    this.redactor.add(clientSecret);
    await this.attempt(() => this.secrets.store(key, JSON.stringify(stored)));
    await this.index.update(indexKey, [...new Set([...this.knownKeys(), key])]);
    this.cache.set(key, { clientSecret, revision: stored.revision });
    this.changed.fire();
    return stored.revision;
  }

  /** Deletes the secret of the tenant's origin and login. */
  async delete(tenant: Tenant): Promise<void> {
    await this.deleteKey(await keyOf(tenant));
    this.changed.fire();
  }

  /** Deletes every secret this extension ever stored. */
  async deleteAll(): Promise<void> {
    for (const key of new Set([...this.knownKeys(), ...(await this.listedKeys())])) {
      await this.deleteKey(key);
    }
    this.changed.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.cache.clear();
  }

  private async deleteKey(key: string): Promise<void> {
    await this.attempt(() => this.secrets.delete(key));
    this.cache.delete(key);
    await this.index.update(
      indexKey,
      this.knownKeys().filter((known) => known !== key),
    );
  }

  private knownKeys(): string[] {
    return this.index.get<string[]>(indexKey, []);
  }

  /** The storage's own list, which exists from VS Code 1.105 on and may fail there. */
  private async listedKeys(): Promise<string[]> {
    const storage = this.secrets as { keys?: () => Thenable<string[]> };
    try {
      const keys = (await storage.keys?.()) ?? [];
      return keys.filter((key) => key.startsWith(keyPrefix));
    } catch {
      return [];
    }
  }

  private async attempt<T>(operation: () => Thenable<T>): Promise<T> {
    try {
      return await operation();
    } catch {
      throw new TenantApiError('secrets-unavailable', {}, 'no');
    }
  }
}

/** Names of keys appear in VS Code's own logs, so they tell neither host nor login. */
async function keyOf(tenant: Tenant): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([tenant.origin, tenant.clientId]));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return keyPrefix + Buffer.from(hash).toString('hex');
}

function parseStored(text: string): StoredSecret | undefined {
  try {
    const stored = JSON.parse(text) as Partial<StoredSecret> | null;
    const complete =
      stored?.version === 1 &&
      [stored.origin, stored.clientId, stored.clientSecret, stored.revision].every(
        (part) => typeof part === 'string',
      );
    return complete ? (stored as StoredSecret) : undefined;
  } catch {
    return undefined;
  }
}
