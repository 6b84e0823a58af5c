import type { ComponentChildren } from 'preact';
import { AlarmBanner } from './alarm/banner';
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

/** The pages of the panel, as far as the rights go. */
function Nav() {
  const { words, session, address } = useDesk();
  const { orders, mail, money, settings } = words.value;
  const place = address.place.value;
  const rights = session.viewer.value?.rights ?? [];
  const isList = !place.order && place.mail === null && !place.page;
  return (
    <nav class="nav">
      <PlaceLink to={{ order: null }} aria-current={isList ? 'page' : undefined}>
        <Icon name="orders" />
        <span>{orders.title}</span>
      </PlaceLink>
      {rights.includes('REGISTER_PAYMENTS') && (
        <PlaceLink
          to={{ page: 'transactions' }}
          aria-current={place.page === 'transactions' ? 'page' : undefined}
        >
          <Icon name="money" />
          <span>{money.title}</span>
        </PlaceLink>
      )}
      {rights.includes('SETTINGS') && (
        <PlaceLink class="only-wide" to={{ mail: '' }} aria-current={place.mail === '' ? 'page' : undefined}>
          <Icon name="letter" />
          <span>{mail.title}</span>
        </PlaceLink>
      )}
      <PlaceLink to={{ page: 'settings' }} aria-current={place.page === 'settings' ? 'page' : undefined}>
        <Icon name="settings" />
        <span>{settings.title}</span>
      </PlaceLink>
    </nav>
  );
}

/** What stays around every page of the panel. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { words, session } = useDesk();
  const { brand } = words.value;
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
        <Nav />
        <Link />
        <BellButton />
        <LogOut />
      </header>
      <AlarmBanner />
      <main class="page">{children}</main>
    </div>
  );
}
