import type * as vscode from 'vscode';
import { isSensitiveHeader, mask, type Redactor } from '../../core/redact';
import type { Draft } from '../../protocol/panel';
import { parseDraft } from '../../protocol/parseDraft';

const keyPrefix = 'tenantApi.draft.';

/**
 * Keeps drafts through a reload of the window, in the workspace's state. Secrets that the extension
 * knows, and values of headers that carry credentials, are not among what is kept.
 */
export class DraftStore {
  constructor(
    private readonly state: vscode.Memento,
    private readonly redactor: Redactor,
  ) {}

  load(panelId: string): Draft | undefined {
    return parseDraft(this.state.get(keyPrefix + panelId));
  }

  async save(panelId: string, draft: Draft): Promise<void> {
    await this.state.update(keyPrefix + panelId, this.withoutSecrets(draft));
  }

  async delete(panelId: string): Promise<void> {
    await this.state.update(keyPrefix + panelId, undefined);
  }

  async deleteAll(): Promise<void> {
    for (const key of this.state.keys().filter((name) => name.startsWith(keyPrefix))) {
      await this.state.update(key, undefined);
    }
  }

  private withoutSecrets(draft: Draft): Draft {
    return {
      ...draft,
      url: this.redactor.redact(draft.url),
      body: this.redactor.redact(draft.body),
      headers: draft.headers.map((field) => ({
        ...field,
        value: keptValue(field.name, field.value, this.redactor),
      })),
      ...(draft.disabledQuery
        ? {
            disabledQuery: draft.disabledQuery.map((parameter) => ({
              ...parameter,
              text: this.redactor.redact(parameter.text),
            })),
          }
        : {}),
    };
  }
}

function keptValue(name: string, value: string, redactor: Redactor): string {
  if (value === '') return value;
  return isSensitiveHeader(name) ? mask : redactor.redact(value);
}
