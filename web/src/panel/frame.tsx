import type { ComponentChildren } from 'preact';
import { BellButton } from './bell/button';
import { useDesk } from './desk';
import { Icon } from './ui/icon';
import { PlaceLink } from './ui/place-link';

/** Silent while all is well: what a seller needs to know is when it is not. */
function Link() {
  const { words, link } = useDesk();
  const state = link.value;
  return (
    <p class="link" data-state={state} role="status">
      <span>{words.value.link[state]}</span>
    </p>
  );
}

function LogOut() {
  const { words, session } = useDesk();
  const { logOut } = words.value.session;
  return (
    <button
      type="button"
      class="bare"
      title={logOut}
      onClick={() => void session.logOut().catch(() => undefined)}
    >
      <Icon name="exit" />
      <span class="unseen">{logOut}</span>
    </button>
  );
}

/** What stays around every page of the panel. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { words, session, address } = useDesk();
  const { brand, orders } = words.value;
  return (
    <div class="frame">
      <header class="bar">
        <p class="brand">
          <img src="/static/icon.svg" alt="" width="28" height="28" />
          <span class="brand-words">
            <span class="unseen">{brand}: </span>
            <strong>{session.viewer.value?.shop.name}</strong>
            <span class="person">{session.viewer.value?.name}</span>
          </span>
        </p>
        <nav class="nav">
          <PlaceLink to={{ order: null }} aria-current={address.place.value.order ? undefined : 'page'}>
            <Icon name="orders" />
            {orders.title}
          </PlaceLink>
        </nav>
        <Link />
        <BellButton />
        <LogOut />
      </header>
      <main class="page">{children}</main>
    </div>
  );
}
