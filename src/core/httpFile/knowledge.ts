import type { Environment } from './environments';

/** What is known outside of a file when its problems are looked for. */
export interface FileKnowledge {
  /** Whether there is a tenant of that name; without it no tenant is unknown. */
  readonly knowsTenant?: (name: string) => boolean;
  /** Without it no plain variable is unknown. */
  readonly environment?: Environment;
}
