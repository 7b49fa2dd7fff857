import * as vscode from 'vscode';
import { parseHost, proposeName } from '../../core/tenants/host';
import { looksLikeSecret, readSecretText, withoutInvisible } from '../../core/tenants/secretText';
import { askStep, type InputStep, type StepResult } from '../../platform/inputSteps';
import { hostMessage } from './hostMessages';

/** What is typed for a tenant. It outlives a failed test, so that it can be corrected. */
export interface TenantFormValues {
  host: string;
  clientId: string;
  /** Empty for a tenant whose stored secret is kept. */
  clientSecret: string;
  name: string;
}

export interface TenantFormOptions {
  readonly title: string;
  /** Names that other tenants have, in lower case. */
  readonly takenNames: ReadonlySet<string>;
  /** Whether a secret is stored for exactly this host and login. */
  readonly hasStoredSecret: (values: TenantFormValues) => Promise<boolean>;
}

const totalSteps = 4;

/**
 * Asks for host, login ID, API secret and name, with a way back at every step.
 *
 * @param values what is proposed; changed in place as it is typed.
 * @returns false when the user gave up.
 */
export async function askTenant(
  values: TenantFormValues,
  options: TenantFormOptions,
): Promise<boolean> {
  const steps = [askHost, askClientId, askSecret, askName];
  let at = 0;
  while (at < steps.length) {
    const result = await steps[at]?.(values, options, at + 1);
    if (result === undefined || result.kind === 'cancelled') return false;
    at += result.kind === 'back' ? -1 : 1;
  }
  return true;
}

type AskStep = (
  values: TenantFormValues,
  options: TenantFormOptions,
  step: number,
) => Promise<StepResult>;

const askHost: AskStep = async (values, options, step) => {
  const result = await ask(options, step, {
    prompt: vscode.l10n.t('Host of the tenant. Any address on it will do.'),
    placeholder: 'example.com',
    value: values.host,
    check: (text) => {
      const host = parseHost(text);
      if (!host.ok) return error(hostMessage(host.problem));
      const recognised = `${host.protocol}://${host.host}`;
      return text.trim() === host.host ? undefined : info(recognised);
    },
  });
  if (result.kind !== 'text') return result;
  const host = parseHost(result.text);
  if (host.ok) values.host = host.protocol === 'http' ? `http://${host.host}` : host.host;
  return result;
};

const askClientId: AskStep = async (values, options, step) => {
  const result = await ask(options, step, {
    prompt: vscode.l10n.t('Login ID of the API user.'),
    placeholder: 'sheila.thomas',
    value: values.clientId,
    check: (text) => {
      if (text.trim() === '') return error(vscode.l10n.t('Enter the login ID of the API user.'));
      return looksLikeSecret(text.trim())
        ? warning(
            vscode.l10n.t(
              'This looks like a secret. The login ID is stored in the settings: enter only the login here.',
            ),
          )
        : undefined;
    },
  });
  if (result.kind === 'text') values.clientId = result.text.trim();
  return result;
};

const askSecret: AskStep = async (values, options, step) => {
  const kept = values.clientSecret !== '' || (await options.hasStoredSecret(values));
  const result = await ask(options, step, secretStep(kept));
  if (result.kind !== 'text') return result;
  if (result.text.trim() === '') return result;
  const secret = await withInvisibleSettled(readSecretText(result.text).secret);
  if (secret === undefined) return askSecret(values, options, step);
  values.clientSecret = secret;
  return result;
};

const askName: AskStep = async (values, options, step) => {
  const host = values.host.replace(/^https?:\/\//, '');
  const result = await ask(options, step, {
    prompt: vscode.l10n.t('Name of the tenant, as it is shown and as files refer to it.'),
    value: values.name === '' ? freeName(proposeName(host), options.takenNames) : values.name,
    check: (text) => {
      const name = text.trim();
      if (name === '') return error(vscode.l10n.t('Enter a name.'));
      if (name.length > 60) return error(vscode.l10n.t('Enter at most 60 characters.'));
      return options.takenNames.has(name.toLowerCase())
        ? error(vscode.l10n.t('Another tenant has this name.'))
        : undefined;
    },
  });
  if (result.kind === 'text') values.name = result.text.trim();
  return result;
};

function ask(
  options: TenantFormOptions,
  step: number,
  input: Omit<InputStep, 'title' | 'step' | 'totalSteps' | 'canGoBack'>,
): Promise<StepResult> {
  return askStep({ ...input, title: options.title, step, totalSteps, canGoBack: step > 1 });
}

/**
 * Asks for an API secret alone.
 *
 * @returns the secret, or nothing when the user gave up.
 */
export async function askClientSecret(title: string): Promise<string | undefined> {
  for (;;) {
    const result = await askStep({ title, ...secretStep(false) });
    if (result.kind !== 'text') return undefined;
    const secret = await withInvisibleSettled(readSecretText(result.text).secret);
    if (secret !== undefined) return secret;
  }
}

/** The box is masked and never filled in; it stores nothing itself. */
function secretStep(
  kept: boolean,
): Pick<InputStep, 'prompt' | 'placeholder' | 'password' | 'check'> {
  return {
    prompt: vscode.l10n.t(
      'API secret. It is kept in the secret storage of VS Code and nowhere else.',
    ),
    placeholder: kept ? vscode.l10n.t('Leave empty to keep the secret entered before') : '',
    password: true,
    check: (text) => {
      const { secret, trimmed, invisible, malformed } = readSecretText(text);
      if (secret === '') {
        return kept ? undefined : error(vscode.l10n.t('Enter the API secret of this login.'));
      }
      if (malformed) {
        return error(vscode.l10n.t('The secret holds half of a character; copy it once more.'));
      }
      if (invisible.length > 0) return warning(invisibleMessage(invisible));
      return trimmed
        ? info(vscode.l10n.t('Blanks and line breaks at the ends will be cut off.'))
        : undefined;
    },
  };
}

/** Asks what to do about invisible characters; nothing is changed in silence. */
async function withInvisibleSettled(secret: string): Promise<string | undefined> {
  const { invisible } = readSecretText(secret);
  if (invisible.length === 0) return secret;
  const remove = { title: vscode.l10n.t('Remove') };
  const keep = { title: vscode.l10n.t('Keep') };
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('The secret contains invisible characters.'),
    { modal: true, detail: invisibleMessage(invisible) },
    remove,
    keep,
  );
  if (chosen === remove) return withoutInvisible(secret);
  return chosen === keep ? secret : undefined;
}

function invisibleMessage(
  invisible: readonly { readonly codePoint: string; readonly index: number }[],
): string {
  const found = invisible
    .slice(0, 3)
    .map(({ codePoint, index }) => vscode.l10n.t('{0} at position {1}', codePoint, index + 1));
  return vscode.l10n.t('Invisible characters in the secret: {0}.', found.join(', '));
}

function freeName(proposed: string, taken: ReadonlySet<string>): string {
  let name = proposed;
  for (let number = 2; taken.has(name.toLowerCase()); number++)
    name = `${proposed} ${String(number)}`;
  return name;
}

function error(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Error };
}

function warning(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}

function info(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Info };
}
