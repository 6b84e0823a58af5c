import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  title: string;
  /** It was closed, by whom ever. */
  onClose: () => void;
  children: ComponentChildren;
}

/** Closes the window around an element: only then does the browser give the focus back. */
export function closeDialog(inside: Element): void {
  inside.closest('dialog')?.close();
}

/** A modal window: the browser keeps the focus inside and closes it on Escape. */
export function Dialog({ title, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog ref={element} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
