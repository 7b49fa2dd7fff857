/**
 * Lets a number of requests to one origin run at a time; further ones wait their turn. Agents have
 * such a limit too, but VS Code replaces them.
 */
export class OriginLimit {
  private readonly running = new Map<string, number>();
  private readonly waiting = new Map<string, Set<() => void>>();

  constructor(private readonly most: number) {}

  /**
   * Waits for a turn.
   *
   * @returns ends the turn; to be called once
   * @throws the signal's reason
   */
  async enter(origin: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const running = this.running.get(origin) ?? 0;
    if (running < this.most) this.running.set(origin, running + 1);
    else await this.turn(origin, signal);
    return () => {
      this.leave(origin);
    };
  }

  private turn(origin: string, signal: AbortSignal): Promise<void> {
    const queue = this.waiting.get(origin) ?? new Set();
    this.waiting.set(origin, queue);
    return new Promise((resolve, reject) => {
      const abort = () => {
        queue.delete(start);
        reject(signal.reason as Error);
      };
      const start = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      queue.add(start);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  /** Hands the turn to the next, or gives it back. */
  private leave(origin: string): void {
    const queue = this.waiting.get(origin);
    for (const start of queue ?? []) {
      queue?.delete(start);
      start();
      return;
    }
    this.waiting.delete(origin);
    const running = (this.running.get(origin) ?? 1) - 1;
    if (running === 0) this.running.delete(origin);
    else this.running.set(origin, running);
  }
}
