import * as vscode from 'vscode';

/** Tells how far a task is: a few words, and percents that were added. */
export type ReportProgress = (step: { message: string; increment: number }) => void;

/**
 * Runs a task with a notification that appears after a second and can cancel it.
 *
 * @param task gets a signal that aborts when the user cancels, and tells how far it is.
 */
export async function withCancellableProgress<T>(
  title: string,
  task: (signal: AbortSignal, report: ReportProgress) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let shown: vscode.Progress<Parameters<ReportProgress>[0]> | undefined;
  const missed = { message: '', increment: 0 };
  const running = task(controller.signal, (step) => {
    missed.message = step.message;
    missed.increment += step.increment;
    shown?.report(step);
  });
  const ended = running.then(
    () => true,
    () => true,
  );
  const soon = new Promise<false>((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, 1000);
    void ended.then(() => {
      clearTimeout(timer);
    });
  });
  if (await Promise.race([ended, soon])) return running;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, cancellation) => {
      shown = progress;
      if (missed.message !== '') progress.report(missed);
      cancellation.onCancellationRequested(() => {
        controller.abort();
      });
      return running;
    },
  );
}
