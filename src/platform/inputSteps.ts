import * as vscode from 'vscode';

export interface InputStep {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  readonly canGoBack?: boolean;
  /** What is wrong or noteworthy about the text; an error keeps it from being accepted. */
  readonly check: (text: string) => vscode.InputBoxValidationMessage | undefined;
}

/** What became of a step: a text, a step back, or the end of the whole thing. */
export type StepResult =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'back' | 'cancelled' };

/**
 * One step of an input in several steps. It stays open when the focus moves elsewhere, so that a
 * value can be fetched from another window
 * (https://code.visualstudio.com/api/ux-guidelines/quick-picks).
 */
export function askStep(step: InputStep): Promise<StepResult> {
  const box = vscode.window.createInputBox();
  box.title = step.title;
  if (step.step !== undefined) box.step = step.step;
  if (step.totalSteps !== undefined) box.totalSteps = step.totalSteps;
  box.prompt = step.prompt;
  box.placeholder = step.placeholder ?? '';
  box.value = step.value ?? '';
  box.password = step.password ?? false;
  box.ignoreFocusOut = true;
  box.buttons = step.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const finish = (result: StepResult) => {
      resolve(result);
      box.dispose();
    };
    box.onDidChangeValue((text) => {
      const message = text === '' ? undefined : step.check(text);
      box.validationMessage = message ?? '';
    });
    box.onDidAccept(() => {
      const message = step.check(box.value);
      if (message?.severity === vscode.InputBoxValidationSeverity.Error) {
        box.validationMessage = message;
      } else {
        finish({ kind: 'text', text: box.value });
      }
    });
    box.onDidTriggerButton(() => {
      finish({ kind: 'back' });
    });
    box.onDidHide(() => {
      finish({ kind: 'cancelled' });
    });
    box.show();
  });
}
