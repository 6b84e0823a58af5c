import type { ComponentChildren } from 'preact';
import type { Place } from '../address';
import { useDesk } from '../desk';

interface Props {
  to: Partial<Place>;
  class?: string;
  'aria-current'?: 'page' | undefined;
  onFollow?: () => void;
  children: ComponentChildren;
}

/** A link within the panel: a true address to copy or to open in a new tab, and no page load. */
export function PlaceLink({ to, onFollow, children, ...rest }: Props) {
  const { address } = useDesk();
  const follow = (event: MouseEvent) => {
    onFollow?.();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    address.go(to);
    scrollTo(0, 0);
  };
  return (
    <a {...rest} href={address.to(to)} onClick={follow}>
      {children}
    </a>
  );
}
