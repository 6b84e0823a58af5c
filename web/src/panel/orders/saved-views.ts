import { signal, type ReadonlySignal } from '@preact/signals';
import { keptFor } from '../../lib/kept';

/** A view of the list under a name; `query` is the part of the address after the question mark. */
export interface SavedView {
  name: string;
  query: string;
}

/** Each person's own views of the list, on this device. */
export interface SavedViews {
  all: ReadonlySignal<SavedView[]>;
  /** Somebody else is at the panel: their own views stand beside the tabs. */
  become(person: string): void;
  /** A view of the same name is replaced. */
  save(view: SavedView): void;
  remove(name: string): void;
}

/** What was kept, or nothing when it cannot be read. */
export function readViews(text: string | null): SavedView[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isView).map(({ name, query }) => ({ name, query })) : [];
  } catch {
    return [];
  }
}

const isView = (thing: Partial<SavedView> | null): thing is SavedView =>
  typeof thing?.name === 'string' && typeof thing.query === 'string';

export function createSavedViews(): SavedViews {
  const all = signal<SavedView[]>([]);
  let kept = keptFor('');
  const keep = (views: SavedView[]) => {
    all.value = views;
    kept.write('views', JSON.stringify(views));
  };
  const without = (name: string) => all.peek().filter((view) => view.name !== name);
  return {
    all,
    become(person) {
      kept = keptFor(person);
      all.value = readViews(kept.read('views'));
    },
    save: (view) => keep([...without(view.name), view]),
    remove: (name) => keep(without(name)),
  };
}
