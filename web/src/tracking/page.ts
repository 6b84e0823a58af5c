import type { LinkState } from '../lib/live';

/** The element that the server's template promises. */
export function find<Kind extends Element = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element as unknown as Kind;
}

/** Writes only what changed: an untouched node keeps its animation and its place in a screen reader. */
export function write(element: Element, text: string): boolean {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/** A blink of the network is not worth a word. Milliseconds. */
const PATIENCE = 1_200;

/** What the sign says; after the last two, nothing more. */
export type Sign = LinkState | 'closed' | 'replaced';

/** Shows the state of the connection in the words that the server put on the element. */
export function createConnectionSign(element: HTMLElement): (state: Sign) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  return (state) => {
    if (isClosed) return;
    isClosed = state === 'closed' || state === 'replaced';
    clearTimeout(timer);
    const show = () => {
      element.hidden = false;
      element.dataset.state = state;
      write(element, element.dataset[state] ?? '');
    };
    if (state === 'reconnecting' || state === 'connecting') timer = setTimeout(show, PATIENCE);
    else show();
  };
}
