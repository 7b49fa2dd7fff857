import * as vscode from 'vscode';

/**
 * Runs a task with a notification that appears after a second and can cancel it.
 *
 * @param task gets a signal that aborts when the user cancels.
 */
export async function withCancellableProgress<T>(
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const running = task(controller.signal);
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
    (_, cancellation) => {
      cancellation.onCancellationRequested(() => {
        controller.abort();
      });
      return running;
    },
  );
}
