import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../desk';
import { Icon } from '../ui/icon';

/** A pause in the typing before the server is asked. Milliseconds. */
const PAUSE = 300;

export function Search() {
  const { words, address } = useDesk();
  const { search: label, clearSearch } = words.value.orders;
  const { search } = address.place.value;
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // The address leads: back and forward change the input, typing changes the address.
  useEffect(() => {
    if (input.current && input.current.value.trim() !== search) input.current.value = search;
  }, [search]);

  const look = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const typed = input.current?.value.trim() ?? '';
      if (typed !== address.place.peek().search) address.go({ search: typed }, { replace: true });
    }, delay);
  };

  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        look(0);
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        defaultValue={search}
        placeholder={label}
        aria-label={label}
        onInput={() => look(PAUSE)}
      />
      {search && (
        <button
          type="button"
          class="bare"
          aria-label={clearSearch}
          onClick={() => {
            address.go({ search: '' }, { replace: true });
            input.current?.focus();
          }}
        >
          <Icon name="cross" />
        </button>
      )}
    </form>
  );
}
