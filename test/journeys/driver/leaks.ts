import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Something that was written, and where. */
export interface Written {
  readonly where: string;
  readonly bytes: Buffer;
}

/** All files below a folder. */
export function filesBelow(folder: string): Written[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ where: path, bytes: readFileSync(path) }));
}

/** What the window keeps in the browser: the states of workbench, workspace and extensions. */
export async function browserStorage(page: Page): Promise<Written[]> {
  const texts = await page.evaluate(async () => {
    const found: [string, string][] = [localStorage, sessionStorage].flatMap((storage) =>
      Object.entries(storage as unknown as Record<string, string>),
    );
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error(name));
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(new Error(store));
        });
        const decoder = new TextDecoder();
        const texts = values.map((value) =>
          ArrayBuffer.isView(value) ? decoder.decode(value) : JSON.stringify(value),
        );
        found.push([`${name}/${store}`, texts.join('\n')]);
      }
      database.close();
    }
    return found;
  });
  return texts.map(([where, text]) => ({ where, bytes: Buffer.from(text) }));
}

/** Where one of the secrets was written, in any encoding that one might meet. */
export function findLeaks(written: readonly Written[], secrets: readonly string[]): string[] {
  const needles = secrets.flatMap(encodings);
  return written
    .filter(({ bytes }) => needles.some((needle) => bytes.includes(needle)))
    .map(({ where }) => where);
}

function encodings(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  // Base64 of a text inside of another depends on where it begins; the ends are shared with others.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  const texts = [secret, escaped, encodeURIComponent(secret), bytes.toString('hex'), ...base64];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}
