import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useDesk } from '../desk';
import { closeDialog, Dialog } from '../ui/dialog';
import type { Bulk } from './bulk';

const WRITING = 'input:not([type=checkbox]), select, textarea, [contenteditable]';

/** Whether the key is somebody's text, a shortcut of the browser, or meant for a window on top. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  const target = event.target as Element | null;
  return Boolean(target?.closest?.(WRITING)) || document.querySelector('dialog[open]') !== null;
}

/** Moves the focus to a row beside the one that has it; to the first one from anywhere else. */
function step(within: HTMLElement, by: 1 | -1): void {
  const links = [...within.querySelectorAll<HTMLAnchorElement>('.order-row a')];
  const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function chooseRow(bulk: Bulk): void {
  const id = document.activeElement?.closest<HTMLElement>('[data-order]')?.dataset.order;
  if (id) bulk.toggle(id);
}

/** The keys of the list: j, k, x, / and ?. Enter is the link's own. */
export function useListKeys(within: RefObject<HTMLElement | null>, onHelp: () => void): void {
  const { bulk, session } = useDesk();
  useEffect(() => {
    const mayAct = () => session.viewer.peek()?.rights.includes('MANAGE_ORDERS');
    const bindings: Record<string, () => void> = {
      j: () => within.current && step(within.current, 1),
      k: () => within.current && step(within.current, -1),
      x: () => mayAct() && chooseRow(bulk),
      '/': () => within.current?.querySelector<HTMLInputElement>('[type=search]')?.focus(),
      '?': onHelp,
    };
    const press = (event: KeyboardEvent) => {
      const act = bindings[event.key];
      if (!act || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** What each key does. */
export function KeysWindow({ onClose }: { onClose: () => void }) {
  const { keys } = useDesk().words.value.list;
  const lines: [string, string][] = [
    ['j', keys.next],
    ['k', keys.previous],
    ['Enter', keys.enter],
    ['x', keys.choose],
    ['/', keys.search],
    ['?', keys.help],
    ['Esc', keys.escape],
  ];
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <dl class="keys">
        {lines.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div class="form-buttons">
        <button type="button" class="button" autoFocus onClick={(event) => closeDialog(event.currentTarget)}>
          {keys.close}
        </button>
      </div>
    </Dialog>
  );
}
