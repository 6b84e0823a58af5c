import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../desk';
import { Icon } from '../ui/icon';
import { Rings } from './rings';

/** The bell, its number, and the list that it opens. */
export function BellButton() {
  const { words, bell } = useDesk();
  const isOpen = useSignal(false);
  const corner = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const unread = bell.unread.value;

  useEffect(() => {
    if (!isOpen.value) return undefined;
    const closeOutside = (event: Event) => {
      if (!corner.current?.contains(event.target as Node)) isOpen.value = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      isOpen.value = false;
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen.value]);

  return (
    <div class="bell" ref={corner}>
      <button
        type="button"
        class="bare"
        ref={button}
        aria-expanded={isOpen.value}
        aria-label={words.value.bell.open(unread)}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <Icon name="bell" />
        {unread > 0 && <span class="count">{unread > 99 ? '99+' : unread}</span>}
      </button>
      {isOpen.value && <Rings onChosen={() => (isOpen.value = false)} />}
      <p class="unseen" aria-live="polite">
        {bell.latest.value?.title}
      </p>
    </div>
  );
}
