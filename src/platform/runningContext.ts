import { setContextKey } from './contextKeys';

/** Sets the context key `tenantApi.requestRunning` from what several features tell. */
export class RunningContext {
  private readonly running = new Set<string>();

  /** What `who` calls when its requests begin or have ended. */
  listener(who: string): (isRunning: boolean) => void {
    return (isRunning) => {
      if (isRunning) this.running.add(who);
      else this.running.delete(who);
      setContextKey('requestRunning', this.running.size > 0);
    };
  }
}
