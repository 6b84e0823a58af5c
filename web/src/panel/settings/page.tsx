import { useEffect } from 'preact/hooks';
import { useDesk } from '../desk';
import { Icon } from '../ui/icon';
import { PlaceLink } from '../ui/place-link';
import { Trouble } from '../ui/trouble';
import { KeysSection } from './keys';
import { MethodsSection } from './methods';
import { SessionsSection } from './sessions';
import { ShopSection } from './shop';
import { StaffSection } from './staff';

function Sections() {
  const { words, settings } = useDesk();
  const shop = settings.shop.value;
  return (
    <div class="settings">
      {shop?.viewer && <ShopSection shop={shop.viewer.shop} />}
      {shop && (
        <>
          <MethodsSection methods={shop.paymentMethods} />
          <StaffSection staff={shop.staff} />
          <KeysSection keys={shop.apiKeys} />
        </>
      )}
      <SessionsSection />
      {shop && (
        <section class="card">
          <h2>{words.value.mail.title}</h2>
          <PlaceLink to={{ mail: '' }} class="settings-link">
            <Icon name="letter" />
            {words.value.settings.letters}
          </PlaceLink>
        </section>
      )}
    </div>
  );
}

/** The shop's settings for who keeps them, and everybody's own sessions. */
export function SettingsPage() {
  const { words, settings, session } = useDesk();
  const { title, loading } = words.value.settings;
  const isKeeper = session.viewer.value?.rights.includes('SETTINGS') ?? false;
  const state = settings.state.value;
  useEffect(() => {
    void settings.load(isKeeper);
    return settings.close;
  }, [isKeeper]);
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      {state === 'loading' && <p class="empty">{loading}</p>}
      {state === 'ready' && <Sections />}
      {state !== 'loading' && state !== 'ready' && (
        <Trouble obstacle={state} onRetry={() => void settings.load(isKeeper)} />
      )}
    </>
  );
}
