import { scanHttpFile } from '../scan';

/** The names by which a file's requests can be referred to: of `# @name`, else their titles. */
export function namesOf(text: string): Set<string> {
  return new Set(
    scanHttpFile(text).flatMap(({ name, title }) => {
      const known = name ?? title;
      return known === undefined ? [] : [known];
    }),
  );
}
