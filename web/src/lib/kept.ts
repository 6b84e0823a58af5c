/** What a browser keeps for one person (`localStorage`); without it, nothing is kept and nothing breaks. */
export interface Kept {
  read(name: string): string | null;
  write(name: string, value: string): void;
}

/** Several people may share a browser: each finds their own. */
export function keptFor(person: string, storage: Storage = localStorage): Kept {
  const keyOf = (name: string) => `mis-ordenes.${name}.${person}`;
  return {
    read(name) {
      try {
        return storage.getItem(keyOf(name));
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        storage.setItem(keyOf(name), value);
      } catch {
        // Full, or forbidden: it holds until the page is closed.
      }
    },
  };
}
